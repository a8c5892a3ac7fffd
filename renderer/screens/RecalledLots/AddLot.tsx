import { PackageX } from 'lucide-react'
import { useState } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { recallWords } from '#renderer/words/recalledLots.ts'
import type { RecalledLot } from '#shared/document/clinic.ts'
import { noteOf, useScans } from '../scanning/scanning.ts'

export interface AddLotProps {
  /** Answers whether it was saved; what was typed stays until it was. */
  readonly onAdd: (lot: Omit<RecalledLot, 'since'>) => Promise<boolean>
}

/** A lot for the list, typed or scanned off one of its vials. */
export const AddLot = (props: AddLotProps) => (
  <Drafted sessionId={null} sheet="recalled lot">
    <Lot {...props} />
  </Drafted>
)

function Lot({ onAdd }: AddLotProps) {
  const [lot, setLot] = useDraft('lot', '')
  const [ndc, setNdc] = useDraft('ndc', '')
  const [note, setNote] = useDraft('note', '')
  const throwAway = useThrowAway()
  const [saving, setSaving] = useState(false)
  const digits = ndc.replace(/[\s-]/g, '')
  const isNdcWrong = digits !== '' && !/^\d{11}$/.test(digits)
  useScans({
    onScan: (scan) => {
      if (scan.kind !== 'product') return null
      const read = scan.uncertain.includes('lot') ? null : (scan.readings[0]?.lot ?? null)
      if (scan.ndc.kind === 'known') setNdc(scan.ndc.ndc)
      if (read === null) return noteOf('again', recallWords.noLotOnIt)
      setLot(read)
      return noteOf('good', recallWords.scanned(read))
    },
  })
  async function add(): Promise<void> {
    setSaving(true)
    const isSaved = await onAdd({ ndc: digits === '' ? null : digits, lot: lot.trim(), note: note.trim() })
    setSaving(false)
    if (isSaved) throwAway()
  }
  return (
    <div className="vial-pad">
      <h2 className="section-head">{recallWords.add}</h2>
      <KeptDraft />
      <TextField
        label={recallWords.lot}
        hint={recallWords.lotHint}
        value={lot}
        onChange={setLot}
        maxLength={20}
        isNeeded
      />
      <TextField
        label={recallWords.ndc}
        hint={recallWords.ndcHint}
        value={ndc}
        onChange={setNdc}
        maxLength={14}
        refused={isNdcWrong ? recallWords.ndcWrong : undefined}
      />
      <TextField
        label={recallWords.note}
        hint={recallWords.noteHint}
        value={note}
        onChange={setNote}
        maxLength={200}
        isLong
      />
      <div className="vial-pad__foot">
        <TapTarget
          look="main"
          size="large"
          wide
          icon={PackageX}
          verb={recallWords.put}
          closedBecause={lot.trim() === '' ? recallWords.lotMissing : isNdcWrong ? recallWords.ndcWrong : undefined}
          saving={saving}
          onTap={() => void add()}
        />
      </div>
    </div>
  )
}
