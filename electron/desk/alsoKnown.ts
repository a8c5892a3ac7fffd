import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Context } from '#shared/chart/context.ts'
import { standingEvents } from '#shared/chart/readHistory.ts'
import type { Desk } from './desk.ts'
import { foldOnce } from './foldOnce.ts'
import { recalledLots } from './recalledLots.ts'

/** What some commands must know beside their own chart: another visit's chart, who of the record is in doubt, or which lots were recalled. */
export function alsoKnown(
  desk: Desk,
  command: Command,
  chart: Chart,
): Pick<Context, 'otherChart' | 'doubtfulUserIds' | 'recalledLots'> {
  if (command.kind === 'recordContainers') return { recalledLots: recalledLots(desk) }
  if (command.kind === 'copyEntries') return otherChart(desk, command.fromSessionId)
  if (command.kind === 'linkEarlierSession') return otherChart(desk, command.earlierSessionId)
  return command.kind === 'sign' ? { doubtfulUserIds: doubtfulUsers(desk, chart) } : {}
}

function otherChart(desk: Desk, sessionId: string): Pick<Context, 'otherChart'> {
  const chart = foldOnce(desk.record(sessionId))
  return chart ? { otherChart: chart } : {}
}

/** Who made an entry that stands and is unknown here, or is locked out now (workflow 8, block 10). */
function doubtfulUsers({ stores, now }: Desk, { history }: Chart): readonly string[] {
  const people = new Set(
    standingEvents(history)
      .filter(({ source, kind }) => source !== 'system' && kind !== 'SessionScheduled')
      .map(({ userId }) => userId),
  )
  return [...people].filter((userId) => {
    const known = stores.users.get(userId)
    return !known || (known.lockedUntilUtc !== null && known.lockedUntilUtc > now().utc)
  })
}
