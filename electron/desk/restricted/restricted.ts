import { z } from 'zod'
import type { StoredRestriction } from '#electron/db/restrictedStore.ts'
import type { User } from '#shared/document/clinic.ts'
import { restrictedName, type Standing } from '#shared/permissions/restricted.ts'
import type { Desk } from '../desk.ts'
import { numbersOf } from '../schedule/findVisits.ts'

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
  const all = marksOf(desk)
  const standing = (found: readonly StoredRestriction[]): Standing | null => {
    const [newest] = found
    if (!newest) return null
    if (user !== null && found.some(({ staffId }) => staffId === user.id)) return 'own'
    return user !== null && desk.reasons.has(user.id, newest.patientId) ? 'open' : 'closed'
  }
  const of = (patient: PatientRef | null): Standing | null => standing(patient ? matching(all, patient) : [])
  return {
    of,
    ofSession: (sessionId) => (all.length === 0 ? null : of(patientOf(desk, sessionId))),
    ofMrn: (mrn) => standing(all.filter(({ numbers }) => numbers.includes(mrn))),
  }
}

/** The restriction of a visit's patient, whoever asks; of several the newest. */
export const restrictionOf = (desk: Desk, sessionId: string): StoredRestriction | null =>
  restrictionsOf(desk, sessionId)[0] ?? null

/** Whether the visit is this person's own: one mark that says so is enough, whatever another says later of the same patient. */
export const isOwnChart = (desk: Desk, sessionId: string, userId: string): boolean =>
  restrictionsOf(desk, sessionId).some(({ staffId }) => staffId === userId)

function restrictionsOf(desk: Desk, sessionId: string): readonly StoredRestriction[] {
  const all = marksOf(desk)
  const patient = all.length === 0 ? null : patientOf(desk, sessionId)
  return patient ? matching(all, patient) : []
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

/** A mark, with every number its patient ever had. */
interface Mark extends StoredRestriction {
  readonly numbers: readonly string[]
}

const marksOf = (desk: Desk): readonly Mark[] =>
  desk.stores.restricted.list().map((one) => ({ ...one, numbers: numbersOf(desk, one.mrn) }))

/** An id that another scheduler gave, or a number that was corrected or merged: either of the two is enough. Newest first. */
const matching = (all: readonly Mark[], { patientId, mrn }: PatientRef): readonly Mark[] =>
  all.filter((one) => one.patientId === patientId || one.numbers.includes(mrn))

const numberSchema = z.object({ mrn: z.string() })

/** A signed visit of another workstation may be here before its entries. */
function patientOf({ stores }: Desk, sessionId: string): PatientRef | null {
  const { board, worklist } = stores.tables
  const onBoard = board.get(sessionId)
  if (onBoard) return onBoard
  const onWorklist = worklist.get(sessionId)
  return onWorklist && { patientId: onWorklist.patientId, mrn: numberSchema.parse(onWorklist.card).mrn }
}
