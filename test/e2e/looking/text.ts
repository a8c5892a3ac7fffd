import type { Page } from 'playwright-core'

/** Where the design language (section 3) allows 14 px: office heads and second lines, rail words, axis and bar labels, units, badges. */
const smallAllowed = [
  '.rail',
  '.rule-badge',
  '.kbd',
  'thead th',
  '.data-table__column',
  '.matrix th',
  '.staff-visits__why',
  '.data-table__second',
  '.ruler__hour',
  '.ruler-bar',
  '.ruler__now',
  '.ruler__flag',
  '.legend',
  '.minutes',
  '.vital__value small',
  '.trends__value small',
  '.trends__value .second',
]

/** Words below 16 px outside those places, or below 14 anywhere. */
export function smallText(page: Page): Promise<readonly string[]> {
  return page.evaluate((allowed) => {
    const { eyes } = window
    const found = new Set<string>()
    for (const text of eyes.texts()) {
      const parent = text.parentElement
      if (!parent) continue
      const px = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (px >= 15.9 || (px >= 13.9 && parent.closest(allowed))) continue
      found.add(`${px} px: ${eyes.told(parent)}`)
    }
    return [...found]
  }, smallAllowed.join(', '))
}

/** Words that a box cuts off (with or without an ellipsis), and words that lie on other words. */
export function cutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { eyes } = window
    const problems = new Set<string>()
    const read: { parent: Element; box: DOMRect }[] = []
    const px = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
    const hides = (value: string) => value === 'hidden' || value === 'clip'
    for (const text of eyes.texts()) {
      const parent = text.parentElement
      if (!parent) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      for (let up: Element | null = parent; up; up = up.parentElement) {
        const style = getComputedStyle(up)
        // A box that scrolls shows the rest when it is asked to.
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break
        if (!hides(style.overflowX) && !hides(style.overflowY)) continue
        const edge = up.getBoundingClientRect()
        const across = hides(style.overflowX) && (box.right > edge.right + 2 || box.left < edge.left - 2)
        const down = hides(style.overflowY) && (box.bottom > edge.bottom + 3 || box.top < edge.top - 3)
        if (across || down) problems.add(`cut off: ${eyes.told(parent)} by ${eyes.told(up).slice(0, 60)}`)
        break
      }
      const shown = eyes.rect(parent)
      if (!shown || eyes.covered(parent, shown)) continue
      for (const line of Array.from(range.getClientRects())) {
        // The box of a line is taller than its letters.
        const air = Math.max(0, line.height - 0.8 * px(parent)) / 2
        const top = Math.max(line.top + air, shown.top)
        const bottom = Math.min(line.bottom - air, shown.bottom)
        const left = Math.max(line.left, shown.left)
        const right = Math.min(line.right, shown.right)
        if (bottom > top && right > left) read.push({ parent, box: new DOMRect(left, top, right - left, bottom - top) })
      }
    }
    for (const [place, { parent, box }] of read.entries())
      for (const { parent: other, box: there } of read.slice(place + 1)) {
        const across = Math.min(box.right, there.right) - Math.max(box.left, there.left)
        const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top)
        if (across > 3 && down > 3 && parent !== other && !parent.contains(other) && !other.contains(parent))
          problems.add(`on each other: ${eyes.told(parent)} and ${eyes.told(other)}`)
      }
    return [...problems]
  })
}
