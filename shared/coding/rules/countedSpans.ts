import type { Administration, Charted } from '../model.ts'
import { clockOf, isoOf } from '../time/printedTime.ts'
import { createGrowingUnion, gapsOf, intersect, type Span, subtract } from '../time/spans.ts'
import type { CountedSpan, Exclusion } from '../types.ts'
import { lineWords } from '../words/lineWords.ts'
import { spanWords } from '../words/spanWords.ts'

const ruleOf: Readonly<Record<Exclusion, string>> = {
  pause: 'R6',
  between_doses: 'R6',
  overlap: 'R11',
  drug_running: 'R9',
  between_blood_units: 'R9',
  other_hydration: 'R9',
  short_run: 'R10',
}

/** One stretch for the minutes picture. */
export function spanFor(member: Charted, { from, to }: Span, why?: Exclusion): CountedSpan {
  const span = {
    serviceId: member.id,
    from: isoOf(from, member.zone),
    to: isoOf(to, member.zone),
    minutes: to - from,
  }
  return why === undefined
    ? { ...span, counted: true }
    : { ...span, counted: false, why, rule: ruleOf[why], text: spanWords[why] }
}

/** The minutes behind a line: what counts, what another infusion keeps, and the gaps between runs. */
export function countedSpans(one: Administration, counted: readonly Span[] = one.runs): readonly CountedSpan[] {
  const [lead, ...others] = one.members
  // One run of one service, all of it counted: nothing to tell apart.
  if (others.length === 0 && counted === one.runs && counted.length < 2) return counted.map((run) => spanFor(lead, run))
  const covered = createGrowingUnion()
  const spans: { readonly from: number; readonly span: CountedSpan }[] = []
  for (const member of one.members) {
    const fresh = subtract(member.runs, covered.spans)
    for (const run of intersect(fresh, counted)) spans.push({ from: run.from, span: spanFor(member, run) })
    for (const run of subtract(fresh, counted)) spans.push({ from: run.from, span: spanFor(member, run, 'overlap') })
    covered.add(member.runs)
  }
  const why = one.doses > 1 ? 'between_doses' : 'pause'
  for (const gap of gapsOf(one.runs)) {
    const next = one.members.find(({ runs }) => runs.some(({ from }) => from === gap.to)) ?? lead
    spans.push({ from: gap.from, span: spanFor(next, gap, why) })
  }
  return spans.sort((a, b) => a.from - b.from).map(({ span }) => span)
}

/** "09:03 to 14:15", with the number of its runs where there are several; the start alone where there is no duration. */
export function clockWords({ members: [lead], start, runs }: Administration): string {
  const from = clockOf(start, lead.zone)
  const end = runs[runs.length - 1]
  return end ? lineWords.fromTo(from, clockOf(end.to, lead.zone), runs.length) : from
}
