import { act, screen } from '@testing-library/react'
import { Play } from 'lucide-react'
import { afterEach, expect, it, vi } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { type RulerRow, TimelineRuler } from './TimelineRuler.tsx'

afterEach(() => vi.unstubAllGlobals())

/** The browser's answer to what is in sight, given by hand. */
function stubSight(): (line: Element, isIntersecting: boolean) => void {
  const watching = new Map<Element, (entries: { readonly isIntersecting: boolean }[]) => void>()
  class Observer {
    readonly #tell: (entries: { readonly isIntersecting: boolean }[]) => void
    constructor(tell: (entries: { readonly isIntersecting: boolean }[]) => void) {
      this.#tell = tell
    }
    observe(element: Element) {
      watching.set(element, this.#tell)
    }
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  return (line, isIntersecting) => act(() => watching.get(line)?.([{ isIntersecting }]))
}

const rows = Array.from({ length: 40 }, (_, index): RulerRow => {
  const chair = String(index + 1)
  return {
    key: chair,
    chair,
    name: `Patient ${chair}`,
    second: 'BR',
    bars: () => [{ from: 10, to: 40, kind: 'running' }],
    status: { level: 'plain', icon: Play, words: '9 min left', second: '' },
  }
})

it('says every row in words and draws the bars of those in sight', () => {
  const see = stubSight()
  const { container } = drawPart(
    <TimelineRuler
      label="Chairs"
      span={600}
      hours={[]}
      now={{ at: 60, words: '08:00' }}
      rows={rows}
      onOpen={() => {}}
    />,
  )
  expect(screen.getAllByRole('button', { name: /9 min left/ })).toHaveLength(40)
  const [first, last] = [container.querySelector('[data-row="1"]'), container.querySelector('[data-row="40"]')]
  if (!first || !last) throw new Error('a row is missing')
  const barsOf = (line: Element) => line.querySelectorAll('.ruler-bar').length
  expect([barsOf(first), barsOf(last)]).toEqual([1, 0])
  see(last, true)
  see(first, false)
  expect([barsOf(first), barsOf(last)]).toEqual([0, 1])
})
