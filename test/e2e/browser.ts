import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '#scripts/setup/browsers.mjs'

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium of this machine: the one on the PATH, or the one named by CHAIRSIDE_CHROMIUM. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env)
  if (!executablePath)
    throw new Error('Chromium is missing: install the package chromium, or set CHAIRSIDE_CHROMIUM to its path.')
  return chromium.launch({
    executablePath,
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}
