import { CircleX } from 'lucide-react'
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
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { useSaving } from '../useSaving.ts'

export interface StrikeSheetProps {
  readonly receipt: ShownReceipt
  readonly onClose: () => void
}

/** Strikes a line that was wrong or went back, with the reason that stays with it. */
export const StrikeSheet = (props: StrikeSheetProps) => (
  <Drafted sessionId={null} sheet={`strike ${props.receipt.id}`}>
    <Strike {...props} />
  </Drafted>
)

function Strike({ receipt, onClose }: StrikeSheetProps) {
  const { api } = useAppStore()
  const [reason, setReason] = useDraft('reason', '')
  const throwAway = useThrowAway()
  const saving = useSaving(w.wasStruck, () => {
    throwAway()
    onClose()
  })
  const strike = () =>
    saving.save(async () => {
      const answer = await api.call('receipts.strike', { id: receipt.id, reason: reason.trim() })
      if (answer.kind === 'value') return null
      return answer.kind === 'fault' ? faultWords(answer.fault) : receiptRefusals[answer.refusal.code]
    })
  return (
    <Sheet
      title={w.strikeTitle}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="medium"
          wide
          icon={CircleX}
          verb={w.strikeDo}
          saving={saving.busy}
          closedBecause={reason.trim() === '' ? w.reasonMissing : undefined}
          onTap={() => void strike()}
        />
      }
    >
      <p>
        <b>{receipt.drug ?? w.unknownDrug}</b>{' '}
        <span className="num">
          {w.lotOf(receipt.ndc, receipt.lot)}, {receipt.supplier}, {w.invoiceOf(receipt.invoice)}
        </span>
      </p>
      <p className="second">{w.strikeSentence}</p>
      <KeptDraft />
      <TextField
        label={w.reason}
        hint={w.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isNeeded
        isLong
      />
      <RefusalSlot flat refusal={saving.why === null ? null : { what: w.notStruck, why: saving.why }} />
    </Sheet>
  )
}
