import type { Page } from 'playwright-core'
import type { PictureName } from './pictures.ts'

export const sizes = { desktop: { width: 1280, height: 800 }, tablet: { width: 1024, height: 768 } } as const

/** What a scene shows its screens to: one that takes pictures of them, or one that measures them (test/measured). */
export interface Camera {
  /** The screen as it stands. It is left in its own size. */
  take(page: Page, name: PictureName): Promise<void>
}
