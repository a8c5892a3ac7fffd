import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useMinute } from '#renderer/store/useStore.ts'
import { addVisitMissing, diagnosisKindWords, intentWords, addVisitWords as w } from '#renderer/words/addVisit.ts'
import { isNpi } from '#shared/claim/npi.ts'
import type { Provider } from '#shared/document/clinic.ts'
import type { Diagnosis, Plan } from '#shared/document/plan.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { EntryList } from '../Session/sheets/EntryList.tsx'
import { isDiagnosisCode, type VisitPartProps, type VisitText } from './addVisitDraft.ts'

const textOf =
  ({ draft, set }: VisitPartProps) =>
  (name: VisitText) => ({ value: draft[name], onChange: (text: string) => set({ [name]: text }) })

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, words: text }))

/** When and where. */
export function AddVisitTime(props: VisitPartProps) {
  const { draft, set } = props
  const field = textOf(props)
  const chairs = useApp((state) => state.clinic?.practice.chairs ?? [])
  const today = localDate(useMinute())
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{w.when}</legend>
      <div className="field-pair">
        <TextField label={w.day} {...field('day')} kind="date" min={today} isNeeded />
        <TextField label={w.time} {...field('time')} kind="time" isNeeded />
      </div>
      <SelectField
        label={w.chair}
        hint={w.chairHint}
        isNeeded
        value={draft.chair}
        onChange={(chair) => set({ chair })}
        options={chairs.map(({ label }) => ({ key: label, words: label }))}
      />
    </fieldset>
  )
}

type OrderProps = VisitPartProps & { readonly providers: readonly Provider[] }

/** Who ordered, what and since when, and what it was ordered for. */
export function AddVisitOrder(props: OrderProps) {
  const { draft, set } = props
  const field = textOf(props)
  return (
    <>
      <fieldset className="bare-fieldset checks">
        <legend className="checks__legend">{w.order}</legend>
        <Orderer {...props} />
        <TextField label={w.regimen} {...field('regimen')} maxLength={200} isNeeded />
        <SelectField
          label={w.intent}
          isNeeded
          value={draft.intent}
          onChange={(key) => set({ intent: key as Plan['intent'] })}
          options={optionsOf(intentWords)}
        />
        <div className="field-pair">
          <NumberField label={w.cycle} {...field('cycle')} isNeeded />
          <NumberField label={w.cycleDay} {...field('cycleDay')} isNeeded />
        </div>
        <div className="field-pair">
          <TextField label={w.signedOn} {...field('signedOn')} kind="date" />
          <TextField label={w.signedAt} {...field('signedAt')} kind="time" />
        </div>
        <p className="second">{w.signedHint}</p>
        <TextField label={w.consentOn} {...field('consentOn')} kind="date" />
        <div className="field-pair">
          <NumberField label={w.height} unit="cm" {...field('heightCm')} decimals={1} />
          <NumberField label={w.weight} unit="kg" {...field('weightKg')} decimals={2} />
        </div>
        <CheckRow words={w.labs} isChecked={draft.labsRequired} onChange={(labsRequired) => set({ labsRequired })} />
      </fieldset>
      <Diagnoses {...props} />
    </>
  )
}

function Orderer(props: OrderProps) {
  const { draft, set, providers } = props
  const field = textOf(props)
  const isWrong = /^\d{10}/.test(draft.npi.trim()) && !isNpi(draft.npi.trim())
  return (
    <>
      <SelectField
        label={w.provider}
        isNeeded
        value={draft.provider}
        onChange={(provider) => set({ provider })}
        options={[
          ...providers.map(({ npi, last, first }) => ({ key: npi, words: `${last}, ${first}` })),
          { key: 'other', words: w.otherProvider },
        ]}
      />
      {draft.provider === 'other' && (
        <>
          <TextField label={w.providerLast} {...field('providerLast')} maxLength={64} isNeeded />
          <TextField label={w.providerFirst} {...field('providerFirst')} maxLength={64} isNeeded />
          <TextField
            label={w.npi}
            {...field('npi')}
            maxLength={10}
            isNeeded
            refused={isWrong ? addVisitMissing.npi : undefined}
          />
          <TextField label={w.credential} {...field('credential')} maxLength={16} />
        </>
      )}
    </>
  )
}

function Diagnoses(props: VisitPartProps) {
  const { draft, set } = props
  const field = textOf(props)
  const code = draft.code.trim().toUpperCase()
  const isRight = isDiagnosisCode(code)
  const isWhole = isRight && draft.diagnosisText.trim() !== ''
  const others = draft.diagnoses.filter((one) => one.code !== code)
  return (
    <EntryList
      legend={w.diagnoses}
      entries={draft.diagnoses}
      wordsOf={(one) => `${w.diagnosis(one.code, one.text)}, ${diagnosisKindWords[one.kind].toLowerCase()}`}
      nameOf={(one) => one.code}
      onChange={(left) => set({ diagnoses: left })}
    >
      <TextField
        label={w.code}
        {...field('code')}
        maxLength={8}
        refused={code.length < 3 || isRight ? undefined : addVisitMissing.diagnosisForm}
      />
      <TextField label={w.text} {...field('diagnosisText')} maxLength={200} />
      <SelectField
        label={w.kind}
        value={draft.diagnosisKind}
        onChange={(key) => set({ diagnosisKind: key as Diagnosis['kind'] })}
        options={optionsOf(diagnosisKindWords)}
      />
      <TapTarget
        wide
        verb={w.addDiagnosis}
        closedBecause={isWhole ? undefined : draft.diagnoses.length === 0 ? w.noDiagnosis : w.diagnosisNext}
        onTap={() => {
          const added = { code, kind: draft.diagnosisKind, text: draft.diagnosisText.trim() }
          set({ diagnoses: [...others, added], code: '', diagnosisText: '' })
        }}
      />
    </EntryList>
  )
}
