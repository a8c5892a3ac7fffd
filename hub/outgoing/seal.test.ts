import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aFolder } from '#test/builders/aRecord.ts'
import { sealOf } from './seal.ts'

describe('a sealed secret', () => {
  it('opens with the key of its hub, also after a new start, and shows nothing of itself', () => {
    const folder = aFolder()
    const sealed = sealOf(folder).close('tell nobody')
    expect(sealed).not.toContain('tell')
    expect(sealOf(folder).close('tell nobody')).not.toBe(sealed)
    expect(sealOf(folder).open(sealed)).toBe('tell nobody')
    expect(statSync(join(folder, 'secrets.key')).mode & 0o077).toBe(0)
    expect(readFileSync(join(folder, 'secrets.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('opens with no other key, and not when it was changed', () => {
    const seal = sealOf(aFolder())
    const sealed = seal.close('tell nobody')
    expect(() => sealOf(aFolder()).open(sealed)).toThrow()
    expect(() => seal.open(`${sealed.slice(0, -4)}AAA=`)).toThrow()
  })
})
