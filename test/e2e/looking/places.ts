import type { Page } from 'playwright-core'

/** What stands at the same place on every screen that has it (workflow 13). The clock of a chart stands beside Emergency. */
export const parts = ['lock', 'way back', 'clock of a chart', 'Emergency'] as const
export type Part = (typeof parts)[number]

const selectors: Readonly<Record<Part, string>> = {
  lock: '.rail__me',
  'way back': '.back-button',
  'clock of a chart': '.patient-head:has(> .tap--emergency) .now',
  Emergency: '.patient-head .tap--emergency',
}

/**
 * Where each of them stands now: the left edge of what is at the left, the right edge of the rest, and the middle of its
 * height, in px.
 */
export function placesOf(page: Page): Promise<readonly (readonly [Part, string])[]> {
  return page.evaluate(
    (wanted) =>
      wanted.flatMap(([part, selector]) => {
        const box = document.querySelector(selector)?.getBoundingClientRect()
        if (!box || box.width === 0) return []
        const isLeft = box.left < window.innerWidth / 2
        const edge = isLeft ? `left ${Math.round(box.left)}` : `right ${Math.round(box.right)}`
        return [[part, `${edge}, middle ${Math.round(box.top + box.height / 2)}`] as const]
      }),
    parts.map((part) => [part, selectors[part]] as const),
  )
}
