import type { Page } from 'playwright-core'

/**
 * Targets below 48 px, main actions below 72, neighbours closer than 8 px, and a page that has to be pushed sideways
 * (workflow 13, design language 5). Rows of one table and choices of one list touch each other by nature.
 */
export function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { eyes } = window
    // A paused drug's main action is Resume; its Stop stands beside, at 52.
    const main = /^(Start|Stop|Resume|Pause all|Second check|Save vitals|Sign)(:|$| the visit| all)/
    const size = ({ width, height }: DOMRect) => `${Math.round(width)}×${Math.round(height)}`
    const problems: string[] = []
    const boxes: { element: HTMLElement; box: DOMRect }[] = []
    for (const element of eyes.targets()) {
      const whole = element.getBoundingClientRect()
      if (whole.width < 47.5 || whole.height < 47.5) problems.push(`too small, ${size(whole)}: ${eyes.told(element)}`)
      const words = element.getAttribute('aria-label') ?? element.innerText.trim()
      if (element.matches('.tap:not(.tap--half)') && main.test(words) && whole.height < 71.5)
        problems.push(`a main action below 72 px, ${size(whole)}: ${eyes.told(element)}`)
      const box = eyes.rect(element)
      // Half under the edge of what scrolls, it has no neighbours there.
      const isWhole = box && box.height > whole.height - 2 && box.width > whole.width - 2
      if (isWhole && eyes.onTop(element, box)) boxes.push({ element, box })
    }
    const lists = '[role="listbox"], [role="grid"], table, .ruler, :is(ul, ol):has(> .code-disclosure)'
    const oneList = (a: Element, b: Element) => {
      const list = a.closest(lists)
      return list !== null && list === b.closest(lists)
    }
    // What scrolls away under a foot that stays is not beside it.
    const foot = (element: Element) => element.closest('.sheet__foot, .vial-pad__foot')

    for (const [place, { element, box }] of boxes.entries())
      for (const { element: other, box: there } of boxes.slice(place + 1)) {
        const apart = Math.max(
          there.left - box.right,
          box.left - there.right,
          there.top - box.bottom,
          box.top - there.bottom,
        )
        if (apart >= 7.5 || element.contains(other) || other.contains(element) || oneList(element, other)) continue
        if (foot(element) !== foot(other)) continue
        problems.push(`${Math.round(apart)} px apart: ${eyes.told(element)} and ${eyes.told(other)}`)
      }
    if (document.documentElement.scrollWidth > window.innerWidth) problems.push('the page is wider than the window')
    return problems
  })
}
