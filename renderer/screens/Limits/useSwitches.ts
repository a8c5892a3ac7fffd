import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import type { SwitchesNow } from './switchTable.ts'

export interface SwitchesShown {
  /** null = being fetched. */
  readonly now: SwitchesNow | null
  /** null = the practice. */
  readonly payerId: string | null
  readonly choose: (payerId: string | null) => void
  /** Asks again. */
  readonly turn: () => void
}

/** The coding switches as they are set, asked for while they are looked at, and whose are shown. */
export function useSwitches(isShown: boolean): SwitchesShown {
  const { api } = useAppStore()
  const [now, setNow] = useState<SwitchesNow | null>(null)
  const [payerId, choose] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let isHere = isShown && asked >= 0
    if (isHere)
      void api.call('limits.switches', {}).then((answer) => {
        if (isHere && answer.kind === 'value') setNow(answer.value)
      })
    return () => {
      isHere = false
    }
  }, [api, isShown, asked])
  return { now, payerId, choose, turn: () => setAsked((before) => before + 1) }
}
