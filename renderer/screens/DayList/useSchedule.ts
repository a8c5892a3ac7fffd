import { useEffect, useState } from 'react'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { Output } from '#shared/ipc/contract.ts'

/** What the scheduler says of the day on screen, asked for again whenever the day's list was. */
export function useSchedule(): Output<'schedule.day'> | null {
  const { api } = useAppStore()
  const today = useApp((state) => state.dayLoaded)
  const day = useApp((state) => state.day)
  const [found, setFound] = useState<Output<'schedule.day'> | null>(null)
  useEffect(() => {
    if (today === null) return
    let isHere = true
    void api.call('schedule.day', { day: today }).then((answer) => {
      if (isHere && day && answer.kind === 'value') setFound(answer.value)
    })
    return () => {
      isHere = false
    }
  }, [api, today, day])
  return found
}
