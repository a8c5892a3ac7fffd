import { BellOff } from 'lucide-react'
import { Button } from 'react-aria-components'
import { classes } from '#renderer/components/classes.ts'
import { Icon } from '#renderer/components/Icon.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { silenceMinutes } from '#renderer/store/keeping.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { ringWords as w } from '#renderer/words/alarms.ts'
import type { Ringing } from './ringing.ts'
import { ringIcon, ringSays } from './ringView.ts'
import { useRinging } from './useRinging.ts'

/** Quiet on this screen at once, and on record, so that it is quiet on every device for its minutes. */
function silence(store: AppStore, { id, alarmId, sessionId }: Ringing): void {
  store.silence(id)
  if (sessionId) void store.perform(sessionId, { kind: 'silenceAlarm', alarmId }, { place: 'visit' })
}

/** What rings, on every screen in the same place: the first alarm with the way to its chair, and Silence for it alone. */
export function RailAlarm() {
  const store = useAppStore()
  const now = useMinute()
  const { loud, quiet } = useRinging()
  const minutes = useApp(silenceMinutes)
  const [first] = loud
  if (!first)
    return quiet.length === 0 ? null : (
      <div className="rail-alarm rail-alarm--quiet" role="status">
        <Icon of={BellOff} size="s" />
        {w.silencedFor(quiet.length, Math.min(...quiet.map((one) => one.minutes)))}
      </div>
    )
  const says = ringSays(first, now)
  const { sessionId } = first
  return (
    <>
      <Button
        className={classes('rail-alarm', first.level === 'urgent' && 'rail-alarm--urgent')}
        onPress={() => sessionId && store.go({ name: 'session', sessionId })}
      >
        <Icon of={ringIcon(first)} size="s" />
        <span>
          <span className="unseen">{w.go} </span>
          {w.chair(first.chair)}{' '}
        </span>
        <span>{says} </span>
        {loud.length > 1 && <span>{w.more(loud.length - 1)}</span>}
      </Button>
      <TapTarget
        // Another alarm is another button: the tap on the one before must not hold it shut.
        key={first.id}
        wide
        verb={w.silence}
        spokenName={w.silenceOf(`chair ${first.chair}, ${says}`, minutes)}
        className="rail-silence"
        onTap={() => silence(store, first)}
      />
    </>
  )
}
