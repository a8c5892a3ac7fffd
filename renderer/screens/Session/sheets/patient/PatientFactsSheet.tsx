import { Info } from 'lucide-react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { advanceDirectiveWords, patientFactWords as w } from '#renderer/words/patientFacts.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { advanceDirectives, codeStatuses, isolations, pregnancyPotentials } from '#shared/clinical/patientFacts.ts'
import type { CareFacts } from '#shared/document/patient.ts'
import { codeStatusWords, isolationWords, pregnancyPotentialWords } from '#shared/paper/toKnow.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { AlertEntries, AllergyEntries, PriorReactionEntries } from './PatientFactLists.tsx'
import { closedBecause, draftOf, type FactsDraft, type FactsProps, patientOf } from './patientFactsDraft.ts'

/** What must be known of the patient, as it is from now on: allergies, code status, isolation, contact (workflow 4.1). */
export function PatientFactsSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const { patient } = chart.scheduled
  const [draft, setDraft] = useDraft<FactsDraft>('facts', () => draftOf(patient))
  const props = { draft, onChange: setDraft }
  return (
    <ActionSheet
      title={w.title}
      about={w.about}
      verb={w.record}
      icon={Info}
      closedBecause={closedBecause(patient, draft)}
      sheet={sheet}
      onDo={() => {
        if (closedBecause(patient, draft) === undefined)
          void sheet.perform({ kind: 'changeIdentity', change: 'care_facts', patient: patientOf(patient, draft) })
      }}
    >
      <AllergyEntries {...props} />
      <Choices {...props} />
      <PriorReactionEntries {...props} />
      <Contact {...props} />
      <AlertEntries {...props} />
      <Others {...props} />
    </ActionSheet>
  )
}

const optionsOf = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) => [
  { key: 'not_asked', words: w.notAsked },
  ...keys.map((key) => ({ key, words: words[key] })),
]

function Choices({ draft, onChange }: FactsProps) {
  const { facts } = draft
  const change = (part: Partial<CareFacts>) => onChange({ ...draft, facts: { ...facts, ...part } })
  /** "Not asked" is no answer that is kept. */
  const choose = (field: 'codeStatus' | 'advanceDirective' | 'pregnancyPotential', key: string) => {
    const { [field]: _before, ...others } = facts
    onChange({ ...draft, facts: key === 'not_asked' ? others : { ...others, [field]: key } })
  }
  return (
    <>
      <SelectField
        label={w.codeStatus}
        value={facts.codeStatus ?? 'not_asked'}
        onChange={(key) => choose('codeStatus', key)}
        options={optionsOf(codeStatuses, codeStatusWords)}
      />
      <div className="field-pair">
        <SelectField
          label={w.advanceDirective}
          value={facts.advanceDirective ?? 'not_asked'}
          onChange={(key) => choose('advanceDirective', key)}
          options={optionsOf(advanceDirectives, advanceDirectiveWords)}
        />
        <SelectField
          label={w.pregnancyPotential}
          value={facts.pregnancyPotential ?? 'not_asked'}
          onChange={(key) => choose('pregnancyPotential', key)}
          options={optionsOf(pregnancyPotentials, pregnancyPotentialWords)}
        />
      </div>
      <ToggleGrid
        label={w.isolation}
        options={isolations.map((key) => ({ key, words: isolationWords[key] }))}
        value={facts.isolation ?? []}
        onChange={(keys) => change({ isolation: isolations.filter((one) => keys.includes(one)) })}
      />
      <CheckRow words={w.fallRisk} isChecked={facts.fallRisk === true} onChange={(fallRisk) => change({ fallRisk })} />
    </>
  )
}

function Contact({ draft, onChange }: FactsProps) {
  const { contact } = draft
  const change = (part: Partial<FactsDraft['contact']>) => onChange({ ...draft, contact: { ...contact, ...part } })
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{w.contact}</legend>
      <TextField label={w.contactName} value={contact.name} onChange={(name) => change({ name })} maxLength={120} />
      <div className="field-pair">
        <TextField
          label={w.relationship}
          value={contact.relationship}
          onChange={(relationship) => change({ relationship })}
          maxLength={64}
        />
        <TextField
          label={w.phone}
          kind="tel"
          value={contact.phone}
          onChange={(phone) => change({ phone })}
          maxLength={24}
        />
      </div>
    </fieldset>
  )
}

function Others({ draft, onChange }: FactsProps) {
  const { facts } = draft
  const change = (part: Partial<CareFacts>) => onChange({ ...draft, facts: { ...facts, ...part } })
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{w.more}</legend>
      <div className="field-pair">
        <TextField
          label={w.language}
          value={facts.language ?? ''}
          onChange={(language) => change({ language })}
          maxLength={64}
        />
        <TextField
          label={w.preferred}
          value={facts.preferred ?? ''}
          onChange={(preferred) => change({ preferred })}
          maxLength={64}
        />
      </div>
      <div className="field-pair">
        <TextField
          label={w.accessDevice}
          value={facts.accessDevice ?? ''}
          onChange={(accessDevice) => change({ accessDevice })}
          maxLength={120}
        />
        <TextField
          label={w.accessInsertedOn}
          placeholder={w.dateHint}
          value={facts.accessInsertedOn ?? ''}
          onChange={(accessInsertedOn) => change({ accessInsertedOn })}
          maxLength={10}
        />
      </div>
    </fieldset>
  )
}
