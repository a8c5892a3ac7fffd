import { HeartPulse, Siren, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import { Chip } from '#renderer/components/Chip.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { type VitalShown, VitalsStrip } from '#renderer/components/VitalsStrip.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { temperatureWords } from '#renderer/words/amounts.ts'
import { handoffWords } from '#renderer/words/handoff.ts'
import { timeWords } from '#renderer/words/times.ts'
import { signWords, vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart, VitalsSet } from '#shared/chart/chart.ts'
import { vitalBaseline } from '#shared/chart/safety/dosingWeight.ts'
import { timersAt, type VitalsDue } from '#shared/chart/timers/timers.ts'
import { judgeVitals, type VitalFinding, type VitalSign } from '#shared/clinical/vitalLimits.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { openExtravasationOf, openReactionOf } from './openCare.ts'

/** The last set of vitals with what is out of range, and the way to the next set. */
export function VisitVitals({ chart, isNext }: { readonly chart: Chart; readonly isNext: boolean }) {
  const store = useAppStore()
  const now = useMinute()
  const last = chart.vitals.at(-1)
  const due = timersAt(chart, now).vitalsDue[0]
  const isTheirs = useApp((state) => may(state.signedIn?.user.roles ?? [], 'record.vitals'))
  const mayRecord = isTheirs && chart.state !== 'signed' && chart.arrived !== null && chart.closed === null
  return (
    <VitalsStrip
      takenAt={last ? timeWords(last.stamp.at) : null}
      values={last ? shownValues(last, chart) : []}
      due={<CareTap chart={chart} due={due} now={now} />}
      action={
        mayRecord && (
          <TapTarget
            size="medium"
            look={isNext || due?.isDue ? 'main' : 'allowed'}
            verb={vitalsWords.record}
            onTap={() => store.openSheet({ kind: 'vitals' })}
          />
        )
      }
    />
  )
}

interface CareTapProps {
  readonly chart: Chart
  readonly due: VitalsDue | undefined
  readonly now: Instant
}

/** "Reaction open", or "Due 10:48", or "Late, due 10:48": opens the record, or what is due and how the vitals went so far. */
function CareTap({ chart, due, now }: CareTapProps) {
  const store = useAppStore()
  const opens = openReactionOf(chart) ? 'reaction' : openExtravasationOf(chart) ? 'extravasation' : null
  if (opens)
    return (
      <Button className="chip-tap" onPress={() => store.openSheet({ kind: opens })}>
        <Chip state="urgent" icon={opens === 'reaction' ? Siren : TriangleAlert}>
          {opens === 'reaction' ? handoffWords.reactionOpen : handoffWords.extravasationOpen}
        </Chip>
      </Button>
    )
  if (!due) return null
  const isLate = printedMinutesBetween(due.at, now) >= chart.times.alarms.escalate
  return (
    <Button className="chip-tap" onPress={() => store.openSheet({ kind: 'due' })}>
      <Chip state={isLate ? 'urgent' : 'due'} icon={HeartPulse}>
        {(isLate ? vitalsWords.late : vitalsWords.due)(timeWords(due.at))}
      </Chip>
    </Button>
  )
}

function shownValues(set: VitalsSet, chart: Chart): readonly VitalShown[] {
  const findings = judgeVitals(set, vitalBaseline(chart), set.limits)
  const shown = (sign: VitalSign, value: string | null, also?: VitalSign): readonly VitalShown[] => {
    if (value === null) return []
    const level = worstOf(findings.filter((found) => found.sign === sign || found.sign === also))
    return [{ label: signWords[sign].short, value, unit: signWords[sign].unit, ...(level ? { level } : {}) }]
  }
  const { temperatureTenthsC: temperature, pulse, systolic, diastolic, spo2, respirations, pain } = set
  return [
    ...shown('temperatureTenthsC', temperature === undefined ? null : temperatureWords(temperature)),
    ...shown('pulse', text(pulse)),
    ...shown('systolic', systolic === undefined ? null : `${systolic}/${diastolic ?? '–'}`, 'diastolic'),
    ...shown('spo2', text(spo2)),
    ...shown('respirations', text(respirations)),
    ...(pain !== undefined && pain > 0 ? shown('pain', text(pain)) : []),
  ]
}

const text = (value: number | undefined): string | null => (value === undefined ? null : String(value))

function worstOf(findings: readonly VitalFinding[]): VitalShown['level'] {
  if (findings.some(({ level }) => level === 'urgent')) return { kind: 'urgent', word: vitalsWords.urgent }
  return findings.length > 0 ? { kind: 'due', word: vitalsWords.outOfRange } : undefined
}
