import { HeartPulse, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { KeyGrid } from '#renderer/components/KeyGrid.tsx'
import { type PadKey, pressPadKey } from '#renderer/components/keypadKeys.ts'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { isFinished } from '#renderer/screens/lineTimes.ts'
import { openReactionOf } from '#renderer/screens/Session/openCare.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { consciousnessWords, setTypeWords } from '#renderer/words/pickLists.ts'
import { armWords, positionWords, signWords, vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { VitalsPayload } from '#shared/chart/payloads/payloads.ts'
import { vitalPositions } from '#shared/clinical/chairPickLists.ts'
import { consciousnessLevels } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { VitalAdvice } from './VitalAdvice.tsx'
import {
  decimalsOf,
  followingOf,
  isOutside,
  isWhole,
  rangeOf,
  rareKeys,
  readVital,
  type VitalKey,
  type VitalTexts,
  vitalKeys,
} from './vitalFields.ts'

type SetType = VitalsPayload['setType']

/** What this set is, unless somebody says otherwise: before, after, or in between. */
function usualSetType(chart: Chart): SetType {
  if (openReactionOf(chart)) return 'reaction'
  if (!chart.lines.some(({ start, given }) => start || given)) return 'baseline'
  return chart.lines.every(isFinished) ? 'post' : 'prn'
}

/** What is typed in which field: a field that fills moves the pad on to the next. */
function useVitalPad() {
  const [texts, setTexts] = useDraft<VitalTexts>('texts', {})
  const [field, setField] = useState<VitalKey>('temperatureTenthsC')
  // The first digit in a field that has just been chosen begins its value anew.
  const [isFresh, setFresh] = useState(true)
  const choose = (key: VitalKey) => {
    setField(key)
    setFresh(true)
  }
  const press = (key: PadKey) => {
    const old = isFresh && key !== 'delete' ? '' : (texts[field] ?? '')
    setFresh(false)
    const next = pressPadKey(old, key, { wholeDigits: field === 'glucose' ? 4 : 3, decimals: decimalsOf(field) })
    setTexts({ ...texts, [field]: next })
    const following = followingOf(field)
    if (key !== 'delete' && key !== 'clear' && isWhole(field, next) && following) choose(following)
  }
  return { texts, setTexts, field, choose, press }
}

/** One set of vitals on the product's own pad: the field moves on by itself, limits are said before they are broken. */
export function VitalsSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart, openReactionOf(chart) ? { kind: 'reaction' } : null)
  const when = useWhen({ chart })
  const { texts, setTexts, field, choose, press } = useVitalPad()
  const [setType, setSetType] = useDraft<SetType>('setType', () => usualSetType(chart))
  const [consciousness, setConsciousness] = useDraft<VitalsPayload['consciousness'] | null>('consciousness', null)
  // Kept is the weight that was read, and no other typed over it.
  const [keptWeight, setKeptWeight] = useDraft<string | null>('keptWeight', null)
  const weightConfirmed = keptWeight !== null && keptWeight === texts.weightGrams
  const [isWholeSet, setWholeSet] = useState(() => rareKeys.some((key) => texts[key]))
  const [how, setHow] = useDraft<HowTaken>('how', {})
  const values = valuesOf(texts)
  const hasAny = Object.keys(values).length > 0 || consciousness !== null
  return (
    <ActionSheet
      title={vitalsWords.title}
      verb={vitalsWords.save}
      icon={HeartPulse}
      closedBecause={!hasAny ? vitalsWords.nothingYet : when.missing}
      sheet={sheet}
      onDo={() => {
        const beside = { ...(consciousness ? { consciousness } : {}), ...(weightConfirmed ? { weightConfirmed } : {}) }
        const command = { kind: 'recordVitals', setType, ...values, ...beside, ...howSaid(how) } as const
        if (when.when) void sheet.perform(command, when.when)
      }}
    >
      <VitalFields texts={texts} field={field} isWhole={isWholeSet} onChoose={choose} />
      {!when.isOpen && (
        <>
          <RangeLine vital={field} text={texts[field] ?? ''} />
          <VitalAdvice
            chart={chart}
            values={values}
            onTake={(key, text) => setTexts({ ...texts, [key]: text })}
            onKeepWeight={() => setKeptWeight(texts.weightGrams ?? null)}
            weightConfirmed={weightConfirmed}
            before={setType === 'baseline'}
          />
          <KeyGrid
            label={signWords[field].long}
            corner={decimalsOf(field) > 0 ? 'point' : 'clear'}
            shared
            onKey={press}
          />
          <SelectField
            label={vitalsWords.setType}
            value={setType}
            onChange={(key) => setSetType(key as SetType)}
            options={Object.entries(setTypeWords).map(([key, words]) => ({ key, words }))}
          />
          <SelectField
            label={signWords.consciousness.long}
            value={consciousness ?? null}
            onChange={(key) => setConsciousness(key as VitalsPayload['consciousness'])}
            options={consciousnessLevels.map((key) => ({ key, words: consciousnessWords[key] }))}
          />
          {!isWholeSet && (
            <TapTarget look="quiet" icon={Plus} verb={vitalsWords.moreSigns} onTap={() => setWholeSet(true)} />
          )}
          <HowTakenFields how={how} onChange={setHow} />
        </>
      )}
      <WhenField when={when} />
    </ActionSheet>
  )
}

