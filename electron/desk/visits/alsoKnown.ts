import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Context } from '#shared/chart/context.ts'
import { isInChair } from '#shared/chart/visitStates.ts'
import type { Desk } from '../desk.ts'
import { recalledLots } from '../practice/recalledLots.ts'
import { shownName, standingsFor } from '../restricted/restricted.ts'
import { doubtfulUsers } from './doubtfulUsers.ts'
import { foldOnce } from './foldOnce.ts'
import { givenBefore } from './givenBefore.ts'

/** What some commands must know beside their own chart: another visit's chart, who of the record is in doubt, which version was signed, which lots were recalled, which chairs are taken, or what earlier visits gave. */
export function alsoKnown(
  desk: Desk,
  command: Command,
  chart: Chart,
): Pick<
  Context,
  'isScanHeld' | 'otherChart' | 'doubtful' | 'heldVersion' | 'recalledLots' | 'takenChairs' | 'givenBefore'
> {
  if (command.kind === 'attachPaper' || command.kind === 'attachLetter')
    return { isScanHeld: desk.stores.scans.has(command.sha256) }
  if (command.kind === 'recordContainers' || command.kind === 'receiveLine') return { recalledLots: recalledLots(desk) }
  if (command.kind === 'recordArrival') return { givenBefore: givenBefore(desk, chart) }
  if (command.kind === 'moveChair') return { takenChairs: takenChairs(desk, chart) }
  if (command.kind === 'copyEntries') return otherChart(desk, command.fromSessionId)
  if (command.kind === 'linkEarlierSession') return otherChart(desk, command.earlierSessionId)
  return command.kind === 'sign' ? { doubtful: doubtfulUsers(desk, chart), ...heldVersion(desk, chart) } : {}
}

/** A signed version comes as one document, and may be here before the entries it signs. */
function heldVersion({ stores }: Desk, { sessionId }: Chart): Pick<Context, 'heldVersion'> {
  const newest = stores.signed.newest(sessionId)
  return newest ? { heldVersion: newest.version } : {}
}

/** Who else sits in a chair on the day of this visit. */
function takenChairs(desk: Desk, { sessionId, scheduled }: Chart): ReadonlyMap<string, string> {
  const standings = standingsFor(desk, null)
  const others = desk.stores.tables.board.ofDay(scheduled.day).filter((row) => row.sessionId !== sessionId)
  return new Map(
    others.filter(({ state }) => isInChair(state)).map((row) => [row.chair, shownName(row, standings.of(row))]),
  )
}

function otherChart(desk: Desk, sessionId: string): Pick<Context, 'otherChart'> {
  const chart = foldOnce(desk.record(sessionId))
  return chart ? { otherChart: chart } : {}
}
