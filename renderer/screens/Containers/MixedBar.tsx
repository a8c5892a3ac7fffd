import { FlaskConical, FlaskConicalOff } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { nameOf } from '#renderer/screens/people.ts'
import { isSaving } from '#renderer/store/charts.ts'
import { usePreview } from '#renderer/store/usePreview.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import { timeWords, untilWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import type { RefusalCode } from '#shared/chart/refusals.ts'
import { isPastUseBy, keepsUntil } from '#shared/chart/safety/useBy.ts'

export interface MixedBarProps {
  readonly chart: Chart
  readonly line: Line
  readonly onOther: () => void
}

/** Refusals that another time answers: the pad asks for one. */
const ofTime: ReadonlySet<string> = new Set(['mixed-after-start', 'time-after-end'] satisfies readonly RefusalCode[])

/** By whom, when and until when: one tap for "by me, now" before the drug begins, and the pad for anything else (workflow 4.7). */
export function MixedBar({ chart, line, onOther }: MixedBarProps) {
  const store = useAppStore()
  const now = useMinute()
  const preview = usePreview(chart.sessionId)
  const saving = useApp((state) => isSaving(state.pending, line.id))
  const mixed = useMixedWords(line)
  const command = { kind: 'mixLine', lineId: line.id } as const
  const refusal = preview(command)
  const useBy = keepsUntil(line, now)
  const isPast = isWaiting(line.state) && isPastUseBy(line, now)
  const isMixed = line.mixings.length > 0
  const hasBegun = !isWaiting(line.state)
  // A sheet that is typed in says who and when; "by me, now" would be neither.
  const isFromPaper = useApp(({ paper }) => paper?.sessionId === chart.sessionId)
  const isOneTap = !isMixed && !hasBegun && !isFromPaper
  const closed = refusal && (isOneTap || !ofTime.has(refusal.code)) ? whyOf(refusal) : undefined
  return (
    <AlertLine
      level={isPast ? 'urgent' : 'note'}
      icon={isPast ? FlaskConicalOff : FlaskConical}
      title={isPast && useBy ? w.pastUseBy(untilWords(useBy, now)) : isMixed ? mixed.join('. ') : w.notMixed(hasBegun)}
      sentence={isPast ? w.pastUseByNext : (closed ?? (isOneTap ? w.notMixedNext : undefined))}
      action={
        <span className="row">
          {isOneTap && (
            <TapTarget
              icon={FlaskConical}
              verb={w.mixedNow}
              spokenName={`${w.mixedNow}: ${line.plan.name}`}
              closedBecause={closed}
              reasonPlace="elsewhere"
              saving={saving}
              onTap={() => void store.perform(chart.sessionId, command, { place: 'sheet' })}
            />
          )}
          <TapTarget
            verb={isMixed ? w.mixedAgain : w.mixedOther}
            closedBecause={refusal && !ofTime.has(refusal.code) ? whyOf(refusal) : undefined}
            reasonPlace={isPast ? 'below' : 'elsewhere'}
            onTap={onOther}
          />
        </span>
      }
    />
  )
}

/** "Mixed 09:12, Pia Park. Use by 17:12", one sentence for each time it was mixed. */
function useMixedWords({ mixings }: Line): readonly string[] {
  const people = useApp((state) => state.people)
  const now = useMinute()
  return mixings.map(({ stamp, mixerUserId, useBy }) =>
    [
      w.mixed(timeWords(stamp.at), nameOf(people, mixerUserId)),
      ...(useBy ? [w.usableUntil(untilWords(useBy, now))] : []),
    ].join('. '),
  )
}
