import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import type { Charge, Practice, Provider, User } from '#shared/document/clinic.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'

/** The clinic's own facts that a session document carries beside the events. */
export interface ClinicFacts {
  readonly practice: Practice
  readonly providers: readonly Provider[]
  readonly charges: readonly Charge[]
  readonly people: readonly User[]
}

/** One session with all it needs to be billed elsewhere (design 12.10). `version` 0 = not signed yet. */
export function buildSessionDocument(
  clinic: ClinicFacts,
  chart: Chart,
  events: readonly ChartEvent[],
  version: number,
): SessionDocument {
  const named = new Set(events.flatMap(peopleIn))
  const { providerNpi, supervisingNpi, orderingNpi, referringNpi } = chart.scheduled.plan
  const onPlan = [providerNpi, supervisingNpi, orderingNpi, referringNpi]
  return {
    format: 'chairside.session',
    formatVersion: 1,
    sessionId: chart.sessionId,
    version,
    practice: clinic.practice,
    providers: clinic.providers.filter(({ npi }) => onPlan.includes(npi)),
    charges: chargesFor(clinic.charges, chart),
    people: clinic.people.filter(({ id }) => named.has(id)).map(({ badge: _badge, ...person }) => person),
    events: [...events],
  }
}

/** Whoever an entry names, wherever in it: giver, writer, checkers, witness, the charge nurse of an override, a handoff's receiver. */
function peopleIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(peopleIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && isPerson.test(key) ? [inner] : peopleIn(inner),
  )
}

const isPerson = /([uU]serId|[pP]aperBy|[wW]itnessId|[sS]eenBy|[nN]urseId)$/

/** Rows in force on the day, for the codes this chart gives, of this payer or of all. */
function chargesFor(charges: readonly Charge[], chart: Chart): Charge[] {
  const coding = codeChart(chart)
  const codes = new Set(
    [...coding.result.lines, ...coding.drugs.flatMap(({ result }) => result.lines)].map(({ code }) => code),
  )
  const payers = new Set(chart.scheduled.coverages.map(({ payer }) => payer.id))
  return charges.filter(
    ({ code, from, payerId }) =>
      codes.has(code) && from <= serviceDate(chart) && (payerId === undefined || payers.has(payerId)),
  )
}
