import { Pencil } from 'lucide-react'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { nameOf } from '#renderer/screens/people.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { historyWords } from '#renderer/words/history.ts'
import { paperWords } from '#renderer/words/paper.ts'
import { basisWords, lateReasonWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { timeWords } from '#renderer/words/times.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart, HistoryEntry } from '#shared/chart/chart.ts'
import { hasTime } from '#shared/chart/commands/correctTime.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { eventWords } from './eventWords.ts'

/** Every entry of the visit, old and new, with who made it; what was changed or taken back stays, struck through. */
export function TimesSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const shown = chart.history.filter(({ event }) => event.kind !== 'SessionScheduled' && event.kind !== 'EventVoided')
  return (
    <Sheet title={sheetWords.times} onClose={store.closeSheet}>
      <ol className="times-list">
        {shown.map((entry) => (
          <TimeRow key={entry.event.id} entry={entry} chart={chart} />
        ))}
      </ol>
    </Sheet>
  )
}

function TimeRow({ entry, chart }: { readonly entry: HistoryEntry; readonly chart: Chart }) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const { event, struckBy } = entry
  const words = eventWords(event, chart)
  const mayChange = !struckBy && !isSealed(chart) && hasTime(event.kind)
  const late = event.late ? ` ${sheetWords.late(lateReasonWords[event.late.reason], basisWords[event.late.basis])}` : ''
  return (
    <li className="times-list__row">
      <span className="num">{timeWords(event.happenedAt)}</span>
      <span className="grow">
        {struckBy ? (
          <>
            <s>{words}</s> {struckBy.kind === 'EventVoided' ? sheetWords.undone : sheetWords.changed}
          </>
        ) : (
          <b>{words}</b>
        )}
        <span className="times-list__who">
          {[event.userId, ...besideOf(event)].map((id) => nameOf(people, id)).join(', ')}
          {event.paperBy && `, ${paperWords.writtenBy(nameOf(people, event.paperBy))}`}
          {event.doneBy && `, ${historyWords.doneBy(nameOf(people, event.doneBy))}`}.{late}
        </span>
      </span>
      {mayChange && (
        <TapTarget
          look="quiet"
          icon={Pencil}
          verb={sheetWords.setTime}
          spokenName={`${sheetWords.setTime}: ${words}, ${timeWords(event.happenedAt)}`}
          onTap={() => store.openSheet({ kind: 'setTime', target: { kind: 'event', eventId: event.id } })}
        />
      )}
    </li>
  )
}

/** The second person of an entry: a charge nurse's override, given by PIN beside whoever was signed in. */
function besideOf({ kind, payload }: ChartEvent): readonly string[] {
  if ((kind === 'BlockOverridden' || kind === 'StopOverridden') && payload.overriddenBy) return [payload.overriddenBy]
  return kind === 'SessionEnteredInError' && payload.chargeUserId ? [payload.chargeUserId] : []
}
