import { describe, expect, it } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

/** The clinic's workstations and chairs, as an administrator keeps them (workflow 12.20). */

const refused = (code: string) => ({ kind: 'refusal', refusal: { code } })

async function twoDesks() {
  const clock = fakeClock('2026-03-02', '08:15')
  const hub = await hubForTest(clock)
  const one = await backendForTest({ clock, hub: () => ({ address: hub.address, code: hub.code }) })
  const code = await hub.newCode()
  const two = await backendForTest({ clock, hub: () => ({ address: hub.address, code }) })
  const [admin, other] = [await one.signIn('ruth-bell'), await two.signIn('dana-reyes')]
  await one.value(admin, 'sync.now', {})
  await two.value(other, 'sync.now', {})
  const listed = () => one.value(admin, 'devices.list', {})
  return { hub, one, two, admin, other, listed }
}

describe('the workstations', { timeout: 60_000 }, () => {
  it('are listed as the hub knows them, with when each was heard and how long its key is good', async () => {
    const { listed } = await twoDesks()
    const { hub, devices } = await listed()
    expect(hub).toBe('answered')
    expect(devices).toHaveLength(2)
    expect(devices.filter(({ isOwn }) => isOwn)).toHaveLength(1)
    for (const { revoked, heardAt, keyUntil, enrolledAt } of devices) {
      expect(revoked).toBe(false)
      expect(heardAt).not.toBeNull()
      expect(Date.parse(keyUntil.utc) - Date.parse(enrolledAt.utc)).toBe(90 * 24 * 60 * 60_000)
    }
  })

  it('one is taken out of service by an administrator at another: at once, in the audit, and never itself', async () => {
    const { one, two, admin, other, listed } = await twoDesks()
    const { devices } = await listed()
    const own = devices.find(({ isOwn }) => isOwn)?.id ?? ''
    const lost = devices.find(({ isOwn }) => !isOwn)?.id ?? ''
    expect(await admin.call('devices.revoke', { deviceId: own })).toMatchObject(refused('device-own'))
    expect(await admin.call('devices.revoke', { deviceId: 'nobody' })).toMatchObject(refused('device-unknown'))
    await one.value(admin, 'devices.revoke', { deviceId: lost })
    expect((await listed()).devices.find(({ id }) => id === lost)).toMatchObject({ revoked: true })
    expect(one.auditEntries().at(-1)).toMatchObject({
      kind: 'audit.deviceRevoked',
      userId: 'ruth-bell',
      payload: { device: lost },
    })
    expect(await two.value(other, 'sync.now', {})).toMatchObject({ hub: 'unreachable' })
    expect(await one.value(admin, 'sync.now', {})).toMatchObject({ hub: 'reachable' })
  })

  it('are not listed, nor changed, while the hub does not answer; a desk without a hub knows none', async () => {
    const { hub, admin, listed } = await twoDesks()
    await hub.down()
    expect(await listed()).toEqual({ hub: 'not_answered', devices: [] })
    expect(await admin.call('devices.revoke', { deviceId: 'x' })).toMatchObject(refused('hub-not-answering'))
    const alone = await backendForTest()
    expect(await alone.value(await alone.signIn('ruth-bell'), 'devices.list', {})).toEqual({ hub: 'none', devices: [] })
  })
})

describe('the chairs', () => {
  it('are added and taken away, but not one that a visit of today has, nor two of one name', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const chairs = async () => (await desk.value(admin, 'clinic.get', {})).practice.chairs
    const before = await chairs()
    const { sessions } = await desk.value(await desk.signIn('dana-reyes'), 'day.list', { day: '2026-03-02' })
    const taken = new Set(sessions.map(({ chair }) => chair))
    const added = [...before, { id: null, label: 'Bed Z' }]
    await desk.value(admin, 'chairs.put', { chairs: added })
    expect((await chairs()).map(({ label }) => label)).toEqual([...before.map(({ label }) => label), 'Bed Z'])
    expect(await admin.call('chairs.put', { chairs: [...added, { id: null, label: 'bed z' }] })).toMatchObject(
      refused('chair-twice'),
    )
    const without = (await chairs()).filter(({ label }) => !taken.has(label))
    expect(await admin.call('chairs.put', { chairs: without })).toMatchObject(refused('chair-in-use'))
    const free = (await chairs()).filter(({ label }) => label !== 'Bed Z')
    await desk.value(admin, 'chairs.put', { chairs: free })
    expect(await chairs()).toEqual(before)
    expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.chairsChanged')).toHaveLength(2)
  })
})
