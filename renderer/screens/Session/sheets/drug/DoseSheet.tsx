import { ClipboardPen } from 'lucide-react'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { stopsEarly } from '#renderer/screens/Session/lineTaps.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { doseRange } from '#shared/clinical/doseRange.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

/** How much was given: all of it in one tap, or the number; far from the order it asks why. */
export function DoseSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const sheet = useSheetPerform(chart)
  const { dose } = line.plan
  const [amount, setAmount] = useDraft('amount', line.doseGiven?.amount ?? '')
  const [reason, setReason] = useDraft('reason', '')
  const typed = amount === '' ? null : { amount: amount.replace(/\.$/, ''), unit: dose.unit }
  const asksWhy = typed !== null && line.stopEarly === null && doseRange(typed, dose) === 'asks_why'
  const closed = !typed ? sheetWords.doseMissing : asksWhy && !reason.trim() ? sheetWords.doseWhy : undefined
  return (
    <ActionSheet
      title={`${sheetWords.doseGiven}: ${line.plan.name}`}
      {...(line.stop && stopsEarly(chart, line, line.stop.at) ? { about: sheetWords.stoppedEarly } : {})}
      verb={sheetWords.recordDose}
      icon={ClipboardPen}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (!typed) return
        const why = reason.trim() ? { reason: reason.trim() } : {}
        void sheet.perform({ kind: 'correctDose', lineId: line.id, doseGiven: typed, ...why })
      }}
    >
      <Keypad
        label={sheetWords.doseGiven}
        value={amount}
        onChange={setAmount}
        unit={sheetWords.unitOf(dose.unit, amountWords(dose))}
        quickAnswers={[{ words: sheetWords.all(amountWords(dose)), value: dose.amount }]}
        decimals={3}
        wholeDigits={6}
        shared
      />
      {asksWhy && <TextField label={sheetWords.doseWhy} isNeeded value={reason} onChange={setReason} maxLength={200} />}
    </ActionSheet>
  )
}
