import type { Page } from 'playwright-core'

/** What all looks at a page share; lives in the page, as `window.eyes`. */
export interface Eyes {
  /** Drawn, not hidden, and no part that only a screen reader meets. */
  seen(element: Element): boolean
  /** The part of it that no scrolling box and no window edge cuts away; null when nothing is left. */
  rect(element: Element): DOMRect | null
  /** Its own text is on top at its middle: no sheet covers it. */
  onTop(element: Element, rect: DOMRect): boolean
  /** Something painted lies over its middle. */
  covered(element: Element, rect: DOMRect): boolean
  /** Which element this is, in one line. */
  told(element: Element): string
  /** Whatever can be tapped or typed into. */
  targets(): HTMLElement[]
  /** Text nodes that can be read. */
  texts(): Text[]
  /** Red, green, blue (0 to 255) and opacity of a computed colour. */
  rgba(colour: string): readonly [number, number, number, number]
}

declare global {
  interface Window {
    /** Only after `openEyes`. */
    eyes: Eyes
  }
}

/** Puts the eyes into the page; once a page is enough. */
export async function openEyes(page: Page): Promise<void> {
  if (await page.evaluate(() => 'eyes' in window)) return
  await page.evaluate(installBoxes)
  await page.evaluate(installReading)
}

function installBoxes(): void {
  const cuts = (style: CSSStyleDeclaration) => /auto|scroll|hidden|clip/.test(style.overflow + style.overflowX)
  const within = (box: DOMRect, edge: DOMRect): DOMRect | null => {
    const left = Math.max(box.left, edge.left)
    const top = Math.max(box.top, edge.top)
    const right = Math.min(box.right, edge.right)
    const bottom = Math.min(box.bottom, edge.bottom)
    return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null
  }
  const eyes: Partial<Eyes> = {
    seen(element) {
      if (element.closest('.unseen, [inert], [hidden]') || element.getClientRects().length === 0) return false
      return element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })
    },
    rect(element) {
      const window_ = new DOMRect(0, 0, window.innerWidth, window.innerHeight)
      let box = within(element.getBoundingClientRect(), window_)
      for (let up = element.parentElement; box && up; up = up.parentElement)
        if (cuts(getComputedStyle(up))) box = within(box, up.getBoundingClientRect())
      return box
    },
    onTop(element, rect) {
      const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2)
      return hit !== null && (element.contains(hit) || hit.contains(element))
    },
    covered(element, rect) {
      const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2)
      const clear = /^(transparent|rgba\(.*, 0\))$/
      for (let up = hit; up && !up.contains(element) && !element.contains(up); up = up.parentElement)
        if (!clear.test(getComputedStyle(up).backgroundColor)) return true
      return false
    },
  }
  window.eyes = eyes as Eyes
}

function installReading(): void {
  const { eyes } = window
  const selector =
    'button, [role="button"], [role="option"], a[href], input:not([type="hidden"]), textarea, select, label:has(input[type="checkbox"], input[type="radio"])'
  eyes.told = (element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    const names = Array.from(element.classList, (name) => `.${name}`).join('')
    return `<${element.tagName.toLowerCase()}${names}> "${words.slice(0, 60)}"`
  }
  eyes.targets = () =>
    Array.from(document.querySelectorAll<HTMLElement>(selector)).filter(
      (element) => eyes.seen(element) && !element.matches('label input, [aria-hidden] *'),
    )
  eyes.texts = () => {
    const found: Text[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (node.textContent?.trim() && parent && !parent.matches('script, style, option') && eyes.seen(parent))
        found.push(node as Text)
    }
    return found
  }
  eyes.rgba = (colour) => {
    const [red = 0, green = 0, blue = 0, opacity = 1] = (colour.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const scale = colour.startsWith('color(') ? 255 : 1
    return [red * scale, green * scale, blue * scale, opacity]
  }
}
