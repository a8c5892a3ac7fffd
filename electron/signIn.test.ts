import { describe, expect, it } from 'vitest'
import { aPractice } from '#test/builders/aPractice.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { countHashes } from '#test/builders/countHashes.ts'

/**
 * Who gets in by what (workflow 11): the password once a shift on a workstation, PIN or badge after it; five wrong ones lock
 * out; an own one takes the place of one somebody else set; nobody learns who is here by how long a no takes.
 */

const refused = (code: string) => ({ kind: 'refusal', refusal: { code } })
const kinds = (desk: TestBackend): readonly string[] => desk.auditEntries().map(({ kind }) => kind)
const anaPin = '480216'
const leoPin = '7391'
const anaPassword = 'harbour lights at nine'

/** An installed clinic of two people: Ana administers and has a password, Leo has a PIN alone so far. */
async function aClinic(folder?: string, clock?: TestBackend['clock']) {
  const desk = await backendForTest({ demo: false, ...(folder ? { folder } : {}), ...(clock ? { clock } : {}) })
  const door = desk.api('door')
  if (!folder) {
    const [ana, leo] = aPractice.people
    const people = [ana && { ...ana, password: anaPassword }, leo].filter((one) => one !== undefined)
    await desk.value(door, 'setup.clinic', { ...aPractice, people })
  }
  const listed = async () => (await desk.value(door, 'people.list', {})).people
  const [ana, leo] = await Promise.all(['Ana Ruiz', 'Leo Park'].map((name) => idOf(listed, name)))
  const asks = async () => Object.fromEntries((await listed()).map((one) => [one.name.split(' ')[0], one.asks]))
  return { desk, door, ana: ana ?? '', leo: leo ?? '', asks }
}

const idOf = async (listed: () => Promise<readonly { name: string; id: string }[]>, name: string) =>
  (await listed()).find((one) => one.name === name)?.id

const hours = (count: number): number => count * 60

describe('a full sign-in', { timeout: 60_000 }, () => {
  it('is asked of whoever has a password, and lets PIN and badge in after it', async () => {
    const { desk, door, ana, asks } = await aClinic()
    expect(await asks()).toEqual({ Ana: 'password', Leo: 'pin' })
    expect(await door.call('people.signIn', { userId: ana, pin: anaPin })).toMatchObject(refused('full-sign-in-needed'))
    expect(await door.call('day.list', { day: '2026-03-02' })).toMatchObject({ fault: { code: 'not-signed-in' } })
    await desk.value(door, 'people.signInFully', { userId: ana, password: anaPassword })
    await desk.value(door, 'people.setBadge', { userId: ana, badge: 'B-1' })
    await desk.value(door, 'people.lock', {})
    expect(await asks()).toEqual({ Ana: 'pin', Leo: 'pin' })
    await desk.value(door, 'people.signIn', { userId: ana, pin: anaPin })
    await desk.value(door, 'people.lock', {})
    expect((await desk.value(door, 'people.badge', { badge: 'B-1' })).signedIn).not.toBeNull()
    expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.signedIn')).toMatchObject([
      { payload: { by: 'password' } },
      { payload: { by: 'pin' } },
    ])
  })

  it('is over after twelve hours, which PIN and badge do not make longer, nor a clock that was set back', async () => {
    const { desk, door, ana, asks } = await aClinic()
    await desk.value(door, 'people.signInFully', { userId: ana, password: anaPassword })
    await desk.value(door, 'people.setBadge', { userId: ana, badge: 'B-1' })
    desk.clock.pass(hours(12) - 1)
    await desk.value(door, 'people.signIn', { userId: ana, pin: anaPin })
    desk.clock.pass(1)
    expect((await asks()).Ana).toBe('password')
    expect(await door.call('people.signIn', { userId: ana, pin: anaPin })).toMatchObject(refused('full-sign-in-needed'))
    expect(await desk.value(door, 'people.badge', { badge: 'B-1' })).toEqual({ userId: ana, signedIn: null })
    desk.clock.pass(-hours(24))
    expect((await asks()).Ana).toBe('password')
  })

  it('holds after a new start of the program, and on no other workstation', async () => {
    const first = await aClinic()
    await first.desk.value(first.door, 'people.signInFully', { userId: first.ana, password: anaPassword })
    first.desk.close()
    const again = await aClinic(first.desk.folder, first.desk.clock)
    await again.desk.value(again.door, 'people.signIn', { userId: again.ana, pin: anaPin })
    const other = await aClinic()
    expect((await other.asks()).Ana).toBe('password')
  })

  it('is asked each time of whoever has a password and no PIN here', async () => {
    const { desk, door, ana, asks } = await aClinic()
    await desk.value(door, 'people.signInFully', { userId: ana, password: anaPassword })
    const noor = { id: null, name: 'Noor Amin', credential: '', roles: ['rn' as const], chemoCompetent: false }
    const { userId } = await desk.value(door, 'people.put', noor)
    await desk.value(door, 'people.setPassword', { userId, password: 'given at the office' })
    const own = { userId, password: 'seven grey herons' }
    const proof = { kind: 'password' as const, password: 'given at the office' }
    await desk.value(door, 'people.changePassword', { userId, proof, next: own.password })
    await desk.value(door, 'people.signInFully', own)
    expect((await asks()).Noor).toBe('password')
    await desk.value(door, 'people.signInFully', own)
  })

  it('in the demo clinic is the PIN', async () => {
    const desk = await backendForTest()
    const { people } = await desk.value(desk.api(), 'people.list', {})
    expect(new Set(people.map(({ asks }) => asks))).toEqual(new Set(['pin']))
    await desk.signIn('dana-reyes')
  })
})

