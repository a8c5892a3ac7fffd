import { useEffect, useMemo, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { type BilledSession, billSession } from '#shared/billing/billSession.ts'
import { sessionDocumentSchema } from '#shared/document/sessionDocument.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'

export interface Opened {
  readonly row: WorklistRow
  readonly billed: BilledSession
}

/** The signed visit with its claim, computed here from its document by the same functions as everywhere; null while it is being fetched. */
export function useBilled(sessionId: string): Opened | null {
  const store = useAppStore()
  const [answer, setAnswer] = useState<{ readonly row: WorklistRow; readonly document: unknown } | null>(null)
  useEffect(() => {
    let current = true
    void store.api.call('worklist.open', { sessionId }).then((opened) => {
      if (current && opened.kind === 'value') setAnswer(opened.value)
    })
    return () => {
      current = false
    }
  }, [store, sessionId])
  return useMemo(() => {
    if (!answer) return null
    const document = sessionDocumentSchema.safeParse(answer.document)
    const billed = document.success ? billSession(document.data) : null
    return billed?.ok ? { row: answer.row, billed: billed.value } : null
  }, [answer])
}
