import { expect } from 'vitest'

/** A test as it was written down: its file, its full name, and what it does. */
export interface Collected {
  readonly id: string
  readonly name: string
  readonly fileName: string
  readonly run: () => unknown
}

type Body = (...row: readonly never[]) => unknown

let collected: Collected[] = []
let names: string[] = []
let fileName = ''

/** Every test collected since the last time, in the order of writing. */
export function takeCollected(): readonly Collected[] {
  const taken = collected
  collected = []
  return taken
}

/** The tests collected from here on belong to this file. */
export function beginFile(file: string): void {
  fileName = file
  names = []
}

/** `describe` of vitest: a name before the names inside. */
export function describe(name: string, body: () => void): void {
  names.push(name)
  body()
  names.pop()
}

/** `it` of vitest, kept for later: it runs once for each mutant it covers. One with a time limit measures speed: left out. */
export function it(title: string, run: unknown): void {
  if (typeof run !== 'function') return
  const name = [...names, title].join(' > ')
  const again = collected.filter((one) => one.fileName === fileName && one.name === name).length
  collected.push({
    id: `${fileName}#${name}${again === 0 ? '' : ` (${again + 1})`}`,
    name,
    fileName,
    run: () => run() as unknown,
  })
}

it.each = (rows: readonly unknown[]) => (title: string, body: Body) => {
  for (const row of rows) {
    const cells: readonly unknown[] = Array.isArray(row) ? row : [row]
    it(title.replace('%s', String(cells[0])), () => body(...(cells as readonly never[])))
  }
}

export { expect, it as test }
