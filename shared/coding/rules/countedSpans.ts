import type { Administration, Charted } from '../model.ts'
import { clockOf, isoOf } from '../time/printedTime.ts'
import { createGrowingUnion, intersect, type Span, subtract } from '../time/spans.ts'
import type { CountedSpan } from '../types.ts'

/** One stretch for the minutes picture. */
export function spanFor(member: Charted, { from, to }: Span, why?: string): CountedSpan {
  const span = {
    serviceId: member.id,
    from: isoOf(from, member.zone),
    to: isoOf(to, member.zone),
    minutes: to - from,
  }
  return why === undefined ? { ...span, counted: true } : { ...span, counted: false, why }
}

/** The minutes behind a line: counted, shared with another infusion, and the gaps between runs. */
export function countedSpans(one: Administration, shared: readonly Span[] = []): readonly CountedSpan[] {
  const [lead] = one.members
  const [only] = one.runs
  if (one.members.length === 1 && one.runs.length === 1 && only && shared.length === 0) return [spanFor(lead, only)]
  const covered = createGrowingUnion()
  const spans: { readonly from: number; readonly span: CountedSpan }[] = []
  for (const member of one.members) {
    const fresh = subtract(member.runs, covered.spans)
    for (const run of subtract(fresh, shared)) spans.push({ from: run.from, span: spanFor(member, run) })
    for (const run of intersect(fresh, shared)) spans.push({ from: run.from, span: spanFor(member, run, 'overlap') })
    covered.add(member.runs)
  }
  const why = one.doses > 1 ? 'between_doses' : 'pause'
  for (const [index, run] of one.runs.entries()) {
    const before = one.runs[index - 1]
    if (!before) continue
    const member = one.members.find(({ runs }) => runs.some(({ from }) => from === run.from)) ?? lead
    spans.push({ from: before.to, span: spanFor(member, { from: before.to, to: run.from }, why) })
  }
  return spans.sort((a, b) => a.from - b.from).map(({ span }) => span)
}

/** "09:03 to 14:15", or the start alone where there is no duration. */
export function clockWords({ members: [lead], start, runs }: Administration): string {
  const from = clockOf(start, lead.zone)
  const end = runs[runs.length - 1]
  return end ? `${from} to ${clockOf(end.to, lead.zone)}` : from
}
