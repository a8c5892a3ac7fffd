import { Ban, CircleQuestionMark, CircleStop } from 'lucide-react'
import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { notGivenWords, stopEarlyWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { notGivenReasons, stopEarlyReasons } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { LateFields } from '../LateFields.tsx'
import { OtherWords, useOtherInWords } from '../OtherInWords.tsx'
import { useLate } from '../useLate.ts'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'

interface LineSheetProps {
  readonly chart: Chart
  readonly line: Line
}

/** Stopped before its end: why, and how much was given if that is known already. */
export function StopEarlySheet({ chart, line }: LineSheetProps) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [tappedAt] = useState(() => store.now())
  const when = useWhen({ chart })
  const [reason, setReason] = useDraft<CommandOf<'stopLine'>['early'] | null>('reason', null)
  const [dose, setDose] = useDraft('dose', '')
  const [volume, setVolume] = useDraft('volume', '')
  const { unit } = line.plan.dose
  return (
    <ActionSheet
      title={`${sheetWords.stopEarly}: ${line.plan.name}`}
      verb={sheetWords.stopNow}
      icon={CircleStop}
      closedBecause={!reason ? sheetWords.stopWhy : when.missing}
      sheet={sheet}
      onDo={() => {
        if (!reason || !when.when) return
        const moment = when.when.happenedAt ? when.when : { happenedAt: tappedAt, source: 'tap' as const }
        const doseGiven = dose === '' ? null : { amount: dose.replace(/\.$/, ''), unit }
        const volumeGivenMl = volume.replace(/\.$/, '')
        const read = volumeGivenMl === '' ? {} : { volumeGivenMl }
        void sheet.perform({ kind: 'stopLine', lineId: line.id, early: reason, doseGiven, ...read }, moment)
      }}
    >
      <ChoiceList
        label={sheetWords.stopWhy}
        options={stopEarlyReasons.map((key) => ({ key, words: stopEarlyWords[key] }))}
        value={reason ?? null}
        onChange={(key) => setReason(key as CommandOf<'stopLine'>['early'])}
      />
      {!when.isOpen && (
        <Keypad
          label={sheetWords.doseSoFar}
          value={dose}
          onChange={setDose}
          unit={sheetWords.unitOf(unit, amountWords(line.plan.dose))}
          range={dose === '' ? sheetWords.doseLater : undefined}
          decimals={3}
          wholeDigits={6}
          shared
        />
      )}
      {line.plan.volumeMl !== undefined && (
        <NumberField label={sheetWords.volumeGiven} unit="mL" value={volume} onChange={setVolume} decimals={1} />
      )}
      <WhenField when={when} />
    </ActionSheet>
  )
}

/** A planned drug that is not given, and why. */
export function NotGivenSheet({ chart, line }: LineSheetProps) {
  const sheet = useSheetPerform(chart)
  const [reason, setReason] = useDraft<CommandOf<'markNotGiven'>['reason'] | null>('reason', null)
  const other = useOtherInWords(reason === 'other')
  return (
    <ActionSheet
      title={`${sheetWords.notGiven}: ${line.plan.name}`}
      verb={sheetWords.recordNotGiven}
      icon={Ban}
      closedBecause={!reason ? sheetWords.notGivenWhy : other.missing}
      sheet={sheet}
      onDo={() => {
        if (reason) void sheet.perform({ kind: 'markNotGiven', lineId: line.id, reason, ...other.said })
      }}
    >
      <ChoiceList
        label={sheetWords.notGivenWhy}
        options={notGivenReasons.map((key) => ({ key, words: notGivenWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as CommandOf<'markNotGiven'>['reason'])}
      />
      <OtherWords other={other} />
    </ActionSheet>
  )
}

/** Nobody can say when it stopped: the line is closed as such, with reason and basis. */
export function StopUnknownSheet({ chart, line }: LineSheetProps) {
  const sheet = useSheetPerform(chart)
  const when = useLate()
  return (
    <ActionSheet
      title={`${sheetWords.stopUnknown}: ${line.plan.name}`}
      about={sheetWords.stopUnknownNote}
      verb={sheetWords.recordUnknown}
      icon={CircleQuestionMark}
      closedBecause={when.lateMissing}
      sheet={sheet}
      onDo={() => {
        if (when.late) void sheet.perform({ kind: 'declareStopUnknown', lineId: line.id, ...when.late })
      }}
    >
      <LateFields when={when} />
    </ActionSheet>
  )
}