describe('a password', { timeout: 60_000 }, () => {
  it('is chosen with the own PIN by whoever has none, once, and nobody is in before', async () => {
    const { desk, door, leo, asks } = await aClinic()
    expect(await door.call('people.signIn', { userId: leo, pin: leoPin })).toMatchObject(refused('password-missing'))
    expect(await door.call('day.list', { day: '2026-03-02' })).toMatchObject({ fault: { code: 'not-signed-in' } })
    const choose = (pin: string, next: string) =>
      door.call('people.changePassword', { userId: leo, proof: { kind: 'pin', pin }, next })
    expect(await choose('9999', 'seven grey herons')).toMatchObject(refused('pin-wrong'))
    expect(await choose(leoPin, 'eleven-char')).toMatchObject({ fault: { code: 'bad-input' } })
    expect(await choose(leoPin, 'Leo Park 2026')).toMatchObject(refused('password-plain'))
    expect(await choose(leoPin, 'seven grey herons')).toMatchObject({ kind: 'value' })
    expect((await asks()).Leo).toBe('password')
    expect(await choose(leoPin, 'another one of mine')).toMatchObject(refused('password-wrong'))
    await desk.value(door, 'people.signInFully', { userId: leo, password: 'seven grey herons' })
    expect(JSON.stringify(desk.auditEntries())).not.toMatch(/herons|7391/)
    expect(kinds(desk)).toEqual(expect.arrayContaining(['audit.pinRefused', 'audit.personPassword']))
  })

  it('that an administrator set opens nothing but its change to an own one, and ends the shift of the one before', async () => {
    const { desk, door, ana, leo } = await aClinic()
    await desk.value(door, 'people.signInFully', { userId: ana, password: anaPassword })
    const given = 'herons on the pier'
    expect(await door.call('people.setPassword', { userId: leo, password: 'Park Leo Park 1' })).toMatchObject(
      refused('password-plain'),
    )
    await desk.value(door, 'people.setPassword', { userId: leo, password: given })
    const { people } = await desk.value(door, 'people.known', {})
    expect(people.find(({ id }) => id === leo)).toMatchObject({ hasPassword: true, mustChangePassword: true })
    const chair = desk.api('chair')
    expect(await chair.call('people.signIn', { userId: leo, pin: leoPin })).toMatchObject(
      refused('full-sign-in-needed'),
    )
    expect(await chair.call('people.signInFully', { userId: leo, password: given })).toMatchObject(
      refused('password-must-change'),
    )
    const change = (next: string) =>
      chair.call('people.changePassword', { userId: leo, proof: { kind: 'password', password: given }, next })
    expect(await change(given)).toMatchObject(refused('password-same'))
    expect(await change('seven grey herons')).toMatchObject({ kind: 'value' })
    expect(await chair.call('people.signInFully', { userId: leo, password: given })).toMatchObject(
      refused('password-wrong'),
    )
    await desk.value(chair, 'people.signInFully', { userId: leo, password: 'seven grey herons' })
    await desk.value(door, 'people.setPassword', { userId: leo, password: 'once more from the office' })
    expect(await chair.call('worklist.list', {})).toMatchObject({ fault: { code: 'not-signed-in' } })
    expect(await chair.call('people.signIn', { userId: leo, pin: leoPin })).toMatchObject(
      refused('full-sign-in-needed'),
    )
  })

  it('counts with the PIN: five wrong ones of either lock both out, also after a new start, until the time is over', async () => {
    const { desk, door, ana } = await aClinic()
    const byPassword = (password: string) => door.call('people.signInFully', { userId: ana, password })
    await desk.value(door, 'people.signInFully', { userId: ana, password: anaPassword })
    for (const left of ['4', '3'])
      expect(await byPassword('not the right words')).toMatchObject({
        refusal: { code: 'password-wrong', facts: { left } },
      })
    for (const left of ['2', '1'])
      expect(await door.call('people.signIn', { userId: ana, pin: '0000' })).toMatchObject({
        refusal: { code: 'pin-wrong', facts: { left } },
      })
    expect(await byPassword('not the right words')).toMatchObject(refused('locked-out'))
    expect(await byPassword(anaPassword)).toMatchObject(refused('locked-out'))
    desk.close()
    const again = await aClinic(desk.folder, desk.clock)
    expect(await again.door.call('people.signIn', { userId: ana, pin: anaPin })).toMatchObject(refused('locked-out'))
    again.desk.clock.pass(16)
    await again.desk.value(again.door, 'people.signInFully', { userId: ana, password: anaPassword })
    expect(kinds(again.desk)).toEqual(expect.arrayContaining(['audit.passwordRefused', 'audit.lockedOut']))
  })
})

