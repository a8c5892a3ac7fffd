import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { aFolder } from '#test/builders/aRecord.ts'
import { holdFile } from './holdFile.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('holds until it is let go, also when nobody keeps the hold itself', async () => {
  const path = join(aFolder(), 'chairside.db')
  holdFile(path)
  for (let pass = 0; pass < 3; pass += 1) {
    collectGarbage()
    await turn()
  }
  expect(() => holdFile(path)).toThrow('database is locked')
})

it('is free again once it was let go', () => {
  const path = join(aFolder(), 'chairside.db')
  holdFile(path).release()
  const again = holdFile(path)
  expect(() => holdFile(path)).toThrow('database is locked')
  again.release()
})
