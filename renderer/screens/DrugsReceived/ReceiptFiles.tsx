import { Download } from 'lucide-react'
import { useState } from 'react'
import { FileTap } from '#renderer/components/FileTap.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { receivedWords as w } from '#renderer/words/received.ts'
import { writeReceiptFile } from '#shared/inventory/receiptFile.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { saveFile } from '../Coding/saveFile.ts'

/** The back end takes no more in one piece. */
const largestBytes = 900_000

export interface ReceiptFilesProps {
  readonly today: string
  /** The lines in the list as it stands. */
  readonly shown: readonly ShownReceipt[]
  readonly onClose: () => void
}

/** Lines as CSV: the template, what is in the list, and a supplier's file taken whole or refused with line, column and cause. */
export function ReceiptFiles({ today, shown, onClose }: ReceiptFilesProps) {
  const { api } = useAppStore()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  async function bring(file: File): Promise<void> {
    setBusy(true)
    setSaid(null)
    const why = file.size > largestBytes ? w.tooLarge : await take(file)
    setBusy(false)
    setRefusal(why === null ? null : { what: w.notBrought(file.name), why: `${why} ${w.nothingChanged}` })
  }
  async function take(file: File): Promise<string | null> {
    const answer = await api.call('receipts.import', { text: await file.text(), fileName: file.name })
    if (answer.kind === 'fault') return faultWords(answer.fault)
    if (answer.kind === 'refusal') return asSentence(answer.refusal.facts.text ?? '')
    setSaid(w.brought(file.name, answer.value))
    return null
  }
  function give(fileName: string, receipts: readonly ShownReceipt[]): void {
    saveFile(fileName, writeReceiptFile(receipts))
    setRefusal(null)
    setSaid(w.given(fileName))
  }
  const counting = shown.filter(({ struck }) => struck === null)
  return (
    <Sheet title={w.files} width="wide" onClose={onClose}>
      <p className="second">{w.filesSentence}</p>
      <TapTarget wide icon={Download} verb={w.template} onTap={() => give('drugs-received.csv', [])} />
      {counting.length > 0 && (
        <TapTarget wide icon={Download} verb={w.give} onTap={() => give(`drugs-received-${today}.csv`, counting)} />
      )}
      <FileTap verb={w.bring} accept="text/csv,.csv" saving={busy} onFile={(file) => void bring(file)} />
      <RefusalSlot flat refusal={refusal} />
      <p role="status">{said}</p>
    </Sheet>
  )
}

const asSentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`)
