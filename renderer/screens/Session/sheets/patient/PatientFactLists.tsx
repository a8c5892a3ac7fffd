import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { severityWords, patientFactWords as w } from '#renderer/words/patientFacts.ts'
import { dateWords } from '#renderer/words/times.ts'
import { allergySeverities, priorGrades } from '#shared/clinical/patientFacts.ts'
import type { CareFacts } from '#shared/document/patient.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { priorReactionWords } from '#shared/paper/toKnow.ts'
import { EntryList } from '../EntryList.tsx'
import type { Begun, FactsProps } from './patientFactsDraft.ts'

/** The draft with a list as it is now, and the fields that added to it empty again. */
const withList = ({ draft, onChange }: FactsProps, facts: Partial<CareFacts>, done: Partial<Begun> = {}): void =>
  onChange({ ...draft, facts: { ...draft.facts, ...facts }, begun: { ...draft.begun, ...done } })

const typing =
  ({ draft, onChange }: FactsProps, field: keyof Begun) =>
  (text: string): void =>
    onChange({ ...draft, begun: { ...draft.begun, [field]: text } })

type Allergy = CareFacts['allergies'][number]

const allergyWords = ({ substance, reaction, severity }: Allergy): string =>
  w.allergy(substance, reaction, severityWords[severity])

/** One that is added was verified today: by whoever types it in, with the patient. */
export function AllergyEntries(props: FactsProps) {
  const { facts, begun } = props.draft
  const today = localDate(useMinute())
  const [severity, setSeverity] = useDraft<Allergy['severity']>('severity', 'unknown')
  const substance = begun.substance.trim()
  const isKnown = facts.allergies.some((one) => one.substance.toLowerCase() === substance.toLowerCase())
  return (
    <EntryList
      legend={w.allergies}
      entries={facts.allergies}
      wordsOf={allergyWords}
      nameOf={({ substance: of }) => of}
      onChange={(left) => withList(props, { allergies: [...left] })}
    >
      <TextField
        label={w.substance}
        value={begun.substance}
        onChange={typing(props, 'substance')}
        maxLength={120}
        refused={isKnown ? w.allergyKnown : undefined}
      />
      <div className="field-pair">
        <TextField label={w.reaction} value={begun.reaction} onChange={typing(props, 'reaction')} maxLength={200} />
        <SelectField
          label={w.severity}
          value={severity}
          onChange={(key) => setSeverity(key as Allergy['severity'])}
          options={allergySeverities.map((key) => ({ key, words: severityWords[key] }))}
        />
      </div>
      {substance !== '' && !isKnown && (
        <TapTarget
          wide
          verb={w.addAllergy}
          onTap={() => {
            const added = { substance, reaction: begun.reaction.trim(), severity, verifiedOn: today }
            withList(props, { allergies: [...facts.allergies, added] }, { substance: '', reaction: '' })
            setSeverity('unknown')
          }}
        />
      )}
    </EntryList>
  )
}

const grades = [
  { key: 'not_known', words: w.gradeNotKnown },
  ...priorGrades.map((one) => ({ key: String(one), words: String(one) })),
]

export function PriorReactionEntries(props: FactsProps) {
  const { facts, begun } = props.draft
  const [grade, setGrade] = useDraft('grade', 'not_known')
  const before = facts.priorReactions ?? []
  const [drug, on] = [begun.drug.trim(), begun.on.trim()]
  const added = { drug, ...(grade === 'not_known' ? {} : { grade: Number(grade) }), ...(on ? { on } : {}) }
  const wordsOf = (one: (typeof before)[number]) => priorReactionWords(one, dateWords)
  const isKnown = drug !== '' && before.some((one) => wordsOf(one) === wordsOf(added))
  return (
    <EntryList
      legend={w.priorReactions}
      entries={before}
      wordsOf={wordsOf}
      nameOf={wordsOf}
      onChange={(left) => withList(props, { priorReactions: [...left] })}
    >
      <TextField label={w.drug} value={begun.drug} onChange={typing(props, 'drug')} maxLength={120} />
      <div className="field-pair">
        <SelectField label={w.grade} value={grade} onChange={setGrade} options={grades} />
        <TextField
          label={w.on}
          placeholder={w.dateHint}
          value={begun.on}
          onChange={typing(props, 'on')}
          maxLength={10}
          refused={on !== '' && on.length === 10 && !isCalendarDay(on) ? w.dateWrong(w.on) : undefined}
        />
      </div>
      {drug !== '' && (on === '' || isCalendarDay(on)) && !isKnown && (
        <TapTarget
          wide
          verb={w.addReaction}
          onTap={() => {
            withList(props, { priorReactions: [...before, added] }, { drug: '', on: '' })
            setGrade('not_known')
          }}
        />
      )}
    </EntryList>
  )
}

export function AlertEntries(props: FactsProps) {
  const { facts, begun } = props.draft
  const alert = begun.alert.trim()
  return (
    <EntryList
      legend={w.alerts}
      entries={facts.alerts}
      wordsOf={(words) => words}
      nameOf={(words) => words}
      onChange={(left) => withList(props, { alerts: [...left] })}
    >
      <TextField label={w.alert} value={begun.alert} onChange={typing(props, 'alert')} maxLength={120} />
      {alert !== '' && !facts.alerts.includes(alert) && (
        <TapTarget
          wide
          verb={w.addAlert}
          onTap={() => withList(props, { alerts: [...facts.alerts, alert] }, { alert: '' })}
        />
      )}
    </EntryList>
  )
}
