import { useState } from 'react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sparkline } from '#renderer/components/Sparkline.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { TimeSet } from '#renderer/components/TimeSet.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import type { TimeChoice } from '#renderer/components/timeOfDay.ts'

const reasons = [
  { key: 'reaction', words: 'Reaction' },
  { key: 'wish', words: 'Patient’s wish' },
  { key: 'access', words: 'Access lost' },
] as const

const symptoms = [
  { key: 'flushing', words: 'Flushing' },
  { key: 'itch', words: 'Itch' },
  { key: 'chills', words: 'Chills or rigors' },
  { key: 'wheeze', words: 'Wheeze' },
] as const

function Symptoms() {
  const [seen, setSeen] = useState<readonly string[]>(['flushing'])
  return <ToggleGrid label="What is seen" options={symptoms} value={seen} onChange={setSeen} />
}

function WordFields() {
  const [words, setWords] = useState('')
  const [number, setNumber] = useState('0.25')
  const [reason, setReason] = useState<string | null>(null)
  const [checked, setChecked] = useState(false)
  return (
    <section>
      <TextField label="Port serial" value={words} onChange={setWords} hint="On the card the patient carries" />
      <TextField label="Lot" value="TX2604A" onChange={setWords} refused="That lot is not in stock here." isNeeded />
      <TextField label="Note" isLong value={words} onChange={setWords} />
      <NumberField label="Dose" value={number} onChange={setNumber} unit="mg" decimals={2} />
      <SelectField label="Reason" options={reasons} value={reason} onChange={setReason} isNeeded />
      <SearchBox label="Name or MRN" value={words} onChange={setWords} shortcut="/" />
      <CheckRow isChecked={checked} onChange={setChecked} about="No vitals after treatment" />
      <CheckRow isChecked onChange={setChecked} words="Two identifiers checked" />
      <Symptoms />
      <Sparkline
        label="Pulse: 76 at 08:24, 88 at 09:05, 114 at 09:31"
        calm={[51, 110]}
        points={[
          { at: 0, value: 76 },
          { at: 41, value: 88 },
          { at: 67, value: 114, isOut: true },
        ]}
      />
    </section>
  )
}

function TimeFields() {
  const [when, setWhen] = useState<TimeChoice | null>({ kind: 'clock', time: { hour: 10, minute: 2 } })
  const [reason, setReason] = useState<string | null>('busy')
  return (
    <section>
      <h2 className="unseen">Times</h2>
      <TimeSet
        now={{ hour: 10, minute: 42 }}
        value={when}
        onChange={setWhen}
        padOpen
        lateFields={
          <ChoiceList
            label="Why only now?"
            value={reason}
            onChange={setReason}
            options={[
              { key: 'busy', words: 'Was with another patient' },
              { key: 'device', words: 'Workstation not at hand' },
            ]}
          />
        }
      />
    </section>
  )
}

function PadFields() {
  const [amount, setAmount] = useState('120')
  return (
    <section>
      <Keypad
        label="Waste from vial 3"
        value={amount}
        onChange={setAmount}
        unit="mg of 100 mg"
        range="0 to 100 mg"
        {...(Number(amount) > 100 ? { rangeBroken: 'The vial held 100 mg.' } : {})}
        decimals={2}
        quickAnswers={[{ words: 'The rest, 20 mg', value: '20' }]}
      />
    </section>
  )
}

/** Every field, the time setting with its pad, and a pad past its range. */
export function FieldsPage() {
  return (
    <main className="gallery-fields">
      <h1 className="unseen">Fields</h1>
      <WordFields />
      <TimeFields />
      <PadFields />
    </main>
  )
}
