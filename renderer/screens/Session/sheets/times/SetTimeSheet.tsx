import { Clock } from 'lucide-react'
import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { accessFor, rateAtStart, usableAccesses } from '#renderer/screens/Session/lineTaps.ts'
import type { TimeTarget } from '#renderer/store/appState.ts'
import { accessWords } from '#renderer/words/session.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import { needsAccess } from '#shared/clinical/givenBy.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { LateFields } from '../LateFields.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenTime } from '../WhenField.tsx'
import { ComputedStop } from './ComputedStop.tsx'
import { eventWords } from './eventWords.ts'

interface SetTimeProps {
  readonly chart: Chart
  readonly target: TimeTarget
}

/** Set a time by hand: of a tap that was not made in time, or of something recorded, which then keeps its old time too. */
export function SetTimeSheet({ chart, target }: SetTimeProps) {
  if (target.kind === 'event') return <CorrectTime chart={chart} eventId={target.eventId} />
  const line = chart.lines.find(({ id }) => id === target.lineId)
  return line ? <TypedTap chart={chart} line={line} kind={target.kind} /> : null
}

type TapKind = Exclude<TimeTarget['kind'], 'event'>

const asks: Readonly<Record<TapKind, (drug: string) => string>> = {
  start: sheetWords.setStart,
  stop: sheetWords.setStop,
  resume: sheetWords.setResume,
  give: sheetWords.setGive,
}
const records: Readonly<Record<TapKind, string>> = {
  start: sheetWords.recordStart,
  stop: sheetWords.recordStop,
  resume: sheetWords.recordResume,
  give: sheetWords.recordGiven,
}

function TypedTap({ chart, line, kind }: { readonly chart: Chart; readonly line: Line; readonly kind: TapKind }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [accessId, setAccessId] = useState(() => accessFor(chart, line))
  const asksAccess =
    (kind === 'start' || kind === 'give') && usableAccesses(chart).length > 1 && needsAccess(line.plan.route)
  return (
    <ActionSheet
      title={records[kind]}
      about={line.plan.name}
      verb={records[kind]}
      icon={Clock}
      closedBecause={when.missing}
      sheet={sheet}
      onDo={() => {
        if (when.when) void sheet.perform(tapCommand(kind, chart, line, accessId), when.when)
      }}
    >
      {asksAccess && (
        <ChoiceList
          label={sheetWords.givenThrough}
          options={usableAccesses(chart).map((access) => ({ key: access.accessId, words: accessWords(access) }))}
          value={accessId}
          onChange={setAccessId}
        />
      )}
      {kind === 'stop' && <ComputedStop line={line} sheet={sheet} />}
      <WhenTime when={when} title={asks[kind](line.plan.name)} lateFields={<LateFields when={when} />} />
    </ActionSheet>
  )
}

function tapCommand(kind: TapKind, chart: Chart, line: Line, accessId: string | null): Command {
  const lineId = line.id
  if (kind === 'start') return { kind: 'startLine', lineId, accessId, ...rateAtStart(chart, line) }
  if (kind === 'stop') return { kind: 'stopLine', lineId, doseGiven: null }
  if (kind === 'resume') return { kind: 'resumeLine', lineId }
  return { kind: 'givePush', lineId, accessId, doseGiven: line.plan.dose }
}

function CorrectTime({ chart, eventId }: { readonly chart: Chart; readonly eventId: string }) {
  const sheet = useSheetPerform(chart)
  const entry = chart.history.find(({ event }) => event.id === eventId)
  const when = useWhen({ chart, entryAt: entry?.event.happenedAt }, null)
  if (!entry) return null
  const { late } = when
  return (
    <ActionSheet
      title={sheetWords.correct}
      about={eventWords(entry.event, chart)}
      verb={sheetWords.correct}
      icon={Clock}
      closedBecause={when.choice === null ? sheetWords.timeMissing : when.lateMissing}
      sheet={sheet}
      onDo={() => {
        if (late && when.moment) void sheet.perform({ kind: 'correctTime', eventId }, { happenedAt: when.moment, late })
      }}
    >
      <WhenTime when={when} title={sheetWords.newTime} padOpen />
      <p className="second">{sheetWords.editAsks}</p>
      <LateFields when={when} />
    </ActionSheet>
  )
}
