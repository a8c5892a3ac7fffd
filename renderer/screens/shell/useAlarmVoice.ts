import { useEffect, useRef } from 'react'
import { useAnnounce } from '#renderer/components/useAnnounce.ts'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { ringSpoken } from '../alarms/ringView.ts'
import { useRinging } from '../alarms/useRinging.ts'

/**
 * Speaks and chimes: each alarm once when its minute comes, at once when a person must act; what is urgent
 * sounds again every minute until it is silenced or settled. Locked or not.
 */
export function useAlarmVoice(): void {
  const store = useAppStore()
  const announce = useAnnounce()
  const minute = useMinute()
  const { loud } = useRinging()
  const heard = useRef<{ readonly ids: ReadonlySet<string>; readonly minute: string } | null>(null)
  useEffect(() => {
    const before = heard.current
    heard.current = { ids: new Set(loud.map(({ id }) => id)), minute: minute.utc }
    // What was due already when the screen was opened is on the screen; only what becomes due is spoken.
    const fresh = before === null ? [] : loud.filter(({ id }) => !before.ids.has(id))
    for (const ring of fresh) announce(ringSpoken(ring), ring.level === 'urgent' ? 'assertive' : 'polite')
    const again = before?.minute !== minute.utc && loud.some(({ level }) => level === 'urgent')
    if (again || fresh.some(({ level }) => level === 'urgent')) store.chime('urgent')
    else if (fresh.length > 0) store.chime('due')
  }, [loud, minute, announce, store])
}
