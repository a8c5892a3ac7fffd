import { LockKeyholeOpen } from 'lucide-react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { restrictedWords as w } from '#renderer/words/restricted.ts'
import type { RestrictedPatient } from '#shared/ipc/restrictedRows.ts'
import { leastReason } from '#shared/permissions/restricted.ts'
import { usePut } from './RestrictSheet.tsx'

interface LiftSheetProps {
  readonly patient: RestrictedPatient
  readonly onClose: () => void
}

/** The chart opens like every other again, for a reason that is kept. */
export const LiftSheet = (props: LiftSheetProps) => (
  <Drafted sessionId={null} sheet={`lift ${props.patient.patientId}`}>
    <Lift {...props} />
  </Drafted>
)

function Lift({ patient, onClose }: LiftSheetProps) {
  const [reason, setReason] = useDraft('reason', '')
  const throwAway = useThrowAway()
  const saving = usePut(w.lifted, () => {
    throwAway()
    onClose()
  })
  const { patientId, mrn, staff } = patient
  const lift = () =>
    void saving.put({ patientId, mrn, isRestricted: false, reason: reason.trim(), staffId: staff?.id ?? null })
  return (
    <Sheet
      title={w.liftTitle}
      onClose={onClose}
      foot={
        <SaveFoot
          icon={LockKeyholeOpen}
          verb={w.lift}
          what={w.notSaved}
          why={saving.why}
          closedBecause={reason.trim().length < leastReason ? w.reasonMissing : undefined}
          saving={saving.busy}
          onSave={lift}
        />
      }
    >
      <p>
        <b>{patient.name || patient.mrn}</b>
      </p>
      <p>{w.liftSentence}</p>
      <KeptDraft />
      <TextField label={w.liftReason} value={reason} onChange={setReason} maxLength={300} isNeeded autoFocus />
    </Sheet>
  )
}
