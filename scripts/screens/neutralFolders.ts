import { tmpdir } from 'node:os'
import type { Page } from 'playwright-core'

/** Where a practice's record would lie: a picture names no folder of the machine it was taken on. */
const inAPractice = '/var/lib/chairside'

/** Folders of this run that a text names, the longest first: everything under the machine's temporary folder. */
export function foldersOfRun(text: string, temporary = tmpdir()): readonly string[] {
  const escaped = temporary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = text.match(new RegExp(`${escaped}[/\\\\]chairside-[^\\s/\\\\.,;:)]+`, 'g')) ?? []
  return [...new Set(found)].sort((a, b) => b.length - a.length)
}

/** Writes a practice's folder in the place of this run's, in what the page shows. */
export async function neutralFolders(page: Page): Promise<void> {
  const folders = foldersOfRun(await page.evaluate<string>('document.body.innerText'))
  if (folders.length === 0) return
  await page.evaluate(
    ([all, instead]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const folder of all)
          if (node.nodeValue?.includes(folder)) node.nodeValue = node.nodeValue.replaceAll(folder, instead)
    },
    [folders, inAPractice] as const,
  )
}
