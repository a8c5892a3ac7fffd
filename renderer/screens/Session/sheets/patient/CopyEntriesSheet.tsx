import { ClipboardCopy } from 'lucide-react'
import { useEffect } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore, useChart } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { accessWords } from '#renderer/words/session.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { BasisFields } from '../LateFields.tsx'
import { eventWords } from '../times/eventWords.ts'
import { useLate } from '../useLate.ts'
import { useSheetPerform } from '../useSheetPerform.ts'

type Entry = CommandOf<'copyEntries'>['entries'][number]
type Places = Readonly<Record<string, string>>

/** On the right chart: what another chart marked for it, with its times, each put to a drug and an access of this visit. */
export function CopyEntriesSheet({ chart, fromSessionId }: { readonly chart: Chart; readonly fromSessionId: string }) {
  const store = useAppStore()
  const other = useChart(fromSessionId)
  const sheet = useSheetPerform(chart)
  const [places, setPlaces] = useDraft<Places>('places', {})
  const when = useLate('wrong_patient')
  useEffect(() => {
    if (!other) void store.fetchChart(fromSessionId, 'look')
  }, [store, other, fromSessionId])
  const waiting = other ? waitingFor(chart, other) : []
  const entries = entriesOf(waiting, places, chart)
  const name = other ? `${other.scheduled.patient.last}, ${other.scheduled.patient.first}` : w.anotherChart
  return (
    <ActionSheet
      title={w.copy}
      about={w.copyAbout(name)}
      verb={w.copyNow}
      icon={ClipboardCopy}
      closedBecause={entries ? when.lateMissing : w.copyMissing}
      sheet={sheet}
      onDo={() => {
        if (!entries || !when.late) return
        void sheet.perform({ kind: 'copyEntries', fromSessionId, entries }, { late: when.late })
      }}
    >
      {other && waiting.length === 0 && <EmptyState title={w.copyNothing} next={w.copyNothingNext} />}
      {other &&
        waiting.map((event) => (
          <CopyEntry
            key={event.id}
            event={event}
            from={other}
            chart={chart}
            places={places}
            onPlace={(field, key) => setPlaces({ ...places, [field]: key })}
          />
        ))}
      <BasisFields when={when} label={w.wrongBasis} />
    </ActionSheet>
  )
}

/** Entries of the other chart that were marked as this patient's and do not stand here yet. */
function waitingFor({ sessionId, history }: Chart, from: Chart): readonly ChartEvent[] {
  const here = new Set(history.flatMap(({ event, struckBy }) => (struckBy ? [] : (event.copiedFrom?.eventId ?? []))))
  return from.history.flatMap(({ event, struckBy }) => {
    const isOurs =
      struckBy?.kind === 'EventVoided' &&
      struckBy.payload.cause === 'wrong_patient' &&
      struckBy.payload.toSessionId === sessionId
    return isOurs && !here.has(event.id) ? [event] : []
  })
}

const namesLine = ({ payload }: ChartEvent): boolean => 'lineId' in payload && payload.lineId !== undefined
const namesAccess = ({ kind, payload }: ChartEvent): boolean =>
  kind !== 'AccessRecorded' && 'accessId' in payload && payload.accessId !== null
const lineKey = ({ id }: ChartEvent): string => `line ${id}`
const accessKey = ({ id }: ChartEvent): string => `access ${id}`
const leaveOut = 'leave-out'

/** An access that comes along keeps its id; what is chosen for an entry otherwise. */
function accessOf(event: ChartEvent, waiting: readonly ChartEvent[], places: Places): string | undefined {
  const own = 'accessId' in event.payload ? event.payload.accessId : undefined
  const comes = waiting.some((one) => one.kind === 'AccessRecorded' && one.payload.accessId === own)
  return comes && own ? own : places[accessKey(event)]
}

/** The entries as the command carries them; null while one has no place, or nothing is left. */
function entriesOf(waiting: readonly ChartEvent[], places: Places, chart: Chart): Entry[] | null {
  const taken = waiting.filter((event) => places[lineKey(event)] !== leaveOut)
  const entries = taken.map((event): Entry | null => {
    const lineId = places[lineKey(event)]
    const accessId = accessOf(event, waiting, places) ?? chart.accesses.at(-1)?.accessId
    if (namesLine(event) && !lineId) return null
    if (namesAccess(event) && !accessId) return null
    return {
      eventId: event.id,
      ...(namesLine(event) && lineId ? { lineId } : {}),
      ...(namesAccess(event) && accessId ? { accessId } : {}),
    }
  })
  return entries.length === 0 || entries.includes(null) ? null : entries.flatMap((entry) => entry ?? [])
}

interface CopyEntryProps {
  readonly event: ChartEvent
  readonly from: Chart
  readonly chart: Chart
  readonly places: Places
  readonly onPlace: (field: string, key: string) => void
}

function CopyEntry({ event, from, chart, places, onPlace }: CopyEntryProps) {
  const words = `${timeWords(event.happenedAt)} ${eventWords(event, from)}`
  const lines = chart.lines.map(({ id, plan }) => ({ key: id, words: `${plan.name} ${amountWords(plan.dose)}` }))
  return (
    <div className="checks">
      <b>{words}</b>
      {namesLine(event) && (
        <SelectField
          label={w.copyLine(words)}
          isNeeded
          value={places[lineKey(event)] ?? null}
          onChange={(key) => onPlace(lineKey(event), key)}
          options={[...lines, { key: leaveOut, words: w.leaveOut }]}
        />
      )}
      {namesAccess(event) && chart.accesses.length > 1 && (
        <SelectField
          label={w.copyAccess(words)}
          value={places[accessKey(event)] ?? null}
          onChange={(key) => onPlace(accessKey(event), key)}
          options={chart.accesses.map((access) => ({ key: access.accessId, words: accessWords(access) }))}
        />
      )}
    </div>
  )
}
