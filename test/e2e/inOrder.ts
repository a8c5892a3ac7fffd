import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'

/**
 * Each test of the file stands on the one before it: after the first that fails nothing is tried, and what the screen
 * showed then is kept as a picture. Call it once, beside the hooks of the file.
 */
export function inOrder(name: string, page: () => Page | undefined): void {
  let failed: string | null = null
  beforeEach(() => {
    if (failed) throw new Error(`not tried: "${failed}" went wrong before it`)
  })
  afterEach(async ({ task }) => {
    if (failed || task.result?.state !== 'fail') return
    failed = task.name
    const picture = join(tmpdir(), `chairside-${name}-failed.png`)
    await page()?.screenshot({ path: picture })
    process.stderr.write(`What the screen showed: ${picture}\n`)
  })
}
