import { useAppStore } from '#renderer/store/useStore.ts'
import { chairTimeWords, officeClockWords, timeProblemWords } from '#renderer/words/chairTimes.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { limitName, limitWords as w } from '#renderer/words/limits.ts'
import type { ChairTimes, TimeProblem } from '#shared/clinical/chairTimes.ts'
import type { ClinicalLimits } from '#shared/clinical/clinicalLimits.ts'
import type { BillingClockProblem, BillingClocks } from '#shared/document/billingClocks.ts'
import { type Saving, useSaving } from '../useSaving.ts'

/** Sends one setting whole; what cannot be meant is said with its name. */
export interface Putting<S> extends Pick<Saving, 'busy' | 'why'> {
  put(setting: S): Promise<void>
}

export function usePutLimits(onSaved: () => void): Putting<ClinicalLimits> {
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

export function usePutTimes(onSaved: () => void): Putting<ChairTimes> {
  const { api } = useAppStore()
  const { busy, why, save } = useSaving(chairTimeWords.saved, onSaved)
  const put = (times: ChairTimes) =>
    save(async () => {
      const answer = await api.call('limits.putTimes', { times })
      if (answer.kind === 'value') return null
      if (answer.kind === 'fault') return faultWords(answer.fault)
      const { about = '', why: reason, least, most } = answer.refusal.facts
      return timeProblemWords({ about, why: reason as TimeProblem['why'], least: Number(least), most: Number(most) })
    })
  return { busy, why, put }
}

export function usePutClocks(onSaved: () => void): Putting<BillingClocks> {
  const { api } = useAppStore()
  const { busy, why, save } = useSaving(officeClockWords.saved, onSaved)
  const put = (clocks: BillingClocks) =>
    save(async () => {
      const answer = await api.call('limits.putClocks', { clocks })
      if (answer.kind === 'value') return null
      if (answer.kind === 'fault') return faultWords(answer.fault)
      return officeClockWords[answer.refusal.facts.why as BillingClockProblem]
    })
  return { busy, why, put }
}
