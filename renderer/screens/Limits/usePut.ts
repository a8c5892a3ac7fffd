import { useAppStore } from '#renderer/store/useStore.ts'
import { chairTimeWords, officeClockWords, timeProblemWords } from '#renderer/words/chairTimes.ts'
import { codePanelWords } from '#renderer/words/codePanel.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { limitName, limitWords as w } from '#renderer/words/limits.ts'
import type { ChairTimes, TimeProblem } from '#shared/clinical/chairTimes.ts'
import type { ClinicalLimits } from '#shared/clinical/clinicalLimits.ts'
import type { BillingClockProblem, BillingClocks } from '#shared/document/billingClocks.ts'
import type { CodePanelSetting } from '#shared/document/codePanel.ts'
import { type Saving, useSaving } from '../useSaving.ts'

/** Sends one setting whole; what cannot be meant is said with its name. */
export interface Putting<S> extends Pick<Saving, 'busy' | 'why'> {
  put(setting: S): Promise<void>
}

function usePut<S>(saved: string, onSaved: () => void, send: (setting: S) => Promise<string | null>): Putting<S> {
  const { busy, why, save } = useSaving(saved, onSaved)
  return { busy, why, put: (setting) => save(() => send(setting)) }
}

export function usePutLimits(onSaved: () => void): Putting<ClinicalLimits> {
  const { api } = useAppStore()
  return usePut(w.saved, onSaved, async (limits) => {
    const answer = await api.call('limits.put', { limits })
    if (answer.kind === 'value') return null
    return answer.kind === 'fault' ? faultWords(answer.fault) : w.crossed(limitName(answer.refusal.facts.about ?? ''))
  })
}

export function usePutTimes(onSaved: () => void): Putting<ChairTimes> {
  const { api } = useAppStore()
  return usePut(chairTimeWords.saved, onSaved, async (times) => {
    const answer = await api.call('limits.putTimes', { times })
    if (answer.kind === 'value') return null
    if (answer.kind === 'fault') return faultWords(answer.fault)
    const { about = '', why, least, most } = answer.refusal.facts
    return timeProblemWords({ about, why: why as TimeProblem['why'], least: Number(least), most: Number(most) })
  })
}

export function usePutClocks(onSaved: () => void): Putting<BillingClocks> {
  const { api } = useAppStore()
  return usePut(officeClockWords.saved, onSaved, async (clocks) => {
    const answer = await api.call('limits.putClocks', { clocks })
    if (answer.kind === 'value') return null
    if (answer.kind === 'fault') return faultWords(answer.fault)
    return officeClockWords[answer.refusal.facts.why as BillingClockProblem]
  })
}

export function usePutPanel(onSaved: () => void): Putting<CodePanelSetting> {
  const { api } = useAppStore()
  return usePut(codePanelWords.saved, onSaved, async (panel) => {
    const answer = await api.call('limits.putPanel', { panel })
    return answer.kind === 'fault' ? faultWords(answer.fault) : null
  })
}
