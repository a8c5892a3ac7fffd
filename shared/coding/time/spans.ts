/** A half-open stretch of time: a service ending at 10:00 does not overlap one starting at 10:00 (R1). Minutes or milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The same time as sorted stretches that neither touch nor overlap; empty ones are dropped. */
export function union(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans.every(isLong) ? spans : []
  const joined: Span[] = []
  for (const span of spans) insert(joined, span)
  return joined
}

const isLong = ({ from, to }: Span): boolean => from < to

/** How much time a union holds. */
export function lengthOf(spans: readonly Span[]): number {
  let sum = 0
  for (const { from, to } of spans) sum += to - from
  return sum
}

/** What both unions hold. */
export function intersect(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const shared: Span[] = []
  for (const { from, to } of a) {
    let at = firstEndingAfter(b, from)
    for (let other = b[at]; other && other.from < to; other = b[at]) {
      shared.push({ from: Math.max(from, other.from), to: Math.min(to, other.to) })
      at += 1
    }
  }
  return shared
}

/** What the first union holds and the second does not. */
export function subtract(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  if (!a.some((span) => isTouched(span, b))) return a
  const left: Span[] = []
  for (const { from, to } of a) {
    let start = from
    let at = firstEndingAfter(b, from)
    for (let taken = b[at]; taken && taken.from < to; taken = b[at]) {
      if (start < taken.from) left.push({ from: start, to: taken.from })
      start = taken.to
      at += 1
    }
    if (start < to) left.push({ from: start, to })
  }
  return left
}

function isTouched({ from, to }: Span, by: readonly Span[]): boolean {
  const next = by[firstEndingAfter(by, from)]
  return next !== undefined && next.from < to
}

/** What lies between the stretches of a union. */
export const gapsOf = (spans: readonly Span[]): readonly Span[] =>
  spans.slice(1).map(({ from }, place) => ({ from: (spans[place] as Span).to, to: from }))

/** A union that grows: adding is cheap wherever the new stretch lies. */
export interface GrowingUnion {
  readonly spans: readonly Span[]
  readonly add: (more: readonly Span[]) => void
}

/** A union that holds nothing yet, and takes on stretches in whatever order and overlap. */
export function createGrowingUnion(): GrowingUnion {
  const spans: Span[] = []
  const add = (more: readonly Span[]): void => {
    for (const span of more) insert(spans, span)
  }
  return { spans, add }
}

function insert(spans: Span[], span: Span): void {
  if (!isLong(span)) return
  const { from, to } = span
  const first = firstEndingAfter(spans, from - 1)
  if (first === spans.length) {
    spans.push(span)
    return
  }
  let after = first
  let joined = span
  for (let next = spans[after]; next && next.from <= to; next = spans[after]) {
    joined = { from: Math.min(joined.from, next.from), to: Math.max(joined.to, next.to) }
    after += 1
  }
  spans.splice(first, after - first, joined)
}

function firstEndingAfter(spans: readonly Span[], instant: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).to <= instant) low = middle + 1
    else high = middle
  }
  return low
}
