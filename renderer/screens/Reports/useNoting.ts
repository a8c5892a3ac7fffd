import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { replacementRefusals, replacementWords as w } from '#renderer/words/reports.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { ReplacementRow } from '#shared/ipc/reportRows.ts'
import { useSaving } from '../useSaving.ts'

export type Step = Input<'reports.replacement'>['step']

/** Notes what became of a container; `why` it was not noted, in words. */
export function useNoting({ sessionId, lineId, containerId }: ReplacementRow, onSaved: () => void) {
  const { api } = useAppStore()
  const { busy, why, save } = useSaving(w.saved, onSaved)
  const note = (step: Step): Promise<void> =>
    save(async () => {
      const answer = await api.call('reports.replacement', { sessionId, lineId, containerId, step })
      if (answer.kind === 'value') return null
      return answer.kind === 'fault' ? faultWords(answer.fault) : replacementRefusals[answer.refusal.code]
    })
  return { busy, why, note }
}
