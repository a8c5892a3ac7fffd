// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

// Measures tokens.css: contrast (WCAG 2.2) in both themes, and how far apart the state fills stay in normal sight, protanopia
// and deuteranopia (OKLab distance after Machado 2009).

type Colours = Readonly<Record<string, string>>
type Row = readonly [number, number, number]
type Matrix = readonly [Row, Row, Row]

const blocks = [...tokens.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, head = '', body = '']) => ({
  head: head.replace(/\/\*.*?\*\//gs, '').trim(),
  colours: Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  ) as Colours,
}))

function theme(isIt: (head: string) => boolean): Colours {
  const found = blocks.find(({ head }) => isIt(head))
  if (!found) throw new Error('tokens.css has lost a theme block')
  return found.colours
}

const light = theme((head) => head.includes('[data-theme="light"]'))
const dark = theme((head) => head === '[data-theme="dark"]')
const system = theme((head) => head.endsWith(':root:not([data-theme])'))

const colour = (colours: Colours, name: string): Row => {
  const hex = colours[name]
  if (hex === undefined) throw new Error(`tokens.css has no --${name}`)
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const luminance = ([r, g, b]: Row) => 0.2126 * r + 0.7152 * g + 0.0722 * b

function ratio(colours: Colours, front: string, back: string): number {
  const a = luminance(colour(colours, front))
  const b = luminance(colour(colours, back))
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const sights: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

const times = (matrix: Matrix, [a, b, c]: Row): Row => {
  const [first, second, third] = matrix
  const dot = (row: Row) => row[0] * a + row[1] * b + row[2] * c
  return [dot(first), dot(second), dot(third)]
}

const toCone: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]

const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

function oklab(seen: Row): Row {
  const [r, g, b] = seen
  const [l, m, s] = times(toCone, [Math.max(0, r), Math.max(0, g), Math.max(0, b)])
  return times(toLab, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)])
}

function distance(colours: Colours, one: string, other: string, sight: Matrix): number {
  const a = oklab(times(sight, colour(colours, one)))
  const b = oklab(times(sight, colour(colours, other)))
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const states = ['run', 'due', 'urgent', 'good', 'wait'] as const

const floors: readonly (readonly [front: string, back: string, floor: number])[] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
    ['surface', 'canvas', 'sunken'].map((ground) => [ink, ground, 7] as const),
  ),
  ...states.flatMap(
    (state) =>
      [
        [state, 'surface', 7],
        [state, `${state}-tint`, 7],
        ['ink', `${state}-tint`, 7],
        [`on-${state}`, `${state}-fill`, 4.5],
        // Amber never stands alone: it always carries dark words or an icon.
        [`${state}-fill`, 'surface', state === 'due' ? 2 : 3],
      ] as const,
  ),
  ['on-action', 'action', 7],
  ['on-action', 'action-press', 7],
  ['action', 'surface', 7],
  ['edge-colour', 'surface', 3],
  ['edge-colour', 'canvas', 3],
  ['focus', 'surface', 3],
  ['focus', 'canvas', 3],
  ['ink-off', 'surface', 4],
  ['past-fill', 'surface', 2],
  ['on-past', 'past-fill', 4.5],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, colours) => {
  it.each(floors)('%s on %s is at least %d', (front, back, floor) => {
    expect(ratio(colours, front, back)).toBeGreaterThanOrEqual(floor)
  })

  it.each(Object.keys(sights))('keeps the state fills apart in %s sight', (name) => {
    const sight = sights[name]
    if (!sight) throw new Error(`no matrix for ${name}`)
    const close = states.flatMap((one, at) =>
      states
        .slice(at + 1)
        .filter((other) => distance(colours, `${one}-fill`, `${other}-fill`, sight) < 11.5)
        .map((other) => `${one} and ${other}`),
    )
    expect(close).toEqual([])
  })
})

describe('the dark theme', () => {
  it('is the same whether chosen or asked for by the computer', () => {
    expect(system).toEqual(dark)
  })
})
