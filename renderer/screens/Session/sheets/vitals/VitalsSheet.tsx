import { HeartPulse, Plus } from 'lucide-react'
import { useState } from 'react'
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
import { useVitalFindings, vitalSlip } from './VitalAdvice.tsx'
import { VitalSays, VitalTiles } from './VitalTiles.tsx'
import {
  decimalsOf,
  followingOf,
  isWhole,
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
  const advice = {
    chart,
    values,
    onTake: (key: VitalKey, text: string) => setTexts({ ...texts, [key]: text }),
    onKeepWeight: () => setKeptWeight(texts.weightGrams ?? null),
    weightConfirmed,
    before: setType === 'baseline',
  }
  const findings = useVitalFindings(advice)
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
      <VitalTiles texts={texts} field={field} isWhole={isWholeSet} findings={findings} onChoose={choose} />
      {!when.isOpen && (
        <>
          {vitalSlip(advice) ?? <VitalSays vital={field} text={texts[field] ?? ''} worst={findings[0]} />}
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

/** The typed fields as the record keeps them; what is not typed is not there. */
function valuesOf(texts: VitalTexts): Partial<Record<VitalKey, number>> {
  const values: Partial<Record<VitalKey, number>> = {}
  for (const key of vitalKeys) {
    const value = readVital(key, texts[key] ?? '')
    if (value !== null) values[key] = value
  }
  return values
}
