import { Gauge, TrendingUp } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { nextRateStep } from '#renderer/screens/rateSteps.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { rateChangeWords } from '#renderer/words/chairPickLists.ts'
import { rateShown, stepShown, rateWords as w } from '#renderer/words/rates.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { rateChangeReasons } from '#shared/clinical/chairPickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { type SheetPerform, useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { doseSaid } from './orderFacts.ts'
import { VolumeSoFarField, volumeSaid } from './VolumeSoFarField.tsx'

type Reason = CommandOf<'changeRate'>['reason']

/** Another rate on the pump: the planned step in one tap, or the number with why; mL/h and drug per hour together. */
export function RateSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [rate, setRate] = useDraft('rate', '')
  const [reason, setReason] = useDraft<Reason | null>('reason', null)
  const [volume, setVolume] = useDraft('volume', '')
  const { id: lineId, plan, rateMlPerHour: known } = line
  const typed = rate.replace(/\.$/, '')
  const closed = typed === '' ? w.missing : reason ? (when.when ? undefined : w.missing) : w.whyMissing
  return (
    <ActionSheet
      title={`${w.change}: ${plan.name}`}
      about={[known === null ? w.unknown : w.now(rateShown(plan, known)), doseSaid(chart, plan)]
        .filter(Boolean)
        .join(' ')}
      verb={w.record}
      icon={Gauge}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (reason && when.when)
          void sheet.perform(
            { kind: 'changeRate', lineId, rateMlPerHour: typed, reason, ...volumeSaid(volume) },
            when.when,
          )
      }}
    >
      <ByOneTap chart={chart} line={line} sheet={sheet} said={volumeSaid(volume)} />
      {!when.isOpen && (
        <Keypad
          label={w.rate}
          value={rate}
          onChange={setRate}
          unit={w.unit(plan, typed)}
          decimals={1}
          wholeDigits={4}
          shared
        />
      )}
      <VolumeSoFarField line={line} value={volume} onChange={setVolume} />
      <ChoiceList
        label={w.why}
        twoColumns
        options={rateChangeReasons.map((key) => ({ key, words: rateChangeWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as Reason)}
      />
      <WhenField when={when} />
    </ActionSheet>
  )
}

interface ByOneTapProps {
  readonly chart: Chart
  readonly line: Line
  readonly sheet: SheetPerform
  readonly said: ReturnType<typeof volumeSaid>
}

/** The planned step, and that pump and record agree: neither needs a number typed. */
function ByOneTap({ chart, line, sheet, said }: ByOneTapProps) {
  const step = nextRateStep(chart, line, useMinute())
  const { id: lineId, plan, rateMlPerHour: known } = line
  const perform = sheet.perform
  return (
    <>
      {step && (
        <TapTarget
          look={step.isDue ? 'main' : 'allowed'}
          size="large"
          wide
          icon={TrendingUp}
          verb={w.step(stepShown(step))}
          onTap={() => {
            const { rateMlPerHour, step: place } = step
            void perform({ kind: 'changeRate', lineId, rateMlPerHour, reason: 'planned_step', step: place, ...said })
          }}
        />
      )}
      {known !== null && (
        <TapTarget
          wide
          size="medium"
          verb={`${w.confirm}, ${rateShown(plan, known)}`}
          onTap={() => void perform({ kind: 'checkRate', lineId, rateMlPerHour: known, ...said })}
        />
      )}
    </>
  )
}