type HowTaken = Pick<VitalsPayload, 'position' | 'arm' | 'takenBy'>

/** Only what was said; words without their blanks. */
function howSaid({ position, arm, takenBy }: HowTaken): HowTaken {
  const who = takenBy?.trim()
  return { ...(position ? { position } : {}), ...(arm ? { arm } : {}), ...(who ? { takenBy: who } : {}) }
}

interface HowTakenProps {
  readonly how: HowTaken
  readonly onChange: (how: HowTaken) => void
}

/** How the set was taken: position, cuff, and by whom where somebody else measured (workflow 4.3). */
function HowTakenFields({ how, onChange }: HowTakenProps) {
  return (
    <>
      <div className="field-pair">
        <SelectField
          label={vitalsWords.position}
          value={how.position ?? null}
          onChange={(key) => onChange({ ...how, position: key as NonNullable<HowTaken['position']> })}
          options={vitalPositions.map((key) => ({ key, words: positionWords[key] }))}
        />
        <SelectField
          label={vitalsWords.arm}
          value={how.arm ?? null}
          onChange={(key) => onChange({ ...how, arm: key as NonNullable<HowTaken['arm']> })}
          options={Object.entries(armWords).map(([key, words]) => ({ key, words }))}
        />
      </div>
      <TextField
        label={vitalsWords.takenBy}
        value={how.takenBy ?? ''}
        onChange={(takenBy) => onChange({ ...how, takenBy })}
        maxLength={80}
      />
    </>
  )
}

interface VitalFieldsProps {
  readonly texts: VitalTexts
  readonly field: VitalKey
  /** Oxygen, glucose and height as well: asked for when they are measured, so that the pad stays in sight. */
  readonly isWhole: boolean
  readonly onChoose: (field: VitalKey) => void
}

function VitalFields({ texts, field, isWhole: isWholeSet, onChoose }: VitalFieldsProps) {
  return (
    <fieldset className="bare-fieldset vital-fields" aria-label={vitalsWords.title}>
      {vitalKeys
        .filter((key) => isWholeSet || !rareKeys.includes(key))
        .map((key) => (
          <VitalField
            key={key}
            vital={key}
            text={texts[key] ?? ''}
            isOn={key === field}
            onChoose={() => onChoose(key)}
          />
        ))}
    </fieldset>
  )
}

/** The typed fields as the record keeps them; what is not typed is not there. */
function valuesOf(texts: VitalTexts): Partial<Record<VitalKey, number>> {
  const values: Partial<Record<VitalKey, number>> = {}
  for (const key of vitalKeys) {
    const value = readVital(key, texts[key] ?? '')
    if (value !== null) values[key] = value
  }
  return values
}

interface VitalFieldProps {
  readonly vital: VitalKey
  readonly text: string
  readonly isOn: boolean
  readonly onChoose: () => void
}

function VitalField({ vital, text, isOn, onChoose }: VitalFieldProps) {
  const { long, unit } = signWords[vital]
  const short = vitalsWords.shortOf(vital)
  return (
    <Button className="vital-field" aria-pressed={isOn} onPress={onChoose}>
      <span className="vital-field__label">{short}</span>{' '}
      <span className="vital-field__value num" aria-hidden={text === '' || undefined}>
        {text === '' ? vitalsWords.empty : text}
      </span>{' '}
      <span className="unseen">
        {text !== '' && unit}
        {short !== long && `, ${long}`}
      </span>
    </Button>
  )
}

function RangeLine({ vital, text }: { readonly vital: VitalKey; readonly text: string }) {
  const [low, high] = rangeOf(vital)
  const value = readVital(vital, text)
  const { long, unit } = signWords[vital]
  // A number still being typed is below its range for a digit or two; that is no mistake yet.
  const broken = value !== null && isOutside(vital, value) && isWhole(vital, text)
  return (
    <p className={broken ? 'pad__range pad__range--broken' : 'pad__range'} role="status">
      {long}: {broken ? vitalsWords.broken(low, high, unit) : vitalsWords.range(low, high, unit)}
    </p>
  )
}
