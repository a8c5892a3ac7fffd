import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { restrictedRefusals, restrictedWords as w } from '#renderer/words/restricted.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { ListedPatient } from '#shared/ipc/restrictedRows.ts'
import { leastReason } from '#shared/permissions/restricted.ts'
import { type Saving, useSaving } from '../useSaving.ts'
import { useFoundPatients } from './useRestricted.ts'

const nobody = 'nobody'

/** Marks a patient: found by name or number, why, and whether they work here. */
export const RestrictSheet = (props: RestrictSheetProps) => (
  <Drafted sessionId={null} sheet="restrict">
    <Restrict {...props} />
  </Drafted>
)

interface RestrictSheetProps {
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Whose chart it is is chosen anew: their name is not kept beside the reason. */
function Restrict({ onClose, onSaved }: RestrictSheetProps) {
  const people = useApp((state) => state.people)
  const [patient, setPatient] = useState<ListedPatient | null>(null)
  const [reason, setReason] = useDraft('reason', '')
  const [staff, setStaff] = useDraft<string>('staff', nobody)
  const throwAway = useThrowAway()
  const saving = usePut(w.saved, () => {
    throwAway()
    onSaved()
  })
  const missing = !patient ? w.choose : reason.trim().length < leastReason ? w.reasonMissing : undefined
  const save = (): void => {
    if (!patient) return
    const { patientId, mrn } = patient
    const staffId = staff === nobody ? null : staff
    void saving.put({ patientId, mrn, isRestricted: true, reason: reason.trim(), staffId })
  }
  return (
    <Sheet
      title={w.add}
      width="wide"
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          what={w.notSaved}
          why={saving.why}
          closedBecause={missing}
          saving={saving.busy}
          onSave={save}
        />
      }
    >
      <KeptDraft />
      <ChoosePatient patient={patient} onChoose={setPatient} />
      <TextField label={w.why} hint={w.reasonHint} value={reason} onChange={setReason} maxLength={300} isNeeded />
      <SelectField
        label={w.staffField}
        hint={w.staffHint}
        options={[{ key: nobody, words: w.staffNobody }, ...people.map(({ id, name }) => ({ key: id, words: name }))]}
        value={staff}
        onChange={setStaff}
      />
    </Sheet>
  )
}

interface ChoosePatientProps {
  readonly patient: ListedPatient | null
  readonly onChoose: (patient: ListedPatient | null) => void
}

const shownAtOnce = 6

function ChoosePatient({ patient, onChoose }: ChoosePatientProps) {
  const [typed, setTyped] = useState('')
  const found = useFoundPatients(typed)
  if (patient)
    return (
      <div className="row">
        <b className="grow">{whoWords(patient)}</b>
        <TapTarget look="quiet" verb={w.other} onTap={() => onChoose(null)} />
      </div>
    )
  return (
    <fieldset className="bare-fieldset">
      <legend className="unseen">{w.patient}</legend>
      <TextField
        label={w.find}
        hint={w.findHint}
        value={typed}
        onChange={setTyped}
        maxLength={100}
        isNeeded
        autoFocus
      />
      <div className="reason-taps">
        {found?.length === 0 && <p role="status">{w.foundNobody}</p>}
        {found?.slice(0, shownAtOnce).map((one) => (
          <TapTarget
            key={one.patientId}
            size="medium"
            wide
            verb={one.isRestricted ? `${whoWords(one)} (${w.already})` : whoWords(one)}
            onTap={() => onChoose(one)}
          />
        ))}
      </div>
    </fieldset>
  )
}

const whoWords = ({ name, birthDate, mrn }: ListedPatient): string => `${name}, ${dateWords(birthDate)}, ${mrn}`

export interface Putting extends Pick<Saving, 'busy' | 'why'> {
  put(input: Input<'restricted.put'>): Promise<void>
}

/** Marks or lifts; what was not saved says why. */
export function usePut(saved: string, onSaved: () => void): Putting {
  const { api } = useAppStore()
  const { busy, why, save } = useSaving(saved, onSaved)
  const put = (input: Input<'restricted.put'>) =>
    save(async () => {
      const answer = await api.call('restricted.put', input)
      if (answer.kind === 'value') return null
      return answer.kind === 'fault' ? faultWords(answer.fault) : (restrictedRefusals[answer.refusal.code] ?? '')
    })
  return { busy, why, put }
}
