import { BellOff } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { silenceMinutes } from '#renderer/store/keeping.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { ringWords as w } from '#renderer/words/alarms.ts'
import { ringIcon, ringSays } from './ringView.ts'
import { useRinging } from './useRinging.ts'

/** What rings while the screen is locked: chair and words, no name and no drug. Anybody may silence one for its minutes. */
export function LockAlarms() {
  const store = useAppStore()
  const now = useMinute()
  const { loud, quiet } = useRinging()
  const minutes = useApp(silenceMinutes)
  const [first] = loud
  if (!first)
    return quiet.length === 0 ? null : (
      <AlertLine
        level="note"
        icon={BellOff}
        title={w.silencedFor(quiet.length, Math.min(...quiet.map((one) => one.minutes)))}
      />
    )
  const says = `${w.chair(first.chair)}: ${ringSays(first, now)}`
  return (
    <AlertLine
      level={first.level}
      icon={ringIcon(first)}
      title={says}
      {...(loud.length > 1 ? { sentence: w.more(loud.length - 1) } : {})}
      action={
        <TapTarget
          key={first.id}
          icon={BellOff}
          verb={w.silence}
          spokenName={w.silenceOf(says, minutes)}
          onTap={() => store.silence(first.id)}
        />
      }
    />
  )
}
