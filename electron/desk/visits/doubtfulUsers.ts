import type { Chart } from '#shared/chart/chart.ts'
import { standingEvents } from '#shared/chart/fold/readHistory.ts'
import type { DoubtfulUser } from '#shared/chart/signOff/signOffItems.ts'
import type { Desk } from '../desk.ts'

/** Who made an entry that stands and is unknown here, or is locked out now (workflow 8, block 10). */
export function doubtfulUsers({ stores, now }: Desk, { history }: Chart): readonly DoubtfulUser[] {
  const people = new Set(
    standingEvents(history)
      .filter(({ source, kind }) => source !== 'system' && kind !== 'SessionScheduled')
      .map(({ userId }) => userId),
  )
  return [...people].flatMap((userId): readonly DoubtfulUser[] => {
    const known = stores.users.get(userId)
    if (!known) return [{ userId, why: 'unknown' }]
    const isLocked = known.lockedUntilUtc !== null && known.lockedUntilUtc > now().utc
    return isLocked ? [{ userId, why: 'locked', name: known.user.name }] : []
  })
}
