import { FilePen, History, Pencil, Strikethrough } from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { sourceWords, voidCauseWords, historyWords as w } from '#renderer/words/history.ts'
import { basisWords, lateReasonWords } from '#renderer/words/pickLists.ts'
import { timeWords } from '#renderer/words/times.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { hasTime } from '#shared/chart/commands/correctTime.ts'
import { isVoidable } from '#shared/chart/commands/voidEntry.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { isOwnEntry } from '#shared/chart/stamps.ts'
import { may } from '#shared/permissions/permissions.ts'
import { nameOf } from '../people.ts'
import { eventWords } from '../Session/sheets/times/eventWords.ts'
import { entryDetails } from './entryDetails.ts'
import type { TimelineRow } from './timelineRows.ts'

/** One entry: when, what, by whom, from where, why late, and what became of it. */
export function EntryRow({ chart, row }: { readonly chart: Chart; readonly row: TimelineRow }) {
  const people = useApp((state) => state.people)
  const { event, struckBy, replaced, version } = row
  const words = eventWords(event, chart)
  const [time, recorded] = [timeWords(event.happenedAt), timeWords(event.recordedAt)]
  const who = [
    event.source === 'system' ? sourceWords.system : w.by(nameOf(people, event.userId), sourceWords[event.source]),
    ...(event.doneBy ? [w.doneBy(nameOf(people, event.doneBy))] : []),
    ...(recorded === time ? [] : [w.recorded(recorded)]),
    ...(replaced ? [w.replaces(timeWords(replaced.happenedAt))] : []),
  ]
  // Two vials may be alike; each is a line of its own.
  const details = entryDetails(event, chart, (userId) => nameOf(people, userId)).map((words, place) => ({
    place,
    words,
  }))
  const isAmended = event.amendmentId !== undefined
  return (
    <li className="entry-row">
      <span className="num entry-row__time">{time}</span>
      <span className="grow entry-row__words">
        {struckBy ? <s>{words}</s> : <b>{words}</b>}
        {details.length > 0 && (
          <ul className="entry-row__details num">
            {details.map(({ place, words: detail }) => (
              <li key={place}>{detail}</li>
            ))}
          </ul>
        )}
        <span className="entry-row__second">{who.join(', ')}</span>
        {event.late && (
          <span className="entry-row__second">
            {w.lateBecause(lateReasonWords[event.late.reason], basisWords[event.late.basis])}
            {event.late.seenBy ? `: ${nameOf(people, event.late.seenBy)}` : ''}
            {event.late.text ? `: ${event.late.text}` : ''}
          </span>
        )}
        {struckBy && (
          <span className="entry-row__second">{struckWords(struckBy, nameOf(people, struckBy.userId))}</span>
        )}
      </span>
      <span className="entry-row__marks">
        {(isAmended || event.late) && (
          <Chip state="due" icon={isAmended ? FilePen : History}>
            {isAmended ? w.amended : w.late}
          </Chip>
        )}
        <span className="second">{version === null ? w.notSigned : w.version(version)}</span>
      </span>
      <EntryActions chart={chart} row={row} words={`${words}, ${time}`} />
    </li>
  )
}

function struckWords(by: ChartEvent, who: string): string {
  if (by.kind !== 'EventVoided') return w.replacedBy(timeWords(by.happenedAt), who)
  const { cause, why, reason } = by.payload
  const told = [voidCauseWords[cause], ...(why ? [lateReasonWords[why]] : []), ...(reason ? [reason] : [])]
  return w.voidedBy(timeWords(by.recordedAt), who, told.join(', '))
}

interface ActionProps {
  readonly chart: Chart
  readonly row: TimelineRow
  readonly words: string
}

/** One's own entries, or any for the charge nurse, while the visit takes changes. */
function EntryActions({ chart, row: { event, struckBy }, words }: ActionProps) {
  const store = useAppStore()
  const user = useApp((state) => state.signedIn?.user)
  const isOwn = user !== undefined && (isOwnEntry(event, user.id) || user.roles.includes('charge'))
  if (!user || isSealed(chart)) return null
  // An empty place keeps the columns of all rows in line.
  if (!isOwn || struckBy) return <span className="entry-row__actions" />
  return (
    <span className="row entry-row__actions">
      {hasTime(event.kind) && may(user.roles, 'change.time') && (
        <TapTarget
          icon={Pencil}
          verb={w.setTime}
          spokenName={`${w.setTime}: ${words}`}
          onTap={() => store.openSheet({ kind: 'setTime', target: { kind: 'event', eventId: event.id } })}
        />
      )}
      {isVoidable(event.kind) && (
        <TapTarget
          icon={Strikethrough}
          verb={w.inError}
          spokenName={`${w.inError}: ${words}`}
          onTap={() => store.openSheet({ kind: 'voidEntry', eventId: event.id })}
        />
      )}
    </span>
  )
}
