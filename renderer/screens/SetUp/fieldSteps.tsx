import type { ReactNode } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { setUpWords } from '#renderer/words/setUp.ts'
import { chairsOf, type Draft, type Problems, type TextKey } from './setUpDraft.ts'

export interface StepProps {
  readonly draft: Draft
  readonly problems: Problems
  readonly onChange: (changes: Partial<Draft>) => void
}

const { fields, hints, settings, clocks } = setUpWords
const hintOf: Readonly<Partial<Record<TextKey, string>>> = hints

type FieldProps = StepProps & { readonly of: TextKey; readonly kind?: 'tel' | 'url'; readonly isOptional?: boolean }

function Field({ draft, problems, onChange, of, kind, isOptional = false }: FieldProps) {
  return (
    <TextField
      label={fields[of]}
      value={draft[of]}
      onChange={(text) => onChange({ [of]: text })}
      kind={kind}
      isNeeded={!isOptional}
      hint={hintOf[of]}
      refused={problems[of]}
      maxLength={200}
    />
  )
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, words: text }))

/** Zones of the United States and its territories first; any other the machine is set to joins them. */
const usualZones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
]

export function PracticeStep(props: StepProps) {
  const { draft, onChange } = props
  return (
    <PracticeFields {...props}>
      <ChoiceList
        label={fields.setting}
        options={optionsOf(settings)}
        value={draft.setting}
        onChange={(key) => onChange({ setting: key === 'facility' ? 'facility' : 'office' })}
      />
    </PracticeFields>
  )
}

/** Who and where the practice is; between zone and clock stands what only the set-up asks. */
export function PracticeFields({ children, ...props }: StepProps & { readonly children?: ReactNode }) {
  const { draft, onChange } = props
  const zones = usualZones.includes(draft.zone) ? usualZones : [...usualZones, draft.zone]
  return (
    <>
      <Field {...props} of="name" />
      <Field {...props} of="phone" kind="tel" />
      <Field {...props} of="line1" />
      <Field {...props} of="line2" isOptional />
      <Field {...props} of="city" />
      <div className="set-up__pair">
        <Field {...props} of="state" />
        <Field {...props} of="zip" />
      </div>
      <Field {...props} of="contactName" />
      <SelectField
        label={fields.zone}
        options={zones.map((zone) => ({ key: zone, words: zone.replaceAll('_', ' ') }))}
        value={draft.zone}
        onChange={(zone) => onChange({ zone })}
      />
      {children}
      <ChoiceList
        label={fields.clock}
        options={optionsOf(clocks)}
        value={draft.clock}
        onChange={(key) => onChange({ clock: key === '12h' ? '12h' : '24h' })}
      />
    </>
  )
}

export function ClaimsStep(props: StepProps) {
  return (
    <>
      <p className="second set-up__wide">{setUpWords.claimsNext}</p>
      <Field {...props} of="npi" />
      <Field {...props} of="taxId" />
      <Field {...props} of="taxonomy" />
      <Field {...props} of="submitterId" />
      <Field {...props} of="receiverName" />
      <Field {...props} of="receiverId" />
    </>
  )
}

export function ChairsStep(props: StepProps) {
  const chairs = chairsOf(props.draft)
  return (
    <>
      <p className="second set-up__wide">{setUpWords.chairsNext}</p>
      <div className="set-up__wide">
        <Field {...props} of="chairs" />
      </div>
      <p className="set-up__wide">{setUpWords.chairsCount(chairs.length)}</p>
      <ul className="set-up__chairs set-up__wide">
        {[...new Set(chairs)].map((chair) => (
          <li key={chair}>{chair}</li>
        ))}
      </ul>
    </>
  )
}

const hubWays = [
  { key: 'none', words: setUpWords.hubNone },
  { key: 'named', words: setUpWords.hubNamed },
]

export function HubStep(props: StepProps) {
  const { draft, onChange } = props
  return (
    <>
      <p className="second set-up__wide">{setUpWords.hubNext}</p>
      <ChoiceList
        label={setUpWords.hub}
        options={hubWays}
        value={draft.hasHub ? 'named' : 'none'}
        onChange={(key) => onChange({ hasHub: key === 'named' })}
      />
      {draft.hasHub && (
        <div className="set-up__stack">
          <Field {...props} of="hubAddress" kind="url" />
          <Field {...props} of="hubCode" />
        </div>
      )}
      <p className="second set-up__wide">{setUpWords.drugs}</p>
    </>
  )
}
