import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { authorizationStatusWords, tieWords as w } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { type AllowedDraft, type AuthorizationDraft, drugsOf, noneAllowed, unitOf } from './authorizationDraft.ts'

type Status = Authorization['status']
const statuses = Object.keys(authorizationStatusWords) as readonly Status[]

interface FieldsProps {
  readonly chart: Chart
  readonly draft: AuthorizationDraft
  readonly onChange: (draft: AuthorizationDraft) => void
}

/** One authorization as the payer's letter has it. */
export function AuthorizationFields({ chart, draft, onChange }: FieldsProps) {
  const change = (changed: Partial<AuthorizationDraft>): void => onChange({ ...draft, ...changed })
  const known = drugsOf(chart, draft.of)
  const { coverages } = chart.scheduled
  const field = (
    key: 'number' | 'diagnosis' | 'providerNpi' | 'site' | 'checkedBy' | Counted | Day,
    label: string,
    maxLength: number,
  ) => <TextField label={label} value={draft[key]} onChange={(text) => change({ [key]: text })} maxLength={maxLength} />
  const day = (key: Day, label: string, isNeeded: boolean) => (
    <TextField
      label={label}
      {...(isNeeded ? { isNeeded } : {})}
      placeholder={w.dateHint}
      value={draft[key]}
      onChange={(text) => change({ [key]: text })}
      maxLength={10}
    />
  )
  return (
    <>
      {field('number', w.number, 40)}
      {coverages.length > 0 && (
        <SelectField
          label={w.payer}
          isNeeded
          value={draft.payerId}
          onChange={(payerId) => change({ payerId })}
          options={coverages.map(({ payer }) => ({ key: payer.id, words: payer.name }))}
        />
      )}
      <SelectField
        label={w.status}
        isNeeded
        value={draft.status}
        onChange={(status) => change({ status: status as Status })}
        options={statuses.map((key) => ({ key, words: authorizationStatusWords[key] }))}
      />
      <div className="field-pair">
        {day('from', w.from, true)}
        {day('to', w.to, true)}
      </div>
      <ToggleGrid
        oneColumn
        label={w.authorizedDrugs}
        options={known.map(({ hcpcs, name }) => ({ key: hcpcs, words: name }))}
        value={draft.drugs}
        onChange={(keys) => change({ drugs: [...keys] })}
      />
      {draft.drugs.map((hcpcs) => (
        <Allowed
          key={hcpcs}
          name={known.find((one) => one.hcpcs === hcpcs)?.name ?? hcpcs}
          unit={unitOf(draft.of, known, hcpcs)}
          draft={draft.allowed[hcpcs] ?? noneAllowed}
          onChange={(one) => change({ allowed: { ...draft.allowed, [hcpcs]: one } })}
        />
      ))}
      <div className="field-pair">
        {field('visitsAllowed', w.visitsAllowed, 6)}
        {field('visitsUsed', w.visitsUsed, 6)}
      </div>
      <div className="field-pair">
        {field('cyclesAllowed', w.cyclesAllowed, 6)}
        {field('cyclesUsed', w.cyclesUsed, 6)}
      </div>
      {field('diagnosis', w.diagnosis, 10)}
      {field('providerNpi', w.provider, 10)}
      {field('site', w.site, 120)}
      <div className="field-pair">
        {field('checkedBy', w.checkedBy, 120)}
        {day('checkedOn', w.checkedOn, false)}
      </div>
    </>
  )
}

type Counted = 'visitsAllowed' | 'visitsUsed' | 'cyclesAllowed' | 'cyclesUsed'
type Day = 'from' | 'to' | 'checkedOn'

interface AllowedProps {
  readonly name: string
  readonly unit: string | null
  readonly draft: AllowedDraft
  readonly onChange: (draft: AllowedDraft) => void
}

/** How much of one drug the payer allows: in billing units, as a dose, or both. */
function Allowed({ name, unit, draft, onChange }: AllowedProps) {
  const field = (key: keyof AllowedDraft, label: string) => (
    <TextField
      label={label}
      value={draft[key]}
      onChange={(text) => onChange({ ...draft, [key]: text })}
      maxLength={12}
    />
  )
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{name}</legend>
      <div className="field-pair">
        {field('units', w.unitsAllowed)}
        {field('unitsUsed', w.unitsUsed)}
      </div>
      {unit !== null && (
        <div className="field-pair">
          {field('dose', w.doseAllowed(unit))}
          {field('doseUsed', w.doseUsed(unit))}
        </div>
      )}
    </fieldset>
  )
}
