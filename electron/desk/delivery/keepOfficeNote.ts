import { z } from 'zod'
import type { Tx } from '#electron/db/rights.ts'
import { authorizationSchema, payerSchema, practiceSchema, providerSchema } from '#shared/document/clinic.ts'
import { officeLetterSchema } from '#shared/ipc/officeAuthorizationRows.ts'
import { receiptSchema } from '#shared/ipc/receiptShapes.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import { keepSaved } from '../claims/exports.ts'
import type { Stores } from '../desk.ts'
import { parsedJson } from '../jsonOf.ts'
import { keepPayer, keepProvider } from '../practice/knownNames.ts'
import { keepSetting } from '../practice/practiceSettings.ts'
import { keepLot } from '../practice/recalledLots.ts'
import { replacementIn } from '../reports/replacements.ts'

/** An audit entry as far as the office's settings read it. */
export interface OfficeNote {
  readonly id: string
  readonly kind: string
  readonly sessionId: string | null
  readonly userId: string | null
  readonly deviceId: string
  readonly happenedAt: Instant
  readonly payload: Readonly<Record<string, string>>
}

export type KeptOfficeNote =
  | { readonly about: 'visit'; readonly sessionId: string }
  /** Of one patient, all that were signed. */
  | { readonly about: 'visits'; readonly sessionIds: readonly string[] }
  | { readonly about: 'views' | 'lots' | 'receipts' | 'names' | 'own' }

type Keep = (stores: Stores, tx: Tx, note: OfficeNote) => KeptOfficeNote | null

/**
 * What an audit entry means in the office: a biller's answers and views, authorizations that came late, claims that left as a
 * file, lots that were called back, what came from suppliers, what makers replace, who orders and who
 * pays, on whichever workstation; and of this
 * workstation's own, its chairs, its lock and the practice's drug rows here, which come back so after a restore. Of two changes
 * to one thing the later one holds; a line that came is only ever added or struck. Null = it says nothing newer.
 */
export const keepOfficeNote: Keep = (stores, tx, note) => {
  const kind = note.kind.replace(/^audit\./, '')
  return Object.hasOwn(keeps, kind) ? keeps[kind as OfficeKind](stores, tx, note) : null
}

const decisionSchema = z.object({
  line: z.string(),
  about: z.enum(['code', 'waste']),
  answer: z.string(),
  version: z.coerce.number().int(),
})

const keepDecision: Keep = (stores, tx, { sessionId, userId, payload, happenedAt: at }) => {
  const read = decisionSchema.safeParse(payload)
  if (!read.success || sessionId === null || userId === null) return null
  const { line: lineId, ...decided } = read.data
  if (!stores.decisions.put(tx, { ...decided, lineId, sessionId, userId, at })) return null
  stores.tables.refresh(tx, sessionId)
  return { about: 'visit', sessionId }
}

const authorizationNote = z.object({ ofPatient: z.string().min(1), withdrawn: z.enum(['true', 'false']) })

const keepAuthorization: Keep = (stores, tx, { id: entryId, sessionId, userId, payload, happenedAt }) => {
  const read = authorizationNote.safeParse(payload)
  const authorization = authorizationSchema.safeParse(parsedJson(payload.authorization))
  if (!read.success || !authorization.success || sessionId === null || userId === null) return null
  const { ofPatient: patientId, withdrawn } = read.data
  const entry = { entryId, patientId, sessionId, authorization: authorization.data, userId, atUtc: happenedAt.utc }
  if (!stores.office.put(tx, { ...entry, isWithdrawn: withdrawn === 'true' })) return null
  const sessionIds = stores.tables.worklist.ofPatient(patientId)
  for (const one of sessionIds) stores.tables.refresh(tx, one)
  return { about: 'visits', sessionIds }
}

const keepLetter: Keep = (stores, tx, { id, sessionId, userId, deviceId, payload, happenedAt: at }) => {
  const letter = officeLetterSchema.safeParse({ ...objectOf(payload.letter), userId, deviceId, at })
  if (!letter.success || sessionId === null || !payload.ofPatient) return null
  return stores.office.putLetter(tx, id, payload.ofPatient, letter.data) ? { about: 'visit', sessionId } : null
}

const objectOf = (text: string | undefined): object => {
  const read = parsedJson(text)
  return typeof read === 'object' && read !== null ? read : {}
}

const savedSchema = z.object({
  version: z.coerce.number().int(),
  format: z.string(),
  /** An earlier program does not say it. */
  authorizations: z.string().nullable().default(null),
})

const keepSavedClaim: Keep = (stores, _tx, { sessionId, userId, deviceId, payload, happenedAt }) => {
  const read = savedSchema.safeParse(payload)
  if (!read.success || sessionId === null) return null
  const isNew = keepSaved(stores, sessionId, { ...read.data, userId, deviceId }, happenedAt)
  return isNew ? { about: 'visit', sessionId } : null
}

