import { describe, expect, it } from 'vitest'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

/** The people of a shared workstation: added, changed, let go; PINs that are theirs alone; in without one (workflow 11). */

const noor = { id: null, name: 'Noor El-Amin', credential: 'RN', roles: ['rn' as const], chemoCompetent: true }
const kinds = (desk: TestBackend): readonly string[] => desk.auditEntries().map(({ kind }) => kind)
const refused = (code: string) => ({ kind: 'refusal', refusal: { code } })

async function withNoor() {
  const desk = await backendForTest()
  const admin = await desk.signIn('ruth-bell')
  const { userId } = await desk.value(admin, 'people.put', noor)
  await desk.value(admin, 'people.setPin', { userId, pin: '1234' })
  const api = desk.api('noor')
  return { desk, admin, userId, api }
}

describe('an administrator', () => {
  it('adds a person, who must make the temporary PIN her own before it opens anything', async () => {
    const { desk, userId, api } = await withNoor()
    expect(await api.call('people.signIn', { userId, pin: '1234' })).toMatchObject(refused('pin-must-change'))
    expect(await api.call('day.list', { day: '2026-03-02' })).toMatchObject({ fault: { code: 'not-signed-in' } })
    await desk.value(api, 'people.changePin', { userId, pin: '1234', next: '480216' })
    expect(await api.call('people.signIn', { userId, pin: '1234' })).toMatchObject(refused('pin-wrong'))
    await desk.value(api, 'people.signIn', { userId, pin: '480216' })
    expect(kinds(desk)).toEqual(expect.arrayContaining(['audit.personChanged', 'audit.personPin']))
    expect(JSON.stringify(desk.auditEntries())).not.toMatch(/480216|"1234"/)
  })

  it('changes roles, and they hold at once on a screen where the person is signed in', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const tom = await desk.signIn('tom-archer')
    await desk.value(tom, 'worklist.list', {})
    const facts = { id: 'tom-archer', name: 'Tom Archer', credential: '', roles: ['ma' as const], chemoCompetent: true }
    await desk.value(admin, 'people.put', facts)
    expect(await tom.call('worklist.list', {})).toMatchObject({ fault: { code: 'not-allowed' } })
    const { people } = await desk.value(admin, 'people.known', {})
    expect(people.find(({ id }) => id === 'tom-archer')).toMatchObject({ roles: ['ma'], chemoCompetent: false })
  })

  it('lets a person go: out at once, the name stays, and the badge opens nothing', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const dana = await desk.signIn('dana-reyes')
    await desk.value(admin, 'people.setBadge', { userId: 'dana-reyes', badge: 'B-77' })
    await desk.value(admin, 'people.setActive', { userId: 'dana-reyes', active: false })
    expect(await dana.call('day.list', { day: '2026-03-02' })).toMatchObject({ fault: { code: 'not-signed-in' } })
    expect(await dana.call('people.badge', { badge: 'B-77' })).toMatchObject(refused('badge-unknown'))
    expect(await dana.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })).toMatchObject(
      refused('person-unknown'),
    )
    const listed = await desk.value(desk.api(), 'people.list', {})
    expect(listed.people.map(({ id }) => id)).not.toContain('dana-reyes')
    // A lock screen says nothing of who has left; whoever is signed in reads their names under what they did.
    expect(listed.former).toEqual([])
    const { former } = await desk.value(admin, 'people.list', {})
    expect(former).toEqual([{ id: 'dana-reyes', name: 'Dana Reyes' }])
    const { people } = await desk.value(admin, 'people.known', {})
    expect(people.find(({ id }) => id === 'dana-reyes')).toMatchObject({ name: 'Dana Reyes', active: false })
    await desk.value(admin, 'people.setActive', { userId: 'dana-reyes', active: true })
    await desk.signIn('dana-reyes')
  })

  it('cannot be the last one to go, nor take two people of one name or one badge for two', async () => {
    const { desk, admin, userId } = await withNoor()
    const ruth = { id: 'ruth-bell', name: 'Ruth Bell', credential: '', roles: ['rn' as const], chemoCompetent: false }
    const rows = desk.hashRows()
    expect(await admin.call('people.setActive', { userId: 'ruth-bell', active: false })).toMatchObject(
      refused('last-administrator'),
    )
    expect(await admin.call('people.put', ruth)).toMatchObject(refused('last-administrator'))
    expect(await admin.call('people.put', { ...noor, name: 'dana reyes ' })).toMatchObject(refused('person-twice'))
    expect(await admin.call('people.put', { ...noor, id: 'nobody' })).toMatchObject(refused('person-unknown'))
    expect(desk.hashRows()).toBe(rows)
    await desk.value(admin, 'people.setBadge', { userId, badge: 'B-1' })
    expect(await admin.call('people.setBadge', { userId: 'dana-reyes', badge: 'B-1' })).toMatchObject(
      refused('badge-taken'),
    )
  })

  it('unlocks a person whom five wrong PINs locked out', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const api = desk.api('door')
    for (let wrong = 0; wrong < 5; wrong++) await api.call('people.signIn', { userId: 'dana-reyes', pin: '9090' })
    expect(await api.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })).toMatchObject(refused('locked-out'))
    const { people } = await desk.value(admin, 'people.known', {})
    expect(people.find(({ id }) => id === 'dana-reyes')?.lockedUntil).toMatchObject({ zone: 'America/Chicago' })
    await desk.value(admin, 'people.unlock', { userId: 'dana-reyes' })
    await desk.signIn('dana-reyes')
    expect(kinds(desk)).toEqual(expect.arrayContaining(['audit.pinRefused', 'audit.lockedOut', 'audit.personUnlocked']))
  })
})

