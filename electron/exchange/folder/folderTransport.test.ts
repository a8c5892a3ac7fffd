import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { aFolder } from '#test/builders/aRecord.ts'
import type { Outgoing } from '../transport.ts'
import { createFolderTransport } from './folderTransport.ts'

const outgoing = (name: string, body: string): Outgoing => ({
  name,
  body,
  contentId: createHash('sha256').update(body).digest('hex'),
})
const out = outgoing('lakeside_837P_20260303_000000001.x12', 'ISA*…~\n')

describe('a folder another program watches', () => {
  let folder = ''
  let answersFolder = ''
  beforeEach(() => {
    folder = join(aFolder(), 'out')
    answersFolder = join(aFolder(), 'in')
    mkdirSync(folder, { recursive: true })
    mkdirSync(answersFolder, { recursive: true })
  })
  const transport = () => createFolderTransport({ folder, answersFolder })
  const there = (name = out.name): string => readFileSync(join(folder, name), 'utf8')

  it('shows a file only whole, under its name alone', async () => {
    expect(await transport().prepare(out)).toBeNull()
    expect(readdirSync(folder)).toEqual([`${out.name}.part`])
    expect(await transport().commit(out, false)).toMatchObject({ kind: 'delivered' })
    expect(readdirSync(folder)).toEqual([out.name])
    expect(there()).toBe(out.body)
  })

  it('never writes over a name that is there', async () => {
    writeFileSync(join(folder, out.name), 'of somebody else')
    await transport().prepare(out)
    expect(await transport().commit(out, false)).toMatchObject({ kind: 'person' })
    expect(there()).toBe('of somebody else')
  })

  it('is not written twice when the program stopped before the last step, or behind it', async () => {
    await transport().prepare(out)
    expect(await transport().commit(out, true)).toMatchObject({ kind: 'delivered' })
    expect(await transport().commit(out, true)).toMatchObject({ kind: 'delivered' })
    expect(readdirSync(folder)).toEqual([out.name])
  })

  it('is not written again when the receiver has taken it meanwhile', async () => {
    await transport().prepare(out)
    await transport().commit(out, false)
    rmSync(join(folder, out.name))
    expect(await transport().commit(out, true)).toMatchObject({ kind: 'delivered' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is written anew when it was cut short under its other name', async () => {
    writeFileSync(join(folder, `${out.name}.part`), 'IS')
    expect(await transport().commit(out, true)).toMatchObject({ kind: 'again', mayHaveArrived: false })
    expect(existsSync(join(folder, out.name))).toBe(false)
  })

  it('that is gone stops the way out, and says what to do', async () => {
    rmSync(folder, { recursive: true })
    expect(await transport().prepare(out)).toEqual({
      kind: 'stop',
      words: 'The folder for outgoing files is not there. Connect the share, or correct its path.',
    })
  })

  it('gives the answers that lie there, and not what is still being written', async () => {
    writeFileSync(join(answersFolder, 'b.999'), 'two')
    writeFileSync(join(answersFolder, 'a.835'), 'one')
    for (const name of ['c.835.part', '.hidden', 'd.tmp']) writeFileSync(join(answersFolder, name), 'half')
    mkdirSync(join(answersFolder, 'archive'))
    const seen = await transport().answers?.()
    if (!seen || 'kind' in seen) throw new Error('the answers were not listed')
    expect(await Promise.all(seen.map(async (one) => [one.name, one.size, await one.read()]))).toEqual([
      ['a.835', 3, 'one'],
      ['b.999', 3, 'two'],
    ])
  })
})
