import { Ban, DoorOpen } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { isUnusedPrn } from '#renderer/screens/lineTimes.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { conditionWords, lineStatusWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { dischargeConditions, lineStatuses } from '#shared/clinical/pickLists.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useStay } from '../useStay.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'

type Discharge = CommandOf<'discharge'>

type Said = Partial<Pick<Discharge, 'leftWith' | 'teaching' | 'nextAppointmentOn' | 'nextAppointment' | 'transport'>>

/** What workflow 4.10 asks beside condition and line; each may be left out. */
const fields = [
  { field: 'leftWith', words: sheetWords.leftWith, longest: 120 },
  { field: 'transport', words: sheetWords.transport, longest: 80 },
  { field: 'teaching', words: sheetWords.teaching, longest: 300 },
] as const

const wordsSaid = (said: Said): Said =>
  Object.fromEntries(Object.entries(said).flatMap(([field, text]) => (text.trim() ? [[field, text.trim()]] : [])))

/** What was ordered only if needed and was not: each closed as not given, not needed, in one tap on the way out. */
function NeverNeeded({ chart }: { readonly chart: Chart }) {
  const stay = useStay(chart)
  const waiting = chart.lines.filter(isUnusedPrn)
  if (waiting.length === 0) return null
  return (
    <section className="choices" aria-label={sheetWords.neverNeeded}>
      <h3 className="section-head">{sheetWords.neverNeeded}</h3>
      <div className="reason-taps">
        {waiting.map(({ id, plan }) => (
          <TapTarget
            key={id}
            size="medium"
            wide
            icon={Ban}
            verb={sheetWords.notNeeded(plan.name)}
            onTap={() => void stay.perform({ kind: 'markNotGiven', lineId: id, reason: 'not_needed' })}
          />
        ))}
      </div>
    </section>
  )
}

/** The patient leaves: how, with what line, with whom, when. */
export function DischargeSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [condition, setCondition] = useDraft<Discharge['condition'] | null>('condition', null)
  const [lineStatus, setLineStatus] = useDraft<Discharge['lineStatus'] | null>('lineStatus', null)
  const [said, setSaid] = useDraft<Said>('said', {})
  const today = localDate(useMinute())
  const isPast = said.nextAppointmentOn !== undefined && said.nextAppointmentOn !== '' && said.nextAppointmentOn < today
  const closed =
    !condition || !lineStatus ? sheetWords.dischargeMissing : isPast ? sheetWords.nextAppointmentPast : when.missing
  return (
    <ActionSheet
      title={sheetWords.discharge}
      verb={sheetWords.recordDischarge}
      icon={DoorOpen}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (!condition || !lineStatus || !when.when) return
        void sheet.perform({ kind: 'discharge', condition, lineStatus, ...wordsSaid(said) }, when.when)
      }}
    >
      <NeverNeeded chart={chart} />
      <ChoiceList
        label={sheetWords.condition}
        options={dischargeConditions.map((key) => ({ key, words: conditionWords[key] }))}
        value={condition}
        onChange={(key) => setCondition(key as Discharge['condition'])}
      />
      <ChoiceList
        label={sheetWords.lineStatus}
        options={lineStatuses.map((key) => ({ key, words: lineStatusWords[key] }))}
        value={lineStatus}
        onChange={(key) => setLineStatus(key as Discharge['lineStatus'])}
      />
      {fields.map(({ field, words, longest }) => (
        <TextField
          key={field}
          label={words}
          value={said[field] ?? ''}
          onChange={(text) => setSaid({ ...said, [field]: text })}
          maxLength={longest}
        />
      ))}
      <TextField
        label={sheetWords.nextAppointmentOn}
        kind="date"
        min={today}
        refused={isPast ? sheetWords.nextAppointmentPast : undefined}
        value={said.nextAppointmentOn ?? ''}
        onChange={(day) => setSaid({ ...said, nextAppointmentOn: day })}
      />
      <TextField
        label={sheetWords.nextAppointment}
        value={said.nextAppointment ?? ''}
        onChange={(text) => setSaid({ ...said, nextAppointment: text })}
        maxLength={120}
      />
      <WhenField when={when} />
    </ActionSheet>
  )
}
