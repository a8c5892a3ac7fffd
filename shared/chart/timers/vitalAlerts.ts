import { judgeVitals, type VitalFinding } from '#shared/clinical/vitalLimits.ts'
import { addMinutes, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, VitalsSet } from '../chart.ts'

/** Vitals outside their limits, until somebody says what was done (workflow 4.3; 5, check 12). */
export interface VitalAlert {
  /** The `VitalsRecorded` event: what `answerAlert` names. */
  readonly vitalsId: string
  readonly at: Instant
  /** The urgent signs; for a fever before treatment the temperature, whose question is "provider called?". */
  readonly findings: readonly VitalFinding[]
  readonly answered: boolean
  /** Unanswered for ten minutes, or as the practice set: the charge nurse sees it too. */
  readonly escalatesAt: Instant
  readonly isEscalated: boolean
}

/** ≥ 38.0 °C before treatment always asks for the provider (workflow 4.3). */
const feverTenthsC = 380
const fever: VitalFinding = { sign: 'temperatureTenthsC', level: 'warn', why: 'limit' }

/** Every set that asks for an answer, oldest first. */
export function vitalAlerts(chart: Chart, now: Instant): readonly VitalAlert[] {
  const escalateAfter = chart.times.alarms.escalate
  const baseline = chart.vitals.find(({ setType }) => setType === 'baseline')
  const isAnswered = answeredIn(chart)
  return chart.vitals.flatMap((set) => {
    const findings = findingsOf(set, baseline, firstStart(chart))
    if (findings.length === 0) return []
    const answered = isAnswered(set.stamp.eventId)
    const escalatesAt = addMinutes(set.stamp.at, escalateAfter)
    const isEscalated = !answered && printedMinutesBetween(set.stamp.at, now) >= escalateAfter
    return [{ vitalsId: set.stamp.eventId, at: set.stamp.at, findings, answered, escalatesAt, isEscalated }]
  })
}

/** An answer stays with its set of vitals when the time of the set is put right, which makes it another entry. */
function answeredIn({ care, history }: Pick<Chart, 'care' | 'history'>): (vitalsId: string) => boolean {
  const answers = new Set(care.alertsAnswered.map(({ vitalsId }) => vitalsId))
  if (answers.size === 0) return () => false
  const replaced = new Map(
    history.flatMap(({ event: { id, replaces } }) => (replaces ? [[id, replaces] as const] : [])),
  )
  return (vitalsId) => {
    for (let id: string | undefined = vitalsId; id !== undefined; id = replaced.get(id))
      if (answers.has(id)) return true
    return false
  }
}

function findingsOf(
  set: VitalsSet,
  baseline: VitalsSet | undefined,
  treatedFrom: string | null,
): readonly VitalFinding[] {
  const judged = judgeVitals(set, set === baseline ? {} : { systolic: baseline?.systolic }, set.limits)
  const isBefore = treatedFrom === null || set.stamp.at.utc < treatedFrom
  const isFever = isBefore && (set.temperatureTenthsC ?? 0) >= feverTenthsC
  // Asked at 38.0 whatever the practice set its own limit to.
  const asked = isFever && !judged.some(({ sign }) => sign === 'temperatureTenthsC') ? [fever, ...judged] : judged
  return asked.filter(({ level, sign }) => level === 'urgent' || (isFever && sign === 'temperatureTenthsC'))
}

function firstStart({ lines }: Chart): string | null {
  const times = lines.flatMap(({ start, given }) => start?.at.utc ?? given?.stamp.at.utc ?? [])
  return times.length === 0 ? null : times.reduce((a, b) => (a < b ? a : b))
}
