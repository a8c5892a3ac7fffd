import type { Practice, User } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Connection, Handlers } from '#shared/ipc/dispatch.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { nameHub } from '../desk/practice/nameHub.ts'
import { today } from '../desk/practice/today.ts'
import { audit } from '../desk/record/audit.ts'

type DeviceHandlers = Pick<Handlers, 'devices.list' | 'devices.revoke' | 'chairs.put' | 'hub.get' | 'hub.put'>

/** An administrator's view of the workstations the hub knows, one taken out of service, the hub, and the clinic's chairs. */
export const deviceHandlers = (desk: Desk): DeviceHandlers => ({
  'devices.list': async () => {
    if (!desk.sync.hasHub()) return ok({ hub: 'none', devices: [] })
    const answer = await desk.sync.ask('devices.list', {})
    if (!answer.ok) return ok({ hub: 'not_answered', devices: [] })
    const { zone } = desk.now()
    const at = (utc: string) => instantAt(Date.parse(utc), zone)
    const own = desk.device().id
    const devices = answer.value.devices.map(({ enrolledUtc, heardUtc, keyExpiresUtc, ...device }) => ({
      ...device,
      isOwn: device.id === own,
      enrolledAt: at(enrolledUtc),
      heardAt: heardUtc === null ? null : at(heardUtc),
      keyUntil: at(keyExpiresUtc),
    }))
    return ok({ hub: 'answered', devices })
  },
  'devices.revoke': async ({ deviceId }, connection) => {
    if (deviceId === desk.device().id) return err({ code: 'device-own', facts: {} })
    const answer = await desk.sync.ask('devices.revoke', { deviceId })
    if (!answer.ok)
      return err({ code: answer.error.kind === 'no-answer' ? 'hub-not-answering' : 'device-unknown', facts: {} })
    const noted = { kind: 'audit.deviceRevoked', userId: whoAsks(connection).id, facts: { device: deviceId } } as const
    desk.transaction((tx) => audit(desk, tx, noted))
    return ok({})
  },
  'hub.get': () => ok(desk.sync.place()),
  'hub.put': async (input, connection) => {
    const named = await nameHub(desk, whoAsks(connection), input)
    return named.ok ? ok({ answers: named.value === 'reachable' }) : err({ code: named.error, facts: {} })
  },
  'chairs.put': (input, connection) => putChairs(desk, whoAsks(connection), input),
})

/** The chairs of this workstation's record. A chair that a visit of today has stays. */
function putChairs(desk: Desk, by: User, { chairs }: Input<'chairs.put'>) {
  const { practice } = desk.clinic()
  const labels = chairs.map(({ label }) => label)
  if (new Set(labels.map((label) => label.toLowerCase())).size < labels.length)
    return err({ code: 'chair-twice' as const, facts: {} })
  const kept = new Set(labels)
  const taken = desk.stores.tables.board.ofDay(today(desk)).find(({ chair }) => isGone(practice, kept, chair))
  if (taken) return err({ code: 'chair-in-use' as const, facts: { chair: taken.chair } })
  const next = chairs.map(({ id, label }) => ({ id: id ?? desk.newId(), label }))
  desk.transaction((tx) => {
    desk.stores.documents.put('practice', practice.id, { ...practice, chairs: next }, desk.now())
    const facts = { chairs: labels.join(', '), list: JSON.stringify(next) }
    audit(desk, tx, { kind: 'audit.chairsChanged', userId: by.id, facts })
  })
  desk.push({ push: 'wire.opened' })
  return ok({})
}

const isGone = ({ chairs }: Practice, kept: ReadonlySet<string>, chair: string): boolean =>
  !kept.has(chair) && chairs.some(({ label }) => label === chair)

function whoAsks({ user }: Connection): User {
  if (!user) throw new Error('this needs somebody signed in')
  return user
}
