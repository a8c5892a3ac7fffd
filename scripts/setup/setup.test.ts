import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, findElectron } from './browsers.mjs'
import { matchesLock } from './packages.mjs'
import { isNewEnough } from './runtime.mjs'

const here = { os: [process.platform], cpu: [process.arch] }
const wanted = {
  '': {},
  'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
  'node_modules/node-here': { version: '24.21.0', integrity: 'sha512-b', optional: true, ...here },
  'node_modules/node-elsewhere': { version: '24.21.0', optional: true, os: ['plan9'], cpu: [process.arch] },
}
const installed = {
  'node_modules/zod': wanted['node_modules/zod'],
  'node_modules/node-here': wanted['node_modules/node-here'],
}

describe('what is installed against the lock file', () => {
  it('matches when only packages for other systems are missing', () => {
    expect(matchesLock(wanted, installed)).toBe(true)
  })

  it.each([
    ['a package is missing', { 'node_modules/node-here': wanted['node_modules/node-here'] }],
    [
      'an optional package for this system is missing, of which npm says nothing',
      { 'node_modules/zod': wanted['node_modules/zod'] },
    ],
    ['a version differs', { ...installed, 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }],
    ['the content differs', { ...installed, 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } }],
    ['there is one too many', { ...installed, 'node_modules/left-over': { version: '1.0.0' } }],
  ])('does not match when %s', (_what, found) => {
    expect(matchesLock(wanted, found)).toBe(false)
  })
})

describe('the Node that runs us', () => {
  it.each(['v22.22.2', 'v22.22.10', 'v22.23.0', 'v24.0.0', 'v24.21.0'])('%s is new enough', (version) => {
    expect(isNewEnough(version)).toBe(true)
  })

  it.each(['v20.20.2', 'v22.22.1', 'v22.9.9', 'v9.99.99'])('%s is too old', (version) => {
    expect(isNewEnough(version)).toBe(false)
  })
})

describe('finding a browser', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chairside-browser-'))
    for (const name of ['google-chrome', 'chromium-browser', 'mine']) {
      writeFileSync(join(folder, name), '')
      chmodSync(join(folder, name), 0o755)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('takes the first name on the PATH, Chromium before Chrome', () => {
    expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium-browser'))
  })

  it('prefers the one that is named', () => {
    expect(findChromium({ PATH: folder, CHAIRSIDE_CHROMIUM: join(folder, 'mine') })).toBe(join(folder, 'mine'))
  })

  it('falls back to the PATH when the named one is not there', () => {
    expect(findChromium({ PATH: folder, CHAIRSIDE_CHROMIUM: join(folder, 'gone') })).toBe(
      join(folder, 'chromium-browser'),
    )
  })

  it('knows when there is none', () => {
    expect(findChromium({ PATH: join(folder, 'empty') })).toBeNull()
    expect(findElectron(folder)).toBeNull()
  })
})
