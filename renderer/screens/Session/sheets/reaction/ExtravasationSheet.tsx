import { CheckCheck, TriangleAlert } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { isOpen } from '#renderer/screens/lineTimes.ts'
import { openExtravasationOf } from '#renderer/screens/Session/openCare.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords, numberWords } from '#renderer/words/amounts.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { extravasationActionWords, skinWords } from '#renderer/words/chairPickLists.ts'
import { accessWords } from '#renderer/words/session.ts'
import { minutesWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import type { Extravasation } from '#shared/chart/fold/care.ts'
import { bloodReturnSeenAt } from '#shared/chart/safety/vesicant.ts'
import { extravasationActions, skinColors } from '#shared/clinical/chairPickLists.ts'
import { localDate, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { type Stay, useStay } from '../useStay.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { ActionLog } from './ActionLog.tsx'
import { gradeOptions } from './gradeOptions.ts'

type Open = CommandOf<'openExtravasation'>

/** Drug outside the vein: what is found opens the record and pauses what runs there; then what was done. */
export function ExtravasationSheet({ chart }: { readonly chart: Chart }) {
  const open = openExtravasationOf(chart)
  return open ? <ExtravasationRecord chart={chart} record={open} /> : <OpenExtravasation chart={chart} />
}

function OpenExtravasation({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart, { kind: 'extravasation' })
  const when = useWhen({ chart })
  const running = chart.lines.filter(isOpen)
  const [accessId, setAccessId] = useDraft<string | null>('access', chart.accesses.at(-1)?.accessId ?? null)
  const [lineId, setLineId] = useDraft<string | null>('line', running[0]?.id ?? null)
  const [outside, setOutside] = useDraft('outside', '')
  const [length, setLength] = useDraft('length', '')
  const [width, setWidth] = useDraft('width', '')
  const [skin, setSkin] = useDraft<Open['skin'] | null>('skin', null)
  const [pain, setPain] = useDraft('pain', '')
  return (
    <ActionSheet
      title={w.extravasation}
      about={w.pauses}
      verb={w.openExtravasation}
      icon={TriangleAlert}
      closedBecause={accessId ? undefined : w.where}
      sheet={sheet}
      onDo={() => {
        if (!accessId || !when.when) return
        const command: Open = {
          kind: 'openExtravasation',
          extravasationId: store.newId(),
          accessId,
          pauseRunning: true,
          ...(lineId ? { lineId } : {}),
          ...knownOf(chart, accessId, lineId),
          ...(outside ? { volumeOutsideMl: outside.replace(/\.$/, '') } : {}),
          ...(length ? { lengthMm: Number(length) } : {}),
          ...(width ? { widthMm: Number(width) } : {}),
          ...(skin ? { skin } : {}),
          ...(pain ? { pain: Math.min(10, Number(pain)) } : {}),
        }
        void sheet.perform(command, when.when)
      }}
    >
      <ChoiceList
        label={w.where}
        options={chart.accesses.map((access) => ({ key: access.accessId, words: accessWords(access) }))}
        value={accessId}
        onChange={setAccessId}
      />
      {running.length > 1 && (
        <SelectField
          label={w.whichLine}
          options={running.map(({ id, plan }) => ({ key: id, words: plan.name }))}
          value={lineId}
          onChange={setLineId}
        />
      )}
      <NumberField label={w.outside} unit="mL" value={outside} onChange={setOutside} decimals={1} />
      <div className="field-pair">
        <NumberField label={w.length} unit={w.millimeters} value={length} onChange={setLength} />
        <NumberField label={w.width} unit={w.millimeters} value={width} onChange={setWidth} />
      </div>
      <div className="field-pair">
        <SelectField
          label={w.skin}
          options={skinColors.map((key) => ({ key, words: skinWords[key] }))}
          value={skin ?? null}
          onChange={(key) => setSkin(key as NonNullable<Open['skin']>)}
        />
        <NumberField label={w.pain} value={pain} onChange={setPain} />
      </div>
      <WhenField when={when} />
    </ActionSheet>
  )
}

/** What the record knows itself: how strong the drug is that ran, and when blood return was last seen there (workflow 4.8). */
function knownOf(
  chart: Chart,
  accessId: string,
  lineId: string | null,
): Pick<Open, 'concentration' | 'lastBloodReturnAt'> {
  const plan = chart.lines.find(({ id }) => id === lineId)?.plan
  const seenAt = bloodReturnSeenAt(chart, accessId)
  return {
    ...(plan?.volumeMl ? { concentration: w.strength(amountWords(plan.dose), numberWords(plan.volumeMl)) } : {}),
    ...(seenAt ? { lastBloodReturnAt: seenAt } : {}),
  }
}

function ExtravasationRecord({ chart, record }: { readonly chart: Chart; readonly record: Extravasation }) {
  const store = useAppStore()
  const stay = useStay(chart)
  const now = useMinute()
  const { extravasationId } = record
  const minutes = minutesWords(printedMinutesBetween(record.stamp.at, now))
  return (
    <Sheet
      title={w.extravasation}
      onClose={store.closeSheet}
      foot={
        <TapTarget
          look="main"
          size="large"
          wide
          verb={w.close}
          onTap={() => store.openSheet({ kind: 'extravasationClose' })}
        />
      }
    >
      <p className="second sheet-about">
        {[`${w.reactionSince(timeWords(record.stamp.at), minutes)}.`, ...knownWords(record)].join(' ')}
      </p>
      <h3 className="section-head">{w.actions}</h3>
      <div className="reason-taps reason-taps--two">
        {extravasationActions
          .filter((action) => action !== 'other' && action !== 'aspirated' && action !== 'antidote')
          .map((action) => (
            <TapTarget
              key={action}
              wide
              verb={extravasationActionWords[action]}
              onTap={() => void stay.perform({ kind: 'recordExtravasationAction', extravasationId, action })}
            />
          ))}
      </div>
      <AspiratedAndAntidote extravasationId={extravasationId} stay={stay} />
      <RefusalSlot flat refusal={stay.refusal} />
      <ActionLog
        entries={record.actions.map(({ stamp, action, dose, volumeMl, text }) => ({
          key: stamp.eventId,
          at: stamp.at,
          words: [extravasationActionWords[action], text].filter(Boolean).join(': '),
          ...(dose ? { dose } : volumeMl ? { dose: { amount: volumeMl, unit: 'mL' } } : {}),
        }))}
      />
    </Sheet>
  )
}

const knownWords = ({ concentration, lastBloodReturnAt }: Extravasation): readonly string[] => [
  ...(concentration ? [w.ranAs(concentration)] : []),
  ...(lastBloodReturnAt ? [w.lastBloodReturn(timeWords(lastBloodReturnAt))] : []),
]

interface MeasuredProps {
  readonly extravasationId: string
  readonly stay: Stay
}

const antidoteUnits = ['mg', 'units', 'mL', 'g'] as const

/** The two actions that have an amount: what came back into the syringe, and the antidote. Either is recorded without one too. */
function AspiratedAndAntidote({ extravasationId, stay }: MeasuredProps) {
  const [aspirated, setAspirated] = useDraft('aspirated', '')
  const [antidote, setAntidote] = useDraft('antidote', '')
  const [amount, setAmount] = useDraft('antidoteAmount', '')
  const [unit, setUnit] = useDraft<string>('antidoteUnit', 'mg')
  const plain = (typed: string): string => typed.replace(/\.$/, '')
  const record = (
    action: 'aspirated' | 'antidote',
    facts: Partial<CommandOf<'recordExtravasationAction'>>,
    done: () => void,
  ) =>
    void stay
      .perform({ kind: 'recordExtravasationAction', extravasationId, action, ...facts })
      .then((outcome) => outcome.kind === 'saved' && done())
  return (
    <>
      <NumberField label={w.aspirated} unit="mL" value={aspirated} onChange={setAspirated} decimals={1} />
      <TapTarget
        wide
        verb={extravasationActionWords.aspirated}
        onTap={() =>
          record('aspirated', plain(aspirated) ? { volumeMl: plain(aspirated) } : {}, () => setAspirated(''))
        }
      />
      <TextField label={w.antidote} value={antidote} onChange={setAntidote} maxLength={120} />
      <div className="field-pair">
        <NumberField label={w.dose} value={amount} onChange={setAmount} decimals={2} />
        <SelectField
          label={w.unit}
          options={antidoteUnits.map((key) => ({ key, words: key }))}
          value={unit}
          onChange={setUnit}
        />
      </div>
      <TapTarget
        wide
        verb={extravasationActionWords.antidote}
        onTap={() => {
          const dose = plain(amount) ? { dose: { amount: plain(amount), unit } } : {}
          record('antidote', { ...dose, ...(antidote.trim() ? { text: antidote.trim() } : {}) }, () => {
            setAntidote('')
            setAmount('')
          })
        }}
      />
    </>
  )
}

/** As many days as the record takes (`followUpOn`). */
const mostFollowUps = 10

/** Its end: graded by the nurse, how it looks, and the days somebody looks again. */
export function ExtravasationCloseSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const open = openExtravasationOf(chart)
  const [grade, setGrade] = useDraft<string | null>('grade', null)
  const [outcome, setOutcome] = useDraft('outcome', '')
  const [days, setDays] = useDraft<readonly string[]>('followUps', [])
  const today = localDate(useMinute())
  const isPast = days.some((day) => day < today)
  return (
    <ActionSheet
      title={w.closeExtravasation}
      verb={w.closeExtravasation}
      icon={CheckCheck}
      closedBecause={isPast ? w.followUpPast : grade && outcome.trim() ? undefined : w.extravasationCloseMissing}
      sheet={sheet}
      onDo={() => {
        if (!open || !grade || !outcome.trim()) return
        const { extravasationId } = open
        const followUpOn = [...new Set(days)].sort()
        void sheet.perform({
          kind: 'closeExtravasation',
          extravasationId,
          grade: Number(grade),
          outcome: outcome.trim(),
          followUpOn,
        })
      }}
    >
      <ChoiceList label={w.grade} options={gradeOptions('extravasation')} value={grade} onChange={setGrade} />
      <TextField label={w.extravasationOutcome} isNeeded value={outcome} onChange={setOutcome} maxLength={300} />
      {[...days, ''].slice(0, mostFollowUps).map((day, place) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place; two of them may hold the same day.
          key={place}
          label={w.followUp(place + 1)}
          kind="date"
          min={today}
          refused={day !== '' && day < today ? w.followUpPast : undefined}
          value={day}
          onChange={(next) => setDays([...days.slice(0, place), next, ...days.slice(place + 1)].filter(Boolean))}
        />
      ))}
    </ActionSheet>
  )
}
