import type { Page } from 'playwright-core'

/** What cannot be brought into the window and met by a finger there: cut off for good, or under something else. */
export function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { eyes } = window
    const scrolled = Array.from(document.querySelectorAll('*')).filter(
      ({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0,
    )
    const places = scrolled.map((element) => [element, element.scrollTop, element.scrollLeft] as const)
    // Over an open sheet or dialog the rest may be covered: it is reached by closing that.
    const inFront = Array.from(document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="listbox"]')).at(
      -1,
    )
    const lost: string[] = []
    for (const element of eyes.targets()) {
      if (inFront && !inFront.contains(element)) continue
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      // The browser can push what no hand can: a box without a scroll bar.
      for (let up = element.parentElement; up; up = up.parentElement)
        if (/hidden|clip/.test(getComputedStyle(up).overflow)) up.scrollTo({ top: 0, left: 0, behavior: 'instant' })
      const box = eyes.rect(element)
      if (!box || box.width < 20 || box.height < 20 || !eyes.onTop(element, box)) lost.push(eyes.told(element))
    }
    for (const element of Array.from(document.querySelectorAll('*'))) {
      if (element.scrollTop > 0) element.scrollTop = 0
      if (element.scrollLeft > 0) element.scrollLeft = 0
    }
    for (const [element, top, left] of places) element.scrollTo({ top, left, behavior: 'instant' })
    return lost.map((element) => `out of reach: ${element}`)
  })
}

/** Focus that cannot be seen: no ring of 2 px around what has it (design language 6 and 8). The focus goes back where it was. */
export async function unseenFocus(page: Page): Promise<readonly string[]> {
  // A key says that a keyboard is in use; what follows is drawn for it.
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const { eyes } = window
    const before = document.activeElement
    const hidden: string[] = []
    const stops = Array.from(document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, [tabindex="0"]'))
    for (const element of stops) {
      if (element.closest('[inert], [hidden]') || element.getClientRects().length === 0) continue
      element.focus({ preventScroll: true, focusVisible: true } as FocusOptions)
      if (document.activeElement !== element) continue
      const ringed = [element, element.closest('label'), element.parentElement].some((part) => {
        if (!part) return false
        const { outlineStyle, outlineWidth } = getComputedStyle(part)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      })
      if (!ringed) hidden.push(`focus cannot be seen: ${eyes.told(element)}`)
    }
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return hidden
  })
}
