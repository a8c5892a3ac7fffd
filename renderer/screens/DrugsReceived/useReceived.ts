import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'

/** What was received as the back end has it; asked for again after every change. */
export function useReceived() {
  const { api } = useAppStore()
  const [turn, setTurn] = useState(0)
  const [receipts, setReceipts] = useState<readonly ShownReceipt[] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void api.call('receipts.list', {}).then((answer) => {
      if (!current || turn < 0) return
      if (answer.kind === 'value') setReceipts(answer.value.receipts)
      setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
    })
    return () => {
      current = false
    }
  }, [api, turn])
  return { receipts, failed, reload: () => setTurn((before) => before + 1) }
}