const lotSchema = z.object({ lot: z.string().min(1), ndc: z.string(), note: z.string() })

const keepRecall =
  (recalled: boolean): Keep =>
  (stores, _tx, { payload, happenedAt }) => {
    const read = lotSchema.safeParse(payload)
    if (!read.success) return null
    const { ndc, ...said } = read.data
    const lot = { ...said, ndc: ndc === 'any' ? null : ndc, since: localDate(happenedAt) }
    return keepLot(stores, lot, recalled, happenedAt) ? { about: 'lots' } : null
  }

const keepReceipt: Keep = ({ receipts }, tx, { userId, payload, happenedAt: at }) => {
  const { receiptId: id, bought, file = null } = payload
  const read = receiptSchema.safeParse(parsedJson(bought))
  if (!id || !read.success || userId === null) return null
  const line = { id, ndc: read.data.ndc, body: canonicalJson(read.data), file, userId, at }
  return receipts.add(tx, line) ? { about: 'receipts' } : null
}

/** May come before the line it strikes. */
const keepReceiptStrike: Keep = ({ receipts }, tx, { userId, payload, happenedAt: at }) => {
  const { receiptId: id, reason } = payload
  if (!id || reason === undefined || userId === null) return null
  return receipts.strike(tx, { id, reason, userId, at }) ? { about: 'receipts' } : null
}

const keepReplacement: Keep = (stores, tx, { sessionId, payload, happenedAt }) => {
  const said = replacementIn(payload)
  if (said === null || sessionId === null) return null
  const { body, ...container } = said
  const isNew = stores.replacements.put(tx, { sessionId, ...container }, body, happenedAt)
  return isNew ? { about: 'visit', sessionId } : null
}

const keepView: Keep = (stores, tx, { userId, payload: { viewName: name, view }, happenedAt }) => {
  if (userId === null || name === undefined || view === undefined) return null
  const kept = { name, view: view === '' ? null : parsedJson(view) }
  return stores.views.put(tx, userId, kept, happenedAt) ? { about: 'views' } : null
}

const keepProviderNote: Keep = (stores, _tx, { payload, happenedAt }) => {
  const read = providerSchema.safeParse(parsedJson(payload.provider))
  return read.success && keepProvider(stores, read.data, happenedAt) ? { about: 'names' } : null
}

const keepPayerNote: Keep = (stores, _tx, { payload, happenedAt }) => {
  const read = payerSchema.safeParse(parsedJson(payload.payer))
  return read.success && keepPayer(stores, read.data, happenedAt) ? { about: 'names' } : null
}

/** What one workstation keeps for itself: another's entry changes nothing here. */
const ofOwn =
  (keep: Keep): Keep =>
  (stores, tx, note) =>
    note.deviceId === stores.device.own({ id: '', name: '' }).id ? keep(stores, tx, note) : null

const keepChairs: Keep = (stores, _tx, { payload, happenedAt }) => {
  const kept = stores.documents.list('practice')[0]
  const chairs = practiceSchema.shape.chairs.safeParse(parsedJson(payload.list))
  if (!kept || !chairs.success || kept.updatedUtc >= happenedAt.utc) return null
  const practice = practiceSchema.parse(kept.body)
  stores.documents.put('practice', kept.id, { ...practice, chairs: chairs.data }, happenedAt)
  return { about: 'own' }
}

const keepIdleLock: Keep = (stores, _tx, { payload, happenedAt }) =>
  keepSetting(stores, 'idleLock', { minutes: Number(payload.minutes) }, happenedAt) ? { about: 'own' } : null

const keepDrugRow: Keep = (stores, tx, { userId, payload, happenedAt: at }) => {
  const { override: overrideId, before, after } = payload
  if (!overrideId || before === undefined || after === undefined || userId === null) return null
  const textOf = (text: string) => (text === 'none' ? null : text)
  if (!stores.formulary.isNewer(overrideId, textOf(after), at)) return null
  stores.formulary.change(tx, { overrideId, userId, at, before: textOf(before), after: textOf(after) })
  return { about: 'own' }
}

const keeps = {
  claimDecided: keepDecision,
  authorizationEntered: keepAuthorization,
  letterAttached: keepLetter,
  sessionExported: keepSavedClaim,
  lotRecalled: keepRecall(true),
  lotRecallLifted: keepRecall(false),
  receiptEntered: keepReceipt,
  receiptStruck: keepReceiptStrike,
  replacementNoted: keepReplacement,
  viewChanged: keepView,
  providerKept: keepProviderNote,
  payerKept: keepPayerNote,
  chairsChanged: ofOwn(keepChairs),
  idleLockChanged: ofOwn(keepIdleLock),
  formularyChanged: ofOwn(keepDrugRow),
} as const satisfies Record<string, Keep>
type OfficeKind = keyof typeof keeps

export const officeKinds = Object.keys(keeps) as readonly OfficeKind[]
