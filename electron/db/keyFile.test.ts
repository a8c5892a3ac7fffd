import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aFolder } from '#test/builders/aRecord.ts'
import { keyFromPassphrase, obtainKey } from './keyFile.ts'

const places = () => {
  const folder = join(aFolder(), 'desk')
  return { folder, keyFile: join(folder, 'chairside.key'), databaseFile: join(folder, 'chairside.db') }
}

describe('the key file', () => {
  it('is made once, for its owner alone, and then stays the same', () => {
    const { folder, keyFile, databaseFile } = places()
    const made = obtainKey(keyFile, databaseFile)
    expect(made).toMatchObject({ ok: true, value: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toEqual(['chairside.key'])
    writeFileSync(databaseFile, '')
    expect(obtainKey(keyFile, databaseFile)).toEqual(made)
    const other = places()
    expect(obtainKey(other.keyFile, other.databaseFile)).not.toEqual(made)
  })

  it('is never made anew for a record that is there: that key could not open it', () => {
    const { folder, keyFile, databaseFile } = places()
    obtainKey(keyFile, databaseFile)
    writeFileSync(databaseFile, '')
    rmSync(keyFile)
    expect(obtainKey(keyFile, databaseFile)).toMatchObject({ ok: false, error: { kind: 'key-missing' } })
    expect(keyFromPassphrase('right', keyFile, databaseFile)).toMatchObject({ error: { kind: 'key-missing' } })
    expect(readdirSync(folder)).toEqual(['chairside.db'])
  })

  it('is refused when others can read it', () => {
    const { keyFile, databaseFile } = places()
    obtainKey(keyFile, databaseFile)
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(keyFile, mode)
      expect(obtainKey(keyFile, databaseFile)).toMatchObject({ ok: false, error: { kind: 'key-not-private' } })
    }
  })

  it('is refused when it holds something else', () => {
    const { keyFile, databaseFile } = places()
    obtainKey(keyFile, databaseFile)
    writeFileSync(keyFile, readFileSync(keyFile, 'utf8').slice(0, 40))
    expect(obtainKey(keyFile, databaseFile)).toMatchObject({ ok: false, error: { kind: 'key-not-a-key' } })
  })

  it('that cannot be read is not taken for one that is missing', () => {
    const { folder, databaseFile } = places()
    expect(obtainKey(join(folder, '..'), databaseFile)).toMatchObject({ ok: false })
  })
})

it('a passphrase gives the same key again on this workstation, and another one gives another', () => {
  const { keyFile, databaseFile } = places()
  const first = keyFromPassphrase('bay four at dawn', keyFile, databaseFile)
  expect(first).toMatchObject({ ok: true, value: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(keyFromPassphrase('bay four at dawn', keyFile, databaseFile)).toEqual(first)
  expect(keyFromPassphrase('bay four at dusk', keyFile, databaseFile)).not.toEqual(first)
  expect(first).not.toMatchObject({ value: readFileSync(keyFile, 'utf8').trim() })
})
