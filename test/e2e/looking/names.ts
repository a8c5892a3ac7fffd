import type { Page } from 'playwright-core'

const controls: ReadonlySet<unknown> = new Set([
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'alertdialog',
  'grid',
  'img',
  'image',
  'link',
  'listbox',
  'menuitem',
  'navigation',
  'option',
  'radio',
  'radiogroup',
  'searchbox',
  'spinbutton',
  'switch',
  'tab',
  'table',
  'textbox',
])

/** Whatever a screen reader meets without a name, as the browser itself computes names. */
export async function nameless(page: Page): Promise<readonly string[]> {
  const wire = await page.context().newCDPSession(page)
  const { nodes } = await wire.send('Accessibility.getFullAXTree')
  const without = nodes.filter(({ ignored, role, name }) => !ignored && controls.has(role?.value) && !name?.value)
  const told: string[] = []
  for (const { role, backendDOMNodeId } of without) {
    if (backendDOMNodeId === undefined) continue
    const { outerHTML } = await wire.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId })
    told.push(`${role?.value} without a name: ${outerHTML.slice(0, 160)}`)
  }
  await wire.detach()
  return told
}
