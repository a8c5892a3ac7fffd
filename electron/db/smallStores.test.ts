import { describe, expect, it } from 'vitest'
import { addMinutes, epochMs, type Instant, instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { createCommandLog } from './commandLog.ts'
import { createDeviceStore, ownDeviceId } from './deviceStore.ts'
import { createDocumentStore } from './documentStore.ts'
import { createSignedStore } from './signedStore.ts'
import { createUserStore } from './userStore.ts'

const now = instantAt(Date.UTC(2026, 2, 2, 14, 0), 'America/Chicago')
const later = (minutes: number) => addMinutes(now, minutes)

describe('signed versions', () => {
  const version = (number: number, sha256 = `${number}`) => ({
    sessionId: 's1',
    version: number,
    document: `{"version":${number}}`,
    sha256,
    ruleSet: '2026q1',
    signedAt: later(number),
  })

  function aShelf() {
    const db = aRecord()
    const signed = createSignedStore(db.writable)
    const add = (...numbers: number[]) =>
      db.transaction((tx) => {
        for (const number of numbers) signed.add(tx, version(number))
      })
    return { db, signed, add }
  }

  it('are kept byte for byte, and the newest is found', () => {
    const { signed, add } = aShelf()
    add(1, 2)
    expect(signed.newest('s1')).toEqual({
      sessionId: 's1',
      version: 2,
      document: '{"version":2}',
      sha256: '2',
      ruleSet: '2026q1',
      signedUtc: later(2).utc,
      receipt: null,
    })
    expect(signed.get('s1', 1)?.document).toBe('{"version":1}')
    expect([signed.get('s1', 3), signed.newest('s2')]).toEqual([null, null])
    expect(signed.sessionIds()).toEqual(['s1'])
  })

  it('never change: the same again is nothing new, another content is refused', () => {
    const { db, signed, add } = aShelf()
    add(1)
    add(1)
    expect(() => db.transaction((tx) => signed.add(tx, version(1, 'other')))).toThrow('UNIQUE')
    expect(() => db.writable.exec(`update signed_versions set document = '{}'`)).toThrow('never changed')
    expect(() => db.writable.exec('delete from signed_versions')).toThrow('never deleted')
  })

  it('keep the first receipt', () => {
    const { db, signed, add } = aShelf()
    add(1)
    const receive = (number: number, receipt: string) =>
      db.transaction((tx) => signed.receive(tx, 's1', number, { receipt }))
    expect([receive(1, 'r1'), receive(1, 'r2'), receive(2, 'r3')]).toEqual([true, false, false])
    expect(signed.get('s1', 1)?.receipt).toEqual({ receipt: 'r1' })
  })
})

describe('people', () => {
  const ana = {
    id: 'u1',
    name: 'Ruiz, Ana',
    initials: 'AR',
    credential: 'RN',
    roles: ['rn' as const, 'charge' as const],
    chemoCompetent: true,
    badge: 'B-1',
  }
  const ben = { ...ana, id: 'u2', name: 'Adler, Ben', initials: 'BA', roles: ['ma' as const], badge: undefined }
  const { badge: _none, ...benWithoutBadge } = ben

  const aTeam = () => {
    const users = createUserStore(aRecord().writable)
    users.put(ana)
    users.put(benWithoutBadge)
    return users
  }

  it('are known by id and badge, and listed by name', () => {
    const users = aTeam()
    expect(users.get('u1')).toEqual({
      user: ana,
      pinHash: null,
      passwordHash: null,
      fullSignInUtc: null,
      active: true,
      failedAttempts: 0,
      mustChangePin: false,
      mustChangePassword: false,
      changedUtc: '',
      lockedUntilUtc: null,
    })
    expect(users.byBadge('B-1')?.user.id).toBe('u1')
    expect([users.get('u9'), users.byBadge('B-9')]).toEqual([null, null])
    expect(users.active()).toEqual([benWithoutBadge, ana])
  })

  it('keep their PIN when their name or role changes', () => {
    const users = aTeam()
    users.setPin('u1', 'scrypt$…')
    users.countFailure('u1', 5, later(15))
    users.put({ ...ana, name: 'Ruiz-Lang, Ana', roles: ['rn'] })
    expect(users.get('u1')).toMatchObject({
      user: { name: 'Ruiz-Lang, Ana', roles: ['rn'] },
      pinHash: 'scrypt$…',
      failedAttempts: 1,
    })
  })

  it('leave the list when they leave, and keep their name under what they did', () => {
    const users = aTeam()
    users.setActive('u1', false)
    expect(users.active().map(({ id }) => id)).toEqual(['u2'])
    expect(users.all().map(({ id }) => id)).toEqual(['u2', 'u1'])
    expect(users.get('u1')?.active).toBe(false)
  })

  it('are locked out at the limit and not before, until a right or a new PIN', () => {
    const users = aTeam()
    expect([1, 2, 3].map((minute) => users.countFailure('u1', 3, later(minute)))).toEqual([1, 2, 3])
    expect(users.get('u1')).toMatchObject({ failedAttempts: 3, lockedUntilUtc: later(3).utc })
    expect(users.get('u2')).toMatchObject({ failedAttempts: 0, lockedUntilUtc: null })
    users.clearFailures('u1')
    expect(users.get('u1')).toMatchObject({ failedAttempts: 0, lockedUntilUtc: null })
    expect(users.countFailure('u1', 3, later(1))).toBe(1)
    expect(users.get('u1')).toMatchObject({ lockedUntilUtc: null })
    users.setPin('u1', 'scrypt$new')
    expect(users.get('u1')).toMatchObject({ failedAttempts: 0 })
  })

  it('cannot share a badge', () => {
    expect(() => aTeam().put({ ...ben, badge: 'B-1' })).toThrow('UNIQUE')
  })
})

describe('documents', () => {
  it('are replaced whole, and count their versions', () => {
    const documents = createDocumentStore(aRecord().writable)
    expect(documents.put('patient', 'p1', { last: 'Okafor' }, now)).toBe(1)
    expect(documents.put('patient', 'p1', { last: 'Okafor-Lee' }, later(5))).toBe(2)
    documents.put('plan', 'p1', { regimen: 'R-CHOP' }, now)
    documents.put('patient', 'p0', {}, now)
    expect(documents.get('patient', 'p1')).toEqual({
      kind: 'patient',
      id: 'p1',
      version: 2,
      body: { last: 'Okafor-Lee' },
      updatedUtc: later(5).utc,
    })
    expect(documents.list('patient').map(({ id }) => id)).toEqual(['p0', 'p1'])
    expect(documents.get('plan', 'p2')).toBeNull()
  })
})

describe('this workstation', () => {
  it('gets its id once and keeps it', () => {
    const { writable, readable } = aRecord()
    const device = createDeviceStore(writable)
    expect(ownDeviceId(readable)).toBeNull()
    expect(device.own({ id: 'd1', name: 'Bay 1' })).toEqual({ id: 'd1', name: 'Bay 1', enrolment: null })
    expect(device.own({ id: 'd2', name: 'Bay 2' })).toEqual({ id: 'd1', name: 'Bay 1', enrolment: null })
    expect(ownDeviceId(readable)).toBe('d1')
  })

  it('keeps what the hub gave it', () => {
    const device = createDeviceStore(aRecord().writable)
    const key = { hubKey: 'k'.repeat(43), keyExpiresUtc: '2026-05-31T14:15:00.000Z' }
    const enrolment = { letters: 'AB', siteId: 'site', hubAddress: 'https://hub.example', ...key }
    expect(() => device.enrol(enrolment, now)).toThrow('no id yet')
    device.own({ id: 'd1', name: 'Bay 1' })
    device.enrol(enrolment, now)
    expect(device.own({ id: 'x', name: 'x' }).enrolment).toEqual(enrolment)
    device.renewKey({ hubKey: 'n'.repeat(43), keyExpiresUtc: null })
    expect(device.own({ id: 'x', name: 'x' }).enrolment).toEqual({
      ...enrolment,
      hubKey: 'n'.repeat(43),
      keyExpiresUtc: null,
    })
  })

  it('never gives the same number twice, and gives back one that was not used', () => {
    const db = aRecord()
    const device = createDeviceStore(db.writable)
    const next = (name: string) => db.transaction((tx) => device.nextNumber(tx, name))
    expect([next('monday'), next('monday'), next('tuesday')]).toEqual([1, 2, 1])
    expect(() =>
      db.transaction((tx) => {
        device.nextNumber(tx, 'monday')
        throw new Error('not scheduled after all')
      }),
    ).toThrow('not scheduled')
    expect(next('monday')).toBe(3)
  })
})

describe('the command log', () => {
  it('gives a command that comes twice its first answer', () => {
    const db = aRecord()
    const log = createCommandLog(db.writable)
    expect(log.answered('c1')).toBeNull()
    db.transaction((tx) => log.remember(tx, 'c1', { version: 3 }, now))
    expect(log.answered('c1')).toEqual({ reply: { version: 3 } })
    expect(() => db.transaction((tx) => log.remember(tx, 'c1', { version: 4 }, now))).toThrow('UNIQUE')
    expect(log.answered('c1')).toEqual({ reply: { version: 3 } })
  })

  it('forgets what no wire repeats any more', () => {
    const db = aRecord()
    const log = createCommandLog(db.writable)
    // As the screens make them: the first twelve digits are the milliseconds.
    const idAt = (at: Instant): string =>
      `${epochMs(at)
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-')}-7000-8000-000000000001`
    const [old, young, ahead] = [idAt(now), idAt(later(60)), idAt(later(61))]
    db.transaction((tx) => {
      log.remember(tx, old, {}, now)
      log.remember(tx, young, {}, later(60))
      log.remember(tx, ahead, {}, now)
    })
    expect(log.forgetBefore(later(30))).toBe(1)
    expect([old, young, ahead].map((id) => log.answered(id))).toEqual([null, { reply: {} }, { reply: {} }])
  })
})
