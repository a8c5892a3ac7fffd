import { createHash } from 'node:crypto'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import type { HubOutput } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Tx } from '../db/rights.ts'
import type { Desk } from '../desk/desk.ts'
import { signedVersionOf } from '../desk/visits/signedDocument.ts'
import { settleOvertaken } from './settleOvertaken.ts'

export type ListedSession = HubOutput<'sessions.list'>['sessions'][number]
export type FetchedSession = HubOutput<'sessions.get'>

/** `there` = nothing to fetch; `other` = another content stands here under this session and version. */
export function isHere(desk: Desk, { sessionId, version, sha256 }: ListedSession): 'there' | 'other' | 'missing' {
  const held = desk.stores.signed.get(sessionId, version)
  if (!held) return 'missing'
  return held.sha256 === sha256 ? 'there' : 'other'
}

/** Why what the hub sent is not the session it listed, in words; null = it is. */
export function sessionProblem(listed: ListedSession, { envelope, receipt }: FetchedSession): string | null {
  const { sessionId, version, sha256 } = listed
  const isNamed = [envelope, receipt].every((one) => one.session === sessionId && one.version === version)
  if (!isNamed || envelope.payload.sessionId !== sessionId || envelope.payload.version !== version)
    return 'A signed session of another workstation came under the name of another one. It was not taken.'
  if (![envelope.contentSha256, receipt.sha256, hashOf(envelope)].every((hash) => hash === sha256))
    return 'A signed session of another workstation is not what its receipt says. It was not taken.'
  if (foldChart(envelope.payload.events)?.signed?.payload.version !== version)
    return 'A signed session of another workstation carries no signature of its version. It was not taken.'
  return null
}

/** Keeps it with its receipt, and puts it on the worklist. The same again changes nothing. */
export function takeSession(desk: Desk, tx: Tx, { envelope, receipt }: FetchedSession): void {
  const { signed, tables, pulls } = desk.stores
  signed.add(tx, signedVersionOf(envelope))
  signed.receive(tx, envelope.session, envelope.version, receipt)
  pulls.taken(tx, refusedSessionId({ sessionId: envelope.session, version: envelope.version }))
  settleOvertaken(desk, tx, envelope.session)
  tables.refresh(tx, envelope.session)
}

export const refusedSessionId = ({ sessionId, version }: Pick<ListedSession, 'sessionId' | 'version'>): string =>
  `session ${sessionId} ${version}`

const hashOf = (envelope: SignedEnvelope): string =>
  createHash('sha256').update(canonicalJson(envelope.payload)).digest('hex')