describe('an own PIN', () => {
  it('is none of the last ones, and none a passer-by would try', async () => {
    const { desk, userId, api } = await withNoor()
    const change = (pin: string, next: string) => api.call('people.changePin', { userId, pin, next })
    for (const plain of ['0000', '111111', '1234', '87654321'])
      expect(await change('1234', plain)).toMatchObject(refused('pin-plain'))
    let pin = '1234'
    for (const next of ['4802', '4803', '4805']) {
      expect(await change(pin, next)).toMatchObject({ kind: 'value' })
      pin = next
    }
    for (const used of ['4802', '4803', '4805']) expect(await change(pin, used)).toMatchObject(refused('pin-used'))
    expect(await change('9999', '5291')).toMatchObject(refused('pin-wrong'))
    expect(await api.call('people.signIn', { userId, pin: '4805' })).toMatchObject({ kind: 'value' })
    expect(desk.faults).toEqual([])
  }, 60_000)

  it('that somebody else set does not witness either', async () => {
    const { desk, userId } = await withNoor()
    const dana = await desk.signIn('dana-reyes')
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    const answer = await dana.call('chart.perform', {
      commandId: desk.newId(),
      sessionId: sessions[0]?.sessionId ?? '',
      command: { kind: 'writeNote', text: 'seen' },
      happenedAt: desk.clock.now(),
      source: 'tap',
      witness: { userId, pin: '1234' },
    })
    expect(answer).toMatchObject({ refusal: { code: 'witness-pin-wrong', facts: { reason: 'pin-must-change' } } })
  })

  it('tried for somebody who is not here is kept like a wrong one', async () => {
    const desk = await backendForTest()
    expect(await desk.api().call('people.signIn', { userId: 'nobody', pin: '1111' })).toMatchObject(
      refused('person-unknown'),
    )
    expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.pinRefused', payload: { reason: 'unknown' } })
  })
})

describe('in an emergency', () => {
  const reason = 'Reaction in chair 4, my badge does not read'

  it('a person of the ward is in by name and reason for a quarter of an hour, and a manager is told until one has looked', async () => {
    const desk = await backendForTest()
    const api = desk.api('by the chair')
    const { until } = await desk.value(api, 'emergency.enter', { userId: 'dana-reyes', reason })
    expect(until?.utc).toBe('2026-03-02T14:30:00.000Z')
    await desk.value(api, 'day.list', { day: '2026-03-02' })
    const manager = await desk.signIn('tom-archer')
    const [alert] = (await desk.value(manager, 'emergency.list', {})).emergencies
    expect(alert).toMatchObject({ by: 'Dana Reyes', reason, seenBy: null })
    await desk.value(manager, 'emergency.seen', { id: alert?.id ?? '' })
    expect((await desk.value(manager, 'emergency.list', {})).emergencies).toMatchObject([{ seenBy: 'Tom Archer' }])
    expect(await manager.call('emergency.seen', { id: alert?.id ?? '' })).toMatchObject(refused('seen-before'))
    expect(kinds(desk)).toEqual(expect.arrayContaining(['audit.emergencyAccess', 'audit.emergencySeen']))
    desk.clock.pass(16)
    expect(await api.call('day.list', { day: '2026-03-02' })).toMatchObject({ fault: { code: 'not-signed-in' } })
  })

  it('nobody comes in without a reason, and nobody from the office', async () => {
    const desk = await backendForTest()
    const api = desk.api()
    expect(await api.call('emergency.enter', { userId: 'dana-reyes', reason: '   ' })).toMatchObject({
      fault: { code: 'bad-input' },
    })
    expect(await api.call('emergency.enter', { userId: 'grace-kim', reason })).toMatchObject(refused('not-of-the-ward'))
    expect(await api.call('emergency.enter', { userId: 'nobody', reason })).toMatchObject(refused('person-unknown'))
  })

  it('what needs a PIN still needs it', async () => {
    const desk = await backendForTest()
    const api = desk.api()
    await desk.value(api, 'emergency.enter', { userId: 'dana-reyes', reason })
    const { sessions } = await desk.value(api, 'day.list', { day: '2026-03-02' })
    const sign = { kind: 'sign' as const, warningsAccepted: [], statement: 'signed' }
    const answer = await api.call('chart.perform', {
      commandId: desk.newId(),
      sessionId: sessions[0]?.sessionId ?? '',
      command: sign as never,
      happenedAt: desk.clock.now(),
      source: 'tap',
    })
    expect(answer).toMatchObject({ refusal: { code: 'pin-wrong' } })
  })
})

it('people and emergencies of one workstation are known at the other, PINs and badges are not', async () => {
  const hub = await hubForTest()
  const first = await backendForTest({ hub: () => ({ address: hub.address, code: hub.code }) })
  const secondCode = await hub.newCode()
  const second = await backendForTest({ hub: () => ({ address: hub.address, code: secondCode }) })
  const admin = await first.signIn('ruth-bell')
  const { userId } = await first.value(admin, 'people.put', noor)
  await first.value(admin, 'people.setPin', { userId, pin: '7391' })
  await first.value(admin, 'people.setActive', { userId: 'marcus-hale', active: false })
  await first.value(first.api('chair'), 'emergency.enter', { userId: 'dana-reyes', reason: 'Reaction in chair 2' })
  await first.value(admin, 'sync.now', {})
  const there = await second.signIn('ruth-bell')
  await second.value(there, 'sync.now', {})
  const { people } = await second.value(there, 'people.known', {})
  expect(people.find(({ id }) => id === userId)).toMatchObject({ name: 'Noor El-Amin', active: true, hasPin: false })
  expect(people.find(({ id }) => id === 'marcus-hale')).toMatchObject({ active: false })
  expect((await second.value(there, 'emergency.list', {})).emergencies).toMatchObject([
    { reason: 'Reaction in chair 2' },
  ])
})
