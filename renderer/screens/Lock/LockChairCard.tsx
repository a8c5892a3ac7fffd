import { AlarmClock, CircleHelp, CirclePause, CirclePlay } from 'lucide-react'
import { LockCard } from '#renderer/components/LockCard.tsx'
import type { LockChair } from '#renderer/store/appState.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { timeWords } from '#renderer/words/times.ts'
import { printedMinutesBetween } from '#shared/kernel/instant.ts'

/** One running chair on the lock screen: initials and time left, never a name. */
export function LockChairCard({ chair }: { readonly chair: LockChair }) {
  const now = useMinute()
  const run = Math.max(0, printedMinutesBetween(chair.startedAt, now))
  const since = chair.pausedSince
  const common = { chair: chair.chair, initials: chair.initials, doneMinutes: run }
  if (!chair.plannedEndAt)
    return (
      <LockCard
        {...common}
        level="run"
        minutes={run}
        clockWord={lockWords.run}
        icon={since ? CirclePause : CirclePlay}
        status={since ? lockWords.pausedSince(timeWords(since)) : lockWords.running}
        plannedMinutes={0}
      />
    )
  const left = printedMinutesBetween(now, chair.plannedEndAt)
  const planned = printedMinutesBetween(chair.startedAt, chair.plannedEndAt)
  const over = -left
  const { soon, still, missing } = chair.marks
  const level = over >= missing ? 'urgent' : left <= soon ? 'due' : 'run'
  const status =
    over >= missing
      ? lockWords.stopMissing
      : over >= still
        ? lockWords.stillRunning
        : left <= soon
          ? lockWords.endsAt(timeWords(chair.plannedEndAt))
          : lockWords.onTime
  return (
    <LockCard
      {...common}
      level={level}
      minutes={Math.abs(left)}
      clockWord={left < 0 ? lockWords.over : lockWords.left}
      icon={level === 'urgent' ? CircleHelp : level === 'due' ? AlarmClock : CirclePlay}
      status={status}
      plannedMinutes={planned}
    />
  )
}
