import type { Page } from 'playwright-core'

/**
 * Colour is never the only sign (design language 2): whatever is drawn in a state's colour carries words or a shape of its
 * own, and two states of one part never look the same once the colours are taken away. Looked at in forced colours, where
 * the system paints everything alike.
 */
export async function colourAlone(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await page.evaluate(() => {
    const { eyes } = window
    const state =
      /^(.+)--(urgent|due|run|running|good|wait|waiting|paused|planned|done|check-waiting|stopped-early|struck)$/
    // Bars keep their own colours in forced colours; the words beside them say the same (forced.css).
    const bars = '.bar, .ruler-bar, .minute-bar, .amount-bar'
    const looks = new Map<string, string>()
    const problems = new Set<string>()
    for (const element of Array.from(document.querySelectorAll('[class*="--"]'))) {
      if (!eyes.seen(element) || element.matches(bars)) continue
      for (const name of Array.from(element.classList)) {
        const [, part, kind] = state.exec(name) ?? []
        if (!part || !kind) continue
        const words = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
        const icon = element.querySelector('svg')?.innerHTML ?? ''
        if (!words && !icon) problems.add(`a colour without word or icon: ${eyes.told(element)}`)
        const look = `${part} ${icon} ${words}`
        const before = looks.get(look)
        if (before && before !== kind)
          problems.add(`${before} and ${kind} look alike without colour: ${eyes.told(element)}`)
        looks.set(look, kind)
        if (part === 'chip' && !words) problems.add(`a chip without words: ${eyes.told(element)}`)
        if (part === 'chip' && !icon) problems.add(`a chip without an icon: ${eyes.told(element)}`)
      }
    }
    for (const bar of Array.from(document.querySelectorAll(bars)))
      if (eyes.seen(bar) && getComputedStyle(bar).forcedColorAdjust !== 'none')
        problems.add(`a bar that forced colours wipe out: ${eyes.told(bar)}`)
    return [...problems]
  })
  await page.emulateMedia({ forcedColors: 'none' })
  return found
}

/** With reduced motion wanted, nothing moves or fades: no animation runs and no transition takes time. */
export function movingParts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { eyes } = window
    const takesTime = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0.001)
    const moving = new Set<string>()
    for (const element of Array.from(document.querySelectorAll('body *'))) {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
      if (animationName !== 'none' && takesTime(animationDuration)) moving.add(`animated: ${eyes.told(element)}`)
      if (takesTime(transitionDuration)) moving.add(`a transition: ${eyes.told(element)}`)
    }
    for (const animation of document.getAnimations())
      if (animation.playState === 'running') moving.add(`running: ${animation.id || 'an animation'}`)
    return [...moving]
  })
}
