import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { limitName, limitWords as w } from '#renderer/words/limits.ts'
import type { ClinicalLimits } from '#shared/clinical/clinicalLimits.ts'
import { type Saving, useSaving } from '../useSaving.ts'

export interface PuttingLimits extends Pick<Saving, 'busy' | 'why'> {
  put(limits: ClinicalLimits): Promise<void>
}

/** Sends the limits; what cannot be meant is said with its name. */
export function usePutLimits(onSaved: () => void): PuttingLimits {
  const { api } = useAppStore()
  const { busy, why, save } = useSaving(w.saved, onSaved)
  const put = (limits: ClinicalLimits) =>
    save(async () => {
      const answer = await api.call('limits.put', { limits })
      if (answer.kind === 'value') return null
      return answer.kind === 'fault' ? faultWords(answer.fault) : w.crossed(limitName(answer.refusal.facts.about ?? ''))
    })
  return { busy, why, put }
}