describe('a PIN', { timeout: 60_000 }, () => {
  it('of somebody else opens nothing and signs nothing, and that two have the same is told to nobody', async () => {
    const desk = await backendForTest()
    const door = desk.api('door')
    expect(await door.call('people.signIn', { userId: 'dana-reyes', pin: '2222' })).toMatchObject(refused('pin-wrong'))
    const same = { userId: 'dana-reyes', pin: '1111', next: '2222' }
    expect(await door.call('people.changePin', same)).toMatchObject(refused('pin-plain'))
    await desk.value(door, 'people.changePin', { ...same, next: '2580' })
    await desk.value(door, 'people.changePin', { userId: 'marcus-hale', pin: '2222', next: '2580' })
    await desk.value(door, 'people.signIn', { userId: 'marcus-hale', pin: '2580' })
    expect(await door.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })).toMatchObject(refused('pin-wrong'))
  })

  it('cannot be tried where the password is due: no answer says whether it was right', async () => {
    const { desk, door, ana } = await aClinic()
    const hashes = countHashes()
    const answers = []
    for (const pin of [anaPin, '0000', '0001']) answers.push(await door.call('people.signIn', { userId: ana, pin }))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(hashes()).toBe(0)
    expect(kinds(desk)).not.toContain('audit.pinRefused')
  })
})

describe('a no costs one hash', { timeout: 60_000 }, () => {
  it.each([
    ['somebody who is not here, by PIN', 'people.signIn', 'nobody', '4802'],
    ['somebody who is, by a wrong PIN', 'people.signIn', 'leo', '4802'],
    ['somebody who is, by the right PIN', 'people.signIn', 'leo', leoPin],
    ['somebody who is not here, by password', 'people.signInFully', 'nobody', 'seven grey herons'],
    ['somebody without a password', 'people.signInFully', 'leo', 'seven grey herons'],
    ['somebody who is, by a wrong password', 'people.signInFully', 'ana', 'seven grey herons'],
    ['somebody who is, by the right password', 'people.signInFully', 'ana', anaPassword],
  ] as const)('for %s', async (_whom, method, who, secret) => {
    const { door, ana, leo } = await aClinic()
    const userId = { ana, leo, nobody: 'nobody' }[who]
    const hashes = countHashes()
    if (method === 'people.signIn') await door.call(method, { userId, pin: secret })
    else await door.call(method, { userId, password: secret })
    expect(hashes()).toBe(1)
  })

  it('for whoever has left, and for whoever asks to change a PIN or a password', async () => {
    const { desk, door, ana, leo } = await aClinic()
    await desk.value(door, 'people.signInFully', { userId: ana, password: anaPassword })
    await desk.value(door, 'people.setActive', { userId: leo, active: false })
    const hashes = countHashes()
    for (const userId of [leo, 'nobody']) {
      await door.call('people.signIn', { userId, pin: leoPin })
      await door.call('people.changePin', { userId, pin: leoPin, next: '5291' })
      const proof = { kind: 'password' as const, password: 'seven grey herons' }
      await door.call('people.changePassword', { userId, proof, next: 'herons on the pier' })
    }
    expect(hashes()).toBe(6)
  })
})
