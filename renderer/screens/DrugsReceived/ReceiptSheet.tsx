import { Check } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { receiptRefusals, receivedWords as w } from '#renderer/words/received.ts'
import { type ReceiptFlaw, receiptFlaws } from '#shared/inventory/receipt.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { noteOf, useScans } from '../scanning/scanning.ts'
import { ReceiptFields, ReceiptSum } from './ReceiptFields.tsx'
import { newReceiptDraft, nextOfInvoice, type ReceiptDraft, receiptDraftOf, receiptOf } from './receiptDraft.ts'

export interface ReceiptSheetProps {
  /** The line that is wrong; null = a new one. */
  readonly corrects: ShownReceipt | null
  readonly today: string
  readonly onClose: () => void
}

/** One line of an invoice, typed off it; after one is saved the next of the same invoice begins. */
export const ReceiptSheet = (props: ReceiptSheetProps) => (
  <Drafted sessionId={null} sheet={`receipt ${props.corrects?.id ?? 'new'}`}>
    <Receipt {...props} />
  </Drafted>
)

function Receipt({ corrects, today, onClose }: ReceiptSheetProps) {
  const { api, say } = useAppStore()
  const [draft, setDraft] = useDraft('receipt', corrects ? receiptDraftOf(corrects) : newReceiptDraft(today))
  const throwAway = useThrowAway()
  const [turn, setTurn] = useState(0)
  const [reason, setReason] = useDraft('reason', '')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const set = (change: Partial<ReceiptDraft>) => setDraft({ ...draft, ...change })
  useContainerScan(set)
  const receipt = receiptOf(draft)
  const flaws = receiptFlaws(receipt, today)
  async function save(): Promise<void> {
    setBusy(true)
    setSaid(null)
    const wrong = corrects && { id: corrects.id, reason: reason.trim() }
    const answer = await api.call('receipts.enter', { receipt, corrects: wrong })
    setBusy(false)
    const no = whyNot(answer)
    setWhy(no)
    if (no !== null) return
    throwAway()
    if (corrects) {
      say(w.corrected)
      return onClose()
    }
    setSaid(w.saved(receipt.lot, receipt.invoice))
    setDraft(nextOfInvoice(draft))
    setTurn(turn + 1)
  }
  return (
    <Sheet
      title={corrects ? w.sheetCorrect : w.sheetAdd}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="medium"
          wide
          icon={Check}
          verb={corrects ? w.saveCorrection : w.save}
          saving={busy}
          closedBecause={closedBecause(flaws, corrects !== null && reason.trim() === '')}
          onTap={() => void save()}
        />
      }
    >
      {corrects && <p className="second">{w.correcting}</p>}
      <KeptDraft />
      <p role="status">{said}</p>
      <ReceiptFields key={turn} draft={draft} flaws={flaws} set={set} />
      {corrects && (
        <TextField
          label={w.reason}
          hint={w.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isNeeded
          isLong
        />
      )}
      <ReceiptSum receipt={flaws.length === 0 ? receipt : null} />
      <RefusalSlot flat refusal={why === null ? null : { what: w.notSaved, why }} />
    </Sheet>
  )
}

const closedBecause = ([flaw]: readonly ReceiptFlaw[], lacksReason: boolean): string | undefined =>
  flaw ? `${w.fields[flaw.field]}: ${flaw.sentence}` : lacksReason ? w.reasonMissing : undefined

function whyNot(answer: Answer<'receipts.enter'>): string | null {
  if (answer.kind === 'value') return null
  if (answer.kind === 'fault') return faultWords(answer.fault)
  const { code, facts } = answer.refusal
  return code === 'receipt-unknown' || code === 'receipt-struck' ? receiptRefusals[code] : (facts.text ?? '')
}

/** A scanned container fills in its NDC, lot and expiry. */
function useContainerScan(set: (change: Partial<ReceiptDraft>) => void): void {
  useScans({
    onScan: (scan) => {
      if (scan.kind !== 'product') return null
      const [reading] = scan.readings
      const sure = (field: 'lot' | 'expires') => (scan.uncertain.includes(field) ? null : (reading?.[field] ?? null))
      const [lot, expires] = [sure('lot'), sure('expires')]
      set({
        ...(scan.ndc.kind === 'known' ? { ndc: scan.ndc.ndc } : {}),
        ...(lot === null ? {} : { lot }),
        ...(expires === null ? {} : { expires }),
      })
      return lot === null ? noteOf('again', w.noLotOnIt) : noteOf('good', w.scanned(lot))
    },
  })
}
