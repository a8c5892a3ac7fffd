import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as collect from './collect.ts'
import { targets } from './targets.ts'

it.each(Object.keys(targets))('has every word of vitest that the tests of %s are written with', (name) => {
  const files = new Set(targets[name]?.testFiles.flatMap((pattern) => globSync(pattern)))
  const words = [...files].flatMap((file) => {
    const [, names = ''] = /import \{([^}]*)\} from 'vitest'/.exec(readFileSync(file, 'utf8')) ?? []
    return names.split(',').map((word) => ({ file, word: word.trim() }))
  })
  expect(words.length).toBeGreaterThan(files.size)
  expect(words.filter(({ word }) => !Object.hasOwn(collect, word))).toEqual([])
})
