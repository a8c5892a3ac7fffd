import { leftWithOthers } from '#shared/claim/authorizationNumbers.ts'
import type { OutgoingRow } from '#shared/ipc/hubOutgoingRows.ts'
import type { Desk } from '../desk.ts'
import { numbersByClaim } from './projectWorklist.ts'

/**
 * The billing systems, by name, that have charges of a visit's newest version with other authorization numbers than it has now:
 * one arrived after they went (workflow 10). `outgoing`: what left of the visit, the newest first.
 */
export function chargedOtherwise(desk: Desk, sessionId: string, outgoing: readonly OutgoingRow[]): string[] {
  const row = desk.stores.tables.worklist.get(sessionId)
  if (!row) return []
  const now = [...new Set(Object.values(numbersByClaim(row)).flat())].sort()
  const went = outgoing.filter(({ about, state }) => about === 'session' && state !== 'needs_person')
  const last = new Map(went.toReversed().map((one) => [one.destination, one.charged]))
  return [...last].flatMap(([destination, charged]) =>
    charged && charged.version === row.version && leftWithOthers(charged.authorizations, now) ? [destination] : [],
  )
}
