import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cycleProblems } from './checks/cycleProblems.ts'
import { barrelProblems, sizeProblems, tsconfigProblems, wordProblems } from './checks/fileProblems.ts'
import { importProblems } from './checks/importProblems.ts'
import { secretProblems } from './checks/secretProblems.ts'
import { readSources } from './checks/source.ts'
import { lintRooms } from './lintRooms.ts'

const root = join(import.meta.dirname, '../..')
// The planted mistakes stand in texts of their own tests and are no mistakes there.
const sources = readSources(root).filter(({ path }) => !/^test\/architecture\/(planted|lint)\.test\.ts$/.test(path))

describe('the shape stays', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  it.each([
    ['a room imports what the table allows', importProblems],
    ['no file imports itself in a circle', cycleProblems],
    ['a file can be read standing up', sizeProblems],
    ['no surprises, no machine paths, nothing left for later', wordProblems],
    ['you import the door by name', barrelProblems],
    ['no key and no password stands in a file', secretProblems],
    ['every folder has a compiler that knows its world', tsconfigProblems],
  ])('%s', (_promise, check) => {
    expect(check(sources)).toEqual([])
  })

  it('the linter knows the same import table', () => {
    const written = JSON.parse(readFileSync(join(root, 'biome.rooms.json'), 'utf8'))
    expect(written, 'run npm run rooms, which writes biome.rooms.json from importTable.ts').toEqual(lintRooms())
  })
})
