import type { User } from '#shared/document/clinic.ts'
import type { Connection, Handlers } from '#shared/ipc/dispatch.ts'
import type { RestrictedPatient } from '#shared/ipc/restrictedRows.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { StoredRestriction } from '../db/restrictedStore.ts'
import { enqueueEvents } from '../desk/delivery/enqueue.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { openRestricted } from '../desk/restricted/openRestricted.ts'
import { standingsFor } from '../desk/restricted/restricted.ts'
import { nameOfPerson } from '../desk/signIn/nameOfPerson.ts'

type Method = Extract<keyof Handlers, `restricted.${string}`>
const mostFound = 20
/** More visits of one patient than anybody has. */
const mostVisits = 500

/** Which charts are restricted, kept by the charge nurse or an administrator; and opening one, with its reason. */
export const restrictedHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'restricted.find': ({ text }, connection) => {
    const standings = standingsFor(desk, whoAsks(connection))
    const patients = new Map(desk.stores.tables.board.search(text, mostVisits).map((row) => [row.patientId, row]))
    const shown = [...patients.values()].filter((row) => standings.of(row) !== 'own')
    return ok({
      patients: shown.slice(0, mostFound).map((row) => ({
        patientId: row.patientId,
        name: row.patientName,
        mrn: row.mrn,
        birthDate: row.birthDate,
        isRestricted: standings.of(row) !== null,
      })),
    })
  },
  'restricted.list': (_input, connection) => ok({ patients: listFor(desk, whoAsks(connection)) }),
  'restricted.put': ({ patientId, mrn, isRestricted, reason, staffId }, connection) => {
    const by = whoAsks(connection)
    const before = desk.stores.restricted.list().find((one) => one.patientId === patientId)
    // Nobody marks or lifts their own; and who they are is not for them to say.
    const isOwn = standingsFor(desk, by).of({ patientId, mrn }) === 'own'
    if (isOwn || staffId === by.id) return err({ code: 'chart-own', facts: {} })
    const isKnown = before?.mrn === mrn || desk.stores.tables.board.ofMrn(mrn)?.patientId === patientId
    if (!isKnown) return err({ code: 'patient-unknown', facts: {} })
    if (staffId !== null && !desk.stores.users.get(staffId)) return err({ code: 'person-unknown', facts: {} })
    const changed = { patientId, mrn, isRestricted, reason, staffId, changedBy: by.id, changedUtc: desk.now().utc }
    desk.transaction((tx) => {
      desk.stores.restricted.put(tx, changed)
      const facts = { patient: patientId, mrn, restricted: String(isRestricted), reason, staff: staffId ?? '' }
      enqueueEvents(desk, tx, 'restricted', audit(desk, tx, { kind: 'audit.chartRestricted', userId: by.id, facts }))
    })
    desk.reasons.forget(patientId)
    desk.push({ push: 'board.changed' })
    desk.push({ push: 'worklist.changed' })
    desk.push({ push: 'restricted.changed' })
    desk.sync.wake()
    return ok({ patients: listFor(desk, by) })
  },
  'restricted.open': (input, connection) => {
    const opened = openRestricted(desk, whoAsks(connection), input)
    if (!opened.ok) return err({ code: opened.error, facts: {} })
    desk.push({ push: 'questions.changed' })
    return ok({})
  },
})

function whoAsks({ user }: Connection): User {
  if (!user) throw new Error('this needs somebody signed in')
  return user
}

/** One's own chart is not on one's list: who restricted it and why is nobody's business but theirs. */
function listFor(desk: Desk, user: User): RestrictedPatient[] {
  const standings = standingsFor(desk, user)
  return desk.stores.restricted
    .list()
    .filter((one) => standings.of(one) !== 'own')
    .map((one) => shown(desk, one))
}

function shown(desk: Desk, one: StoredRestriction): RestrictedPatient {
  const { stores, now } = desk
  const row = stores.tables.board.ofMrn(one.mrn)
  const nameOf = (userId: string): string => nameOfPerson(desk, userId)
  return {
    patientId: one.patientId,
    mrn: one.mrn,
    name: row?.patientName ?? '',
    birthDate: row?.birthDate ?? '',
    isRestricted: true,
    reason: one.reason,
    staff: one.staffId === null ? null : { id: one.staffId, name: nameOf(one.staffId) },
    by: nameOf(one.changedBy),
    at: instantAt(Date.parse(one.changedUtc), now().zone),
  }
}
