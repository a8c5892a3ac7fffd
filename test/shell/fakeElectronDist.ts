import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

/** Electron's fuse wire: sentinel, version 1, eight fuses, each '1'. The packer really flips them in this file. */
const fuses = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('11111111'),
])

/** A folder that electron-builder takes for Electron's, so that packing can be checked where the binary cannot be fetched. */
export async function fakeElectronDist(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-dist-'))
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses]))
  chmodSync(join(folder, 'electron'), 0o755)
  for (const [name, text] of [
    ['version', version],
    ['LICENSE', 'x'],
    ['LICENSES.chromium.html', 'x'],
  ] as const)
    writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'locales'))
  writeFileSync(join(folder, 'locales/en-US.pak'), 'x')
  mkdirSync(join(folder, 'resources'))
  const inside = mkdtempSync(join(tmpdir(), 'chairside-asar-'))
  writeFileSync(join(inside, 'package.json'), '{"name":"default"}')
  await createPackage(inside, join(folder, 'resources/default_app.asar'))
  return folder
}
