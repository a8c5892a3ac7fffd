import type { DrugRowState } from '#renderer/components/DrugRow.tsx'
import { finishedWords, lineWords, plannedWords, runningWords, spanWords } from '#renderer/words/lines.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { productWords } from '#renderer/words/product.ts'
import { leftWords, timeWords, untilWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { plannedEndOf } from '#shared/chart/timers/plannedEnd.ts'
import { missingStopsAt } from '#shared/chart/timers/timers.ts'
import type { ChairTimes } from '#shared/clinical/chairTimes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { needsCheck, openPause, plannedEnd, runMinutes } from '../lineTimes.ts'

/** A due word of a running row: it ends soon, it is past its end, it may have stopped unseen (workflow 6). */
export interface RowDue {
  readonly state: 'due' | 'urgent'
  readonly words: string
}

/** Everything a drug row shows besides its buttons. */
export interface RowView {
  readonly state: DrugRowState
  readonly sentence: string
  readonly minutesRun?: number
  readonly planned?: number
  readonly times?: {
    readonly started: string
    readonly left: string
    readonly plannedEnd: string
    readonly byRate: boolean
  }
  readonly doneWords?: string
  readonly isPastEnd: boolean
  readonly due?: RowDue
}

/** A line as its row shows it now, by the minutes of its visit; `nameOf` turns the ids of the two checkers into names. */
export function rowView(chart: Chart, line: Line, now: Instant, nameOf: (userId: string) => string): RowView {
  switch (line.state) {
    case 'planned':
    case 'released':
    case 'received':
    case 'checked':
      if (line.dropped) return { state: 'planned', sentence: lineWords.dropped, isPastEnd: false }
      return {
        state: needsCheck(line) && !line.check ? 'check-waiting' : 'planned',
        sentence: [insteadWords(line), plannedWords(line), mixWords(line, nameOf), checkWords(line, nameOf)]
          .filter(Boolean)
          .join(' '),
        isPastEnd: false,
      }
    case 'running':
    case 'paused':
      return openView(chart, line, now)
    default:
      return {
        state: doneStates[line.state] ?? 'done',
        sentence: [insteadWords(line), finishedWords(line)].filter(Boolean).join(' '),
        doneWords: spanWords(line, runMinutes(line, now)),
        isPastEnd: false,
      }
  }
}

const doneStates: Readonly<Partial<Record<Line['state'], DrugRowState>>> = {
  stopped_early: 'stopped-early',
  not_given: 'struck',
  home_pump: 'home-on-pump',
}

const insteadWords = ({ substituted }: Line): string => (substituted ? productWords.insteadOf(substituted.ordered) : '')

/** How far it has come from the mixing room. */
function mixWords({ received, released }: Line, nameOf: (userId: string) => string): string {
  if (received) return `${mixingWords.atChair(timeWords(received.stamp.at))}.`
  return released ? `${mixingWords.released(timeWords(released.at), nameOf(released.userId))}.` : ''
}

function checkWords(line: Line, nameOf: (userId: string) => string): string {
  if (!needsCheck(line)) return ''
  if (!line.check && line.firstCheck)
    return mixingWords.firstDone(nameOf(line.firstCheck.stamp.userId), timeWords(line.firstCheck.stamp.at))
  if (!line.check) return lineWords.twoPeople
  const { firstUserId, secondUserId, stamp } = line.check
  return lineWords.checkedBy(nameOf(firstUserId), nameOf(secondUserId), timeWords(stamp.at))
}

function openView(chart: Chart, line: Line, now: Instant): RowView {
  const pause = openPause(line)
  const planned = plannedEndOf(chart, line, now)
  const left = planned?.left ?? null
  const end = plannedEnd(chart, line, now)
  const isMissing = missingStopsAt(chart, now).some(({ lineId }) => lineId === line.id)
  const due = left === null ? undefined : dueOf(left, isMissing, chart.times.alarms)
  return {
    state: pause ? 'paused' : 'running',
    sentence: pause ? lineWords.paused(timeWords(pause.from.at), pause.reason) : runningWords(line),
    minutesRun: runMinutes(line, now),
    ...(planned ? { planned: planned.minutes } : {}),
    ...(line.start && planned && end
      ? {
          times: {
            started: untilWords(line.start.at, now),
            left: leftWords(planned.left),
            plannedEnd: untilWords(end, now),
            byRate: planned.basis === 'rate',
          },
        }
      : {}),
    isPastEnd: left !== null && left <= 0,
    ...(due ? { due } : {}),
  }
}

function dueOf(left: number, isMissing: boolean, { beforeEnd, afterEnd }: ChairTimes['alarms']): RowDue | undefined {
  if (isMissing) return { state: 'urgent', words: lineWords.stopMissing }
  if (left <= -afterEnd) return { state: 'due', words: lineWords.stillRunning }
  return left <= beforeEnd ? { state: 'due', words: lineWords.endsIn(left) } : undefined
}
