import type { Page } from 'playwright-core'

/**
 * Clocks below 32 px, and running clocks that something lies over (workflow 13: no pop-up may hide one). Beneath a dialog,
 * which stands in the middle, the tiles of all chairs go on saying how long each has left.
 */
export function clockProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { eyes } = window
    const problems: string[] = []
    const opaque = (element: Element) => eyes.rgba(getComputedStyle(element).backgroundColor)[3] === 1
    const isHidden = (element: Element): boolean => {
      const box = eyes.rect(element)
      if (!box) return false
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      for (let up = hit; up && !up.contains(element) && !element.contains(up); up = up.parentElement)
        if (opaque(up)) return true
      return false
    }
    const inPopUp = (element: Element) => element.closest('[role="dialog"], [role="alertdialog"]') !== null
    const tiles = Array.from(document.querySelectorAll('.chair-tile')).filter((tile) => eyes.seen(tile))
    const inTheMiddle = document.querySelector('.dialog') !== null
    for (const clock of Array.from(document.querySelectorAll('.clock'))) {
      if (!eyes.seen(clock)) continue
      const px = Number.parseFloat(getComputedStyle(clock).fontSize)
      if (px < 31.9) problems.push(`a clock of ${px} px: ${eyes.told(clock)}`)
      if (inPopUp(clock) || !isHidden(clock)) continue
      if (!inTheMiddle || tiles.length === 0) problems.push(`a clock is hidden: ${eyes.told(clock)}`)
    }
    for (const tile of tiles) if (isHidden(tile)) problems.push(`a chair is hidden: ${eyes.told(tile)}`)
    return problems
  })
}
