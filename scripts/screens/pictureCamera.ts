import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Camera, sizes } from './camera.ts'
import { neutralFolders } from './neutralFolders.ts'
import { filesOf, type PictureName } from './pictures.ts'
import { smallPng } from './smallPng.ts'

const largestBytes = 100_000

/** Takes the pictures of one run and remembers which. */
export class PictureCamera implements Camera {
  readonly folder: string
  readonly taken = new Set<PictureName>()

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  /** In both themes and in each of its sizes. */
  async take(page: Page, name: PictureName): Promise<void> {
    for (const { file, size, theme } of filesOf(name)) {
      await page.setViewportSize(sizes[size])
      await page.mouse.move(0, sizes[size].height - 1)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.evaluate('document.fonts.ready.then(() => true)')
      await neutralFolders(page)
      const png = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
      if (png.length > largestBytes) throw new Error(`${file} has ${png.length} bytes, more than ${largestBytes}`)
      writeFileSync(join(this.folder, file), png)
    }
    await page.setViewportSize(sizes.desktop)
    this.taken.add(name)
    process.stdout.write(`${name}\n`)
  }
}
