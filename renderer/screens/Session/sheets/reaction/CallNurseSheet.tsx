import { HeartPulse, LockKeyhole, Siren } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isOpen, runMinutes } from '#renderer/screens/lineTimes.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { callNurseWords as w } from '#renderer/words/care.ts'
import { dateWords, minutesWords } from '#renderer/words/times.ts'
import { vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { toKnowOf } from '#shared/paper/toKnow.ts'
import { may } from '#shared/permissions/permissions.ts'
import { FactList } from '../FactList.tsx'

const factOf =
  (now: Instant) =>
  (line: Line): readonly [string, string] => [
    line.state === 'paused' ? w.paused : w.running,
    w.drug(line.plan.name, amountWords(line.plan.dose), minutesWords(runMinutes(line, now))),
  ]

/** Code status, an earlier severe reaction, a pregnancy: what whoever comes must hear first. */
function urgentOf({ scheduled, care }: Chart): readonly (readonly [string, string])[] {
  const urgent = toKnowOf(scheduled.patient, care.review, dateWords).filter(({ level }) => level === 'urgent')
  return urgent.length > 0 ? [[w.toKnow, urgent.map(({ words }) => words).join('; ')]] : []
}

/**
 * Emergency for whoever may not pause a drug: what to call out, the vitals where they may take them, and the way a nurse
 * comes into this very visit with a badge or a PIN.
 */
export function CallNurseSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const now = useMinute()
  const roles = useApp((state) => state.signedIn?.user.roles)
  const { allergies } = chart.scheduled.patient
  const open = chart.lines.filter(isOpen)
  return (
    <Sheet title={w.title} width="wide" onClose={() => store.closeSheet()}>
      <AlertLine level="urgent" icon={Siren} title={w.call(chart.chair)} sentence={w.why} />
      <FactList
        facts={[
          ...open.map(factOf(now)),
          ...(open.length === 0 ? [[w.running, w.nothing] as const] : []),
          [w.allergies, allergies.length > 0 ? allergies.map(({ substance }) => substance).join(', ') : w.none],
          ...urgentOf(chart),
        ]}
      />
      <TapTarget
        look="main"
        size="large"
        wide
        icon={LockKeyhole}
        verb={w.nurseHere}
        onTap={() => void store.lockForNurse(chart.sessionId)}
      />
      <p className="second">{w.nurseHereNext}</p>
      {may(roles ?? [], 'record.vitals') && (
        <TapTarget
          size="large"
          wide
          icon={HeartPulse}
          verb={vitalsWords.record}
          onTap={() => store.openSheet({ kind: 'vitals' })}
        />
      )}
    </Sheet>
  )
}
