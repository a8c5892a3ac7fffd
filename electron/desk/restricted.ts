import type { User } from '#shared/document/clinic.ts'
import { restrictedName, type Standing } from '#shared/permissions/restricted.ts'
import type { StoredRestriction } from '../db/restrictedStore.ts'
import type { Desk } from './desk.ts'

/** Whose chart it is, as lists know it. */
export interface PatientRef {
  readonly patientId: string
  readonly mrn: string
}

/** How the restricted charts of this record stand to one person; null = that chart is not restricted. */
export interface Standings {
  of(patient: PatientRef | null): Standing | null
  ofSession(sessionId: string): Standing | null
  ofMrn(mrn: string): Standing | null
}

/** Read once for each question: few patients are restricted, and lists ask about many. */
export function standingsFor(desk: Desk, user: User | null): Standings {
  const all = desk.stores.restricted.list()
  const standing = (found: StoredRestriction | undefined): Standing | null => {
    if (!found) return null
    if (user !== null && found.staffId === user.id) return 'own'
    return user !== null && desk.reasons.has(user.id, found.patientId) ? 'open' : 'closed'
  }
  const of = (patient: PatientRef | null): Standing | null => standing(patient ? matching(all, patient) : undefined)
  return {
    of,
    ofSession: (sessionId) => (all.length === 0 ? null : of(patientOf(desk, sessionId))),
    ofMrn: (mrn) => standing(all.find((one) => one.mrn === mrn)),
  }
}

/** The restriction of a visit's patient, whoever asks. */
export function restrictionOf(desk: Desk, sessionId: string): StoredRestriction | null {
  const all = desk.stores.restricted.list()
  const patient = all.length === 0 ? null : patientOf(desk, sessionId)
  return (patient && matching(all, patient)) ?? null
}

/** The name as a list may say it. */
export const shownName = ({ patientName }: { readonly patientName: string }, standing: Standing | null): string =>
  standing === null || standing === 'open' ? patientName : restrictedName

/** Of something that leaves whole: how many restricted charts it holds, said where there are any. */
export const holding = (restricted: number): Readonly<Record<string, string>> =>
  restricted > 0 ? { restricted: String(restricted) } : {}

/** How many of these visits are of restricted patients. */
export const countRestricted = (desk: Desk, sessionIds: Iterable<string>): number =>
  [...new Set(sessionIds)].filter((sessionId) => restrictionOf(desk, sessionId) !== null).length

/** An id that another scheduler gave, or a number that was corrected: either of the two is enough. */
const matching = (all: readonly StoredRestriction[], { patientId, mrn }: PatientRef): StoredRestriction | undefined =>
  all.find((one) => one.patientId === patientId || one.mrn === mrn)

/** A signed visit of another workstation may be here before its entries. */
function patientOf({ stores }: Desk, sessionId: string): PatientRef | null {
  const { board, worklist } = stores.tables
  const onBoard = board.get(sessionId)
  if (onBoard) return onBoard
  const onWorklist = worklist.get(sessionId)
  return onWorklist && { patientId: onWorklist.patientId, mrn: '' }
}
