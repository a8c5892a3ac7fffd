import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'

/** What was received as the back end has it, and again after every change, wherever it was made. */
export function useReceived() {
  const { api } = useAppStore()
  const [receipts, setReceipts] = useState<readonly ShownReceipt[] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const ask = () =>
      void api.call('receipts.list', {}).then((answer) => {
        if (!current) return
        if (answer.kind === 'value') setReceipts(answer.value.receipts)
        setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
      })
    ask()
    const stop = api.subscribe(({ push }) => {
      if (push === 'receipts.changed' || push === 'wire.opened') ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [api])
  return { receipts, failed }
}
