import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Seal, sealedKey } from './sealedKey.ts'

const seal: Seal = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from([...text].reverse().join('')),
  decryptString: (sealed) => [...sealed.toString()].reverse().join(''),
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairside-seal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const paths = () => [join(folder, 'key.sealed'), join(folder, 'chairside.db')] as const

it('makes a key once and gives the same one afterwards, never in plain text on the disk', () => {
  const [file, record] = paths()
  const first = sealedKey(seal, file, record)
  expect(first.ok && /^[0-9a-f]{64}$/.test(first.value)).toBe(true)
  expect(sealedKey(seal, file, record)).toEqual(first)
  expect(first.ok && readFileSync(file, 'utf8').includes(first.value)).toBe(false)
})

it('gives no new key to a record whose sealed key is gone', () => {
  const [file, record] = paths()
  writeFileSync(record, 'x')
  expect(sealedKey(seal, file, record)).toMatchObject({ ok: false, error: { kind: 'key-missing' } })
  expect(existsSync(file)).toBe(false)
})

it('says so when the sealed key belongs to another account, and when nothing can seal', () => {
  const [file, record] = paths()
  writeFileSync(file, 'not ours')
  expect(sealedKey(seal, file, record)).toMatchObject({ ok: false, error: { kind: 'key-not-a-key' } })
  expect(sealedKey({ ...seal, isEncryptionAvailable: () => false }, file, record)).toMatchObject({
    ok: false,
    error: { kind: 'key-unreadable' },
  })
})
