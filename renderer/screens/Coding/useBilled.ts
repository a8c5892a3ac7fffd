import { useEffect, useMemo, useState } from 'react'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { type BilledSession, billSession } from '#shared/billing/billSession.ts'
import type { BillingFacts } from '#shared/claim/billerDecisions.ts'
import { sessionDocumentSchema } from '#shared/document/sessionDocument.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'

export interface Opened {
  readonly row: WorklistRow
  readonly billed: BilledSession
}

/** The signed visit with its claim, computed here from its document by the same functions as everywhere; null while it is being fetched. */
export function useBilled(sessionId: string): Opened | null {
  const store = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const [answer, setAnswer] = useState<{
    readonly row: WorklistRow
    readonly document: unknown
    readonly facts: BillingFacts
  } | null>(null)
  useEffect(() => {
    let current = true
    void store.api.call('worklist.open', { sessionId }).then((opened) => {
      // `turn` grows with each push: an answer given elsewhere counts here too.
      if (current && opened.kind === 'value' && turn >= 0) setAnswer(opened.value)
      if (current && opened.kind === 'refusal') store.chartClosed(sessionId, opened.refusal)
    })
    return () => {
      current = false
    }
  }, [store, sessionId, turn])
  return useMemo(() => {
    if (!answer) return null
    const document = sessionDocumentSchema.safeParse(answer.document)
    const billed = document.success ? billSession(document.data, answer.facts) : null
    return billed?.ok ? { row: answer.row, billed: billed.value } : null
  }, [answer])
}
