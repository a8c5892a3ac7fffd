import { useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'

export interface Saving {
  readonly busy: boolean
  /** Why the last change was not saved; null = nothing was refused. */
  readonly why: string | null
  /** `change` answers with the reason why it was not saved, or null. */
  save(change: () => Promise<string | null>): Promise<void>
}

/** One change of an office sheet at a time: `saved` is said once it is, what was refused says why. */
export function useSaving(saved: string, onSaved: () => void): Saving {
  const { say } = useAppStore()
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  return {
    busy,
    why,
    async save(change) {
      setBusy(true)
      const refused = await change()
      setBusy(false)
      if (refused !== null) return setWhy(refused)
      say(saved)
      onSaved()
    },
  }
}
