import { isDeepStrictEqual } from 'node:util'
import { billSession } from '#shared/billing/billSession.ts'
import { holdingAuthorizations, isSameAuthorization } from '#shared/billing/officeAuthorizations.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization, User } from '#shared/document/clinic.ts'
import type { Input, Output, RefusalOf } from '#shared/ipc/contract.ts'
import type { RefusalAnswer } from '#shared/ipc/dispatch.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import { keepNote } from '../delivery/keepNote.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { keepScan } from '../visits/paperScans.ts'
import { newestDocument } from '../visits/signedDocument.ts'
import { lettersShown } from './officeLetters.ts'

/** A signed visit as billing sees it now, with what the office entered before; null = it is not signed here. */
function billedChart(desk: Desk, sessionId: string): Chart | null {
  const document = newestDocument(desk, sessionId)
  const billed = document && billSession(document, desk.stores.billingFacts(document))
  return billed?.ok ? billed.value.chart : null
}

type Refusal<M extends 'claim.authorize' | 'claim.attachLetter'> = RefusalAnswer<RefusalOf<M>>

/** Without a number there is nothing to put on a claim; only a yes needs one. */
const needsNumber = ({ status, number }: Authorization): boolean =>
  (status === 'approved' || status === 'retro') && number.trim() === ''

/**
 * One authorization as it holds from now on, beside the signed visit: kept, audited, told to the other workstations, and
 * matched again with every signed visit of the patient by its own date of service (workflow 10).
 */
export function enterAuthorization(
  desk: Desk,
  { id: userId }: User,
  { sessionId, authorization, isWithdrawn }: Input<'claim.authorize'>,
): Result<Output<'claim.authorize'>, Refusal<'claim.authorize'>> {
  const no = (code: RefusalOf<'claim.authorize'>) => err({ code, facts: {} })
  const chart = billedChart(desk, sessionId)
  if (!chart) return no('session-unknown')
  const { patient, coverages } = chart.scheduled
  const patientId = patient.id
  const known = holdingAuthorizations(desk.stores.office.ofPatient(patientId)).map((one) => one.authorization)
  if (isWithdrawn && !known.some((one) => isSameAuthorization(one, authorization))) return no('authorization-unknown')
  if (!isWithdrawn) {
    if (!coverages.some(({ payer }) => payer.id === authorization.payerId)) return no('payer-unknown')
    if (authorization.to < authorization.from) return no('dates-reversed')
    if (needsNumber(authorization)) return no('number-missing')
    const now = chart.scheduled.authorizations.find((one) => isSameAuthorization(one, authorization))
    if (now && isDeepStrictEqual(plain(now), plain(authorization))) return no('authorization-same')
  }
  const facts = {
    ...{ number: authorization.number, status: isWithdrawn ? 'taken back' : authorization.status },
    ...{ ofPatient: patientId, authorization: JSON.stringify(authorization), withdrawn: String(isWithdrawn) },
  }
  noteInOffice(desk, { kind: 'audit.authorizationEntered', userId, sessionId, facts })
  desk.push({ push: 'worklist.changed', sessionIds: [...desk.stores.tables.worklist.ofPatient(patientId)] })
  return ok({})
}

/** Keeps what an entry of the office means, here as at every other workstation, and puts it on its way. */
function noteInOffice(desk: Desk, note: Parameters<typeof audit>[2]): void {
  desk.transaction((tx) => {
    const noted = audit(desk, tx, note)
    enqueueEvents(desk, tx, 'office', noted)
    for (const { body } of noted) keepNote(desk.stores, tx, body)
  })
  desk.sync.wake()
}

const plain = (one: Authorization): unknown => JSON.parse(JSON.stringify(one))

/** Keeps the payer's letter of an authorization of a signed visit, beside its record; it travels as every scan does. */
export function attachOfficeLetter(
  desk: Desk,
  { id: userId }: User,
  { sessionId, name, base64, authorizationId }: Input<'claim.attachLetter'>,
): Result<Output<'claim.attachLetter'>, Refusal<'claim.attachLetter'>> {
  const no = (code: RefusalOf<'claim.attachLetter'>) => err({ code, facts: {} })
  const chart = billedChart(desk, sessionId)
  if (!chart) return no('session-unknown')
  const found = chart.scheduled.authorizations.find(({ id }) => id === authorizationId)
  if (!found) return no('authorization-unknown')
  const authorization = { id: found.id, payerId: found.payerId, number: found.number }
  const scan = keepScan(desk, base64)
  if (!scan.ok) return scan
  const { sha256, type, bytes } = scan.value
  const isThere = lettersShown(desk, sessionId)?.some(
    (one) => one.sha256 === sha256 && isSameAuthorization(one.authorization, authorization),
  )
  if (isThere) return no('scan-attached')
  const letter = JSON.stringify({ authorization, sha256, name, type, bytes })
  const facts = { number: authorization.number, scan: name, ofPatient: chart.scheduled.patient.id, letter }
  noteInOffice(desk, { kind: 'audit.letterAttached', userId, sessionId, facts })
  desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
  return ok({})
}
