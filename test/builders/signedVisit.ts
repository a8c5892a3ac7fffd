import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import type { Frozen } from '#shared/chart/signOff/frozen.ts'
import type { User } from '#shared/document/clinic.ts'
import type { ASession } from './aSession.ts'
import { nurseAna } from './people.ts'

/** What the back end freezes with a signature, of this very chart. */
export function frozenOf(chart: Chart): Frozen {
  const { ruleSet, catalogueIssue, input, result, drugs } = codeChart(chart)
  const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Frozen['codingInput']
  return {
    ruleSet,
    catalogueIssue,
    codingInput: json(input),
    codingResult: json(result),
    unitsInput: json(drugs.map((drug) => drug.input)),
    unitsResult: json(drugs.map((drug) => drug.result)),
    issues: [],
  }
}

/** The visit signed at that time, every warning read first. */
export function signedAt(session: ASession, at: string, by: User = nurseAna): ASession {
  const given = { at, by, extra: { frozen: frozenOf(session.chart) } }
  const warningsAccepted: string[] = []
  for (;;) {
    const command = { kind: 'sign' as const, warningsAccepted: [...warningsAccepted], statement: '1' }
    const decided = session.decide(command, given)
    if (decided.ok) return session.withEvents([...session.events, ...decided.value])
    const { warning } = decided.error.facts
    if (warning === undefined || warningsAccepted.includes(warning)) throw new Error(JSON.stringify(decided.error))
    warningsAccepted.push(warning)
  }
}

/** The signed visit opened again, to correct what was typed. */
export const amendedAt = (session: ASession, at: string, by: User = nurseAna): ASession =>
  session.perform({ kind: 'openAmendment', reason: 'correcting_typing', text: 'Start was typed wrong' }, { at, by })

/** An event without what a list of ids can tell. */
export const idsOf = (events: readonly ChartEvent[]): readonly string[] => events.map(({ id }) => id).toSorted()
