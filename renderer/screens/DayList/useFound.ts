import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { searchText } from './birthDate.ts'

/** The visits of any day that fit what is typed; null while nothing is typed, the last answer until the next one. */
export function useFound(typed: string): readonly DaySession[] | null {
  const store = useAppStore()
  const [found, setFound] = useState<readonly DaySession[] | null>(null)
  const text = searchText(typed)
  useEffect(() => {
    if (text === '') {
      setFound(null)
      return undefined
    }
    let current = true
    void store.api.call('visits.find', { text: text.slice(0, 100) }).then((answer) => {
      if (current && answer.kind === 'value') setFound(answer.value.sessions)
    })
    return () => {
      current = false
    }
  }, [store, text])
  return text === '' ? null : found
}
