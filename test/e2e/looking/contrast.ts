import type { Page } from 'playwright-core'

/**
 * Contrast as it is drawn, fills of states and closed buttons included, which axe leaves out: words 4.5 (large ones and
 * closed buttons 3), icons and the edges of controls 3.
 */
export function faintParts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { eyes } = window
    type Colour = readonly [number, number, number]
    const over = (top: string, under: Colour): Colour => {
      const [red, green, blue, opacity] = eyes.rgba(top)
      const mix = (a: number, b: number) => a * opacity + b * (1 - opacity)
      return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2])]
    }
    const ground = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255]
      const paint = getComputedStyle(element).backgroundColor
      return eyes.rgba(paint)[3] === 1 ? over(paint, [0, 0, 0]) : over(paint, ground(element.parentElement))
    }
    const light = ([red, green, blue]: Colour): number => {
      const part = (value: number) => (value / 255 <= 0.03928 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
      return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }
    const ratio = (a: Colour, b: Colour) => {
      const [low = 0, high = 0] = [light(a), light(b)].sort((one, other) => one - other)
      return (high + 0.05) / (low + 0.05)
    }
    const found = new Set<string>()
    const judge = (element: Element, colour: string, on: Colour, floor: number, what: string) => {
      const measured = ratio(over(colour, on), on)
      if (measured < floor - 0.05) found.add(`${what} ${measured.toFixed(1)} of ${floor}: ${eyes.told(element)}`)
    }
    for (const text of eyes.texts()) {
      const parent = text.parentElement
      if (!parent) continue
      const style = getComputedStyle(parent)
      const px = Number.parseFloat(style.fontSize)
      const isLarge = px >= 24 || (px >= 18.66 && Number(style.fontWeight) >= 650)
      const isClosed = parent.closest('[aria-disabled="true"], :disabled') !== null
      judge(parent, style.color, ground(parent), isLarge || isClosed ? 3 : 4.5, 'words')
    }
    // The tick of a box that is not ticked is not there to be seen.
    const unticked = 'label:has(input:not(:checked)) .check-row__box *'
    for (const icon of Array.from(document.querySelectorAll('svg')))
      if (eyes.seen(icon) && !icon.matches(unticked))
        judge(icon.parentElement ?? icon, getComputedStyle(icon).color, ground(icon), 3, 'icon')
    for (const control of Array.from(document.querySelectorAll('.tap--allowed:not(.tap--closed), input, textarea'))) {
      const style = getComputedStyle(control)
      if (!eyes.seen(control) || Number.parseFloat(style.borderTopWidth) < 1) continue
      judge(control, style.borderTopColor, ground(control.parentElement), 3, 'edge')
    }
    return [...found]
  })
}
