import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** Without recommends the install stays free of printing and desktop packages; the fonts make screenshots equal everywhere. */
const debianPackages = ['chromium', 'xvfb', 'xauth', 'fonts-liberation', 'fonts-dejavu-core']

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Path of a Chromium: `CHAIRSIDE_CHROMIUM` first, then the names on the PATH; null = none.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function findChromium(env) {
  if (env.CHAIRSIDE_CHROMIUM && isProgram(env.CHAIRSIDE_CHROMIUM)) return env.CHAIRSIDE_CHROMIUM
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isProgram)
    if (found) return found
  }
  return null
}

function installOnDebian() {
  say(`Set-up: no Chromium here; installing ${debianPackages.join(', ')} with apt-get …`)
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {
    stdio: ['ignore', 2, 2],
    timeout: 15 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages], options)
}

/** Chromium for the end-to-end tests: the one here, else Debian's where we may install it; null with a line said otherwise. */
export function bringChromium() {
  const here = findChromium(process.env)
  if (here) return here
  const mayInstall = process.getuid?.() === 0 && ['/usr/bin/apt-get', '/bin/apt-get'].some((path) => existsSync(path))
  if (mayInstall) installOnDebian()
  const found = findChromium(process.env)
  if (!found) {
    say('Set-up: no Chromium was found, so the end-to-end tests cannot pass. Install Debian’s package chromium,')
    say('        or name another with CHAIRSIDE_CHROMIUM=/path/to/chrome.')
  }
  return found
}

/**
 * Path of Electron's own program; null = its binary is not here. Looks on disk only: loading the package starts a download.
 * @param {string} root
 */
export function findElectron(root) {
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const places = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' }
  const path = join(root, 'node_modules/electron/dist', places[process.platform] ?? 'electron')
  return existsSync(path) ? path : null
}
