import { useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { limitName, limitWords as w } from '#renderer/words/limits.ts'
import type { ClinicalLimits } from '#shared/clinical/clinicalLimits.ts'

export interface PuttingLimits {
  readonly busy: boolean
  readonly why: string | null
  put(limits: ClinicalLimits): Promise<void>
}

/** One change at a time; what cannot be meant is said with its name. */
export function usePutLimits(onSaved: () => void): PuttingLimits {
  const { api, say } = useAppStore()
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  return {
    busy,
    why,
    async put(limits) {
      setBusy(true)
      const answer = await api.call('limits.put', { limits })
      setBusy(false)
      if (answer.kind === 'value') {
        say(w.saved)
        onSaved()
      } else
        setWhy(
          answer.kind === 'fault' ? faultWords(answer.fault) : w.crossed(limitName(answer.refusal.facts.about ?? '')),
        )
    },
  }
}
