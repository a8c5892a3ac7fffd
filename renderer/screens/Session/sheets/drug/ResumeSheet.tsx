import { Play } from 'lucide-react'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { numberWords } from '#renderer/words/amounts.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { rateWords } from '#renderer/words/rates.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { resumeAsk } from '#shared/chart/safety/reactionRate.ts'
import { isOverHalf } from '#shared/clinical/rates.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { VolumeSoFarField, volumeSaid } from './VolumeSoFarField.tsx'

/** A drug runs on after a reaction: half of its rate is offered; more than that is somebody's order. */
export function ResumeSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const { before = null, basis = 'unknown', offer = null } = resumeAsk(chart, line.id) ?? {}
  const [rate, setRate] = useDraft('rate', offer ?? '')
  const [orderedBy, setOrderedBy] = useDraft('orderedBy', '')
  const [volume, setVolume] = useDraft('volume', '')
  const typed = rate.replace(/\.$/, '')
  const isOver = typed !== '' && before !== null && isOverHalf(typed, before)
  const closed = typed === '' ? w.rateMissing : isOver && !orderedBy.trim() ? w.orderNeeded : when.missing
  return (
    <ActionSheet
      title={`${w.resumeRate}: ${line.plan.name}`}
      about={w.resumeAbout[basis](before === null ? '' : numberWords(before))}
      verb={w.resumeNow}
      icon={Play}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (typed === '' || !when.when) return
        const order = orderedBy.trim() ? { orderedBy: orderedBy.trim() } : {}
        void sheet.perform(
          { kind: 'resumeLine', lineId: line.id, rateMlPerHour: typed, ...order, ...volumeSaid(volume) },
          when.when,
        )
      }}
    >
      {!when.isOpen && (
        <Keypad
          label={rateWords.rate}
          value={rate}
          onChange={setRate}
          unit={rateWords.unit(line.plan, typed)}
          quickAnswers={offer ? [{ words: w.half(offer), value: offer }] : []}
          decimals={1}
          wholeDigits={4}
          shared
        />
      )}
      <VolumeSoFarField line={line} value={volume} onChange={setVolume} />
      {isOver && <TextField label={w.orderedBy} isNeeded value={orderedBy} onChange={setOrderedBy} maxLength={120} />}
      <WhenField when={when} />
    </ActionSheet>
  )
}
