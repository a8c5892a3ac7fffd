import { useCallback, useEffect, useState } from 'react'
import type { RefusalWords } from '#renderer/components/Refusal.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { reportWords as w } from '#renderer/words/reports.ts'
import type { Input, Output } from '#shared/ipc/contract.ts'
import { sayNo } from '../Batches/sayNo.ts'

type ReportMethod = 'reports.stopTimes' | 'reports.stopLines' | 'reports.losses' | 'reports.replacements'

export interface Report<M extends ReportMethod> {
  /** Null = still counting, or it could not be read. */
  readonly value: Output<M> | null
  readonly failed: RefusalWords | null
  readonly askAgain: () => void
}

/** A report, asked again whenever a signed visit or a note about one changed. */
export function useReport<M extends ReportMethod>(method: M, input: Input<M>): Report<M> {
  const { api } = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const [asked, setAsked] = useState(0)
  const [found, setFound] = useState<{ readonly of: string; readonly value: Output<M> } | null>(null)
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  const key = JSON.stringify([method, input])
  useEffect(() => {
    let isHere = true
    const [ofMethod, ofInput] = JSON.parse(key) as [M, Input<M>]
    void api.call(ofMethod, ofInput).then((answer) => {
      if (!isHere || turn < 0 || asked < 0) return
      if (answer.kind === 'value') setFound({ of: key, value: answer.value })
      setFailed(answer.kind === 'value' ? null : { what: w.notLoaded, why: sayNo(answer) })
    })
    return () => {
      isHere = false
    }
  }, [api, key, turn, asked])
  const askAgain = useCallback(() => setAsked((before) => before + 1), [])
  return { value: found?.of === key ? found.value : null, failed, askAgain }
}
