import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { practice } from '#resources/demo/clinicFacts.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { clockTime, epochMs, instantAt } from '#shared/kernel/instant.ts'
import { openWatcher, type Watcher } from '#test/simulation/seeded/watcher.ts'
import type { ScriptedVisit } from './acts.ts'
import { recordedLine } from './recordedLine.ts'
import { idOf, recordOf } from './recordOf.ts'
import type { StepTaken } from './replay.ts'

/** The store of a desk that is switched off, read with its key. */
export const openRecordOf = (folder: string): Watcher =>
  openWatcher(join(folder, 'chairside.db'), readFileSync(join(folder, 'chairside.key'), 'utf8').trim())

/** Everything the script says of a visit: "08:30 dana-reyes LineStarted Rituximab". */
export const scriptedLines = ({ entries }: ScriptedVisit): readonly string[] =>
  entries.flatMap(({ at, by, act }) => recordOf(act, by).map((line) => `${at} ${idOf(by)} ${line}`))

/** Everything the record says of a visit, in its order, each at its step of the day. */
export function recordedLines(events: readonly ChartEvent[], taken: readonly StepTaken[]): readonly string[] {
  const chart = foldChart(events)
  if (!chart) return ['never scheduled']
  return events
    .filter(({ kind }) => kind !== 'SessionScheduled')
    .map((event) => `${timeOf(event, taken)} ${event.userId} ${recordedLine(event, chart)}${oddity(event)}`)
}

/** The step in which it was tapped; its own time where it falls into none. */
function timeOf({ happenedAt }: ChartEvent, taken: readonly StepTaken[]): string {
  const ms = epochMs(happenedAt)
  return taken.find(({ fromMs, toMs }) => fromMs <= ms && ms <= toMs)?.at ?? clockTime(instantAt(ms, practice.zone))
}

/** What no entry of the script has: late, typed, replaced, copied. */
function oddity({ source, late, replaces, copiedFrom, clockOffsetSeconds }: ChartEvent): string {
  const odd = { ...(source === 'tap' ? {} : { source }), late, replaces, copiedFrom, clockOffsetSeconds }
  const said = JSON.stringify(odd)
  return said === '{}' ? '' : ` ${said}`
}

interface CodedLines {
  readonly lines: readonly { readonly code: string; readonly modifiers: readonly string[]; readonly units: number }[]
}

/** Every line the newest signature froze, sorted; null where nobody signed. */
export function codesOf(events: readonly ChartEvent[]): readonly string[] | null {
  const signed = events.findLast((event) => event.kind === 'SessionSigned')
  if (signed?.kind !== 'SessionSigned') return null
  const { codingResult, unitsResult } = signed.payload as unknown as {
    readonly codingResult: CodedLines
    readonly unitsResult: readonly CodedLines[]
  }
  return [codingResult, ...unitsResult]
    .flatMap(({ lines }) => lines)
    .map(({ code, modifiers, units }) => `${[code, ...modifiers].join('-')} × ${units}`)
    .sort()
}
