import { describe, expect, it } from 'vitest'
import type { SetUpInput } from '#shared/ipc/setUpShapes.ts'
import { aPractice } from '#test/builders/aPractice.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'

/** An installed app on its first day: nobody's record yet. */
const aNewDesk = () => backendForTest({ demo: false })

const withPeople = (people: readonly Partial<SetUpInput['people'][number]>[]): SetUpInput => ({
  ...aPractice,
  people: people.map((person) => ({ ...(aPractice.people[0] as SetUpInput['people'][number]), ...person })),
})

describe('the first start', () => {
  it('asks whose record this is, and lets nobody in before', async () => {
    const desk = await aNewDesk()
    const api = desk.api()
    expect(await api.call('clinic.get', {})).toMatchObject({
      kind: 'refusal',
      refusal: { code: 'not-set-up', facts: { device: 'Chair side 1', zone: 'America/Chicago' } },
    })
    expect(await desk.value(api, 'people.list', {})).toEqual({ people: [], former: [] })
    expect(await desk.value(api, 'lock.chairs', {})).toEqual({ chairs: [] })
  })

  it('makes it a practice’s own: its chairs, its people with their PINs, its zone, its drug list, and no demo patient', async () => {
    const desk = await aNewDesk()
    const api = desk.api()
    await desk.value(api, 'setup.clinic', aPractice)
    const clinic = await desk.value(api, 'clinic.get', {})
    expect(clinic).toMatchObject({ demo: false, practice: { name: 'Harbor Hematology', zone: 'America/Denver' } })
    expect(clinic.practice.chairs.map(({ label }) => label)).toEqual(['1', '2', 'Bed A'])
    expect(clinic.now).toMatchObject({ zone: 'America/Denver', offset: -420 })
    expect(clinic.catalogueIssue).not.toBe('none')
    const { people } = await desk.value(api, 'people.list', {})
    const ana = people.find(({ name }) => name === 'Ana Ruiz')
    const proof = { kind: 'pin' as const, pin: '480216' }
    const own = { userId: ana?.id ?? '', password: 'harbour lights at nine' }
    await desk.value(api, 'people.changePassword', { userId: own.userId, proof, next: own.password })
    await desk.value(api, 'people.signInFully', own)
    expect(await desk.value(api, 'day.list', { day: '2026-03-02' })).toEqual({ sessions: [] })
  })

  it('is the same practice after the program is started again, on the clinic’s clock', async () => {
    const desk = await aNewDesk()
    await desk.value(desk.api(), 'setup.clinic', aPractice)
    desk.close()
    const again = await backendForTest({ demo: true, folder: desk.folder, clock: desk.clock })
    expect(await again.value(again.api(), 'clinic.get', {})).toMatchObject({
      demo: false,
      practice: { name: 'Harbor Hematology' },
      now: { zone: 'America/Denver' },
    })
  })

  it('opens the demo clinic with its day instead, marked as one', async () => {
    const desk = await aNewDesk()
    await desk.value(desk.api(), 'setup.demo', {})
    expect(await desk.value(desk.api(), 'clinic.get', {})).toMatchObject({
      demo: true,
      now: { zone: 'America/Chicago' },
    })
    const dana = await desk.signIn('dana-reyes')
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    expect(sessions.length).toBeGreaterThanOrEqual(8)
  })

  it.each([
    ['nobody who administers', withPeople([{ roles: ['rn'] }]), 'no-administrator'],
    ['nobody who may sign a visit', withPeople([{ roles: ['admin'] }]), 'nobody-signs'],
    ['two people of one name', withPeople([{}, { name: ' ana ruiz ' }]), 'person-twice'],
    ['two chairs of one name', { ...aPractice, chairs: ['1', '1'] }, 'chair-twice'],
    [
      'a zone that is none',
      { ...aPractice, practice: { ...aPractice.practice, zone: 'America/Nowhere' } },
      'zone-unknown',
    ],
  ])('refuses %s and stays empty', async (_, input, code) => {
    const desk = await aNewDesk()
    const before = desk.hashRows()
    expect(await desk.api().call('setup.clinic', input)).toMatchObject({ kind: 'refusal', refusal: { code } })
    expect(desk.hashRows()).toBe(before)
  })

  it('comes once: whose record it is, nobody changes from outside', async () => {
    const desk = await aNewDesk()
    await desk.value(desk.api(), 'setup.clinic', aPractice)
    const before = desk.hashRows()
    for (const again of [await desk.api().call('setup.clinic', aPractice), await desk.api().call('setup.demo', {})])
      expect(again).toMatchObject({ kind: 'refusal', refusal: { code: 'already-set-up' } })
    expect(desk.hashRows()).toBe(before)
  })

  it('two answers at once make one clinic', async () => {
    const desk = await aNewDesk()
    const answers = await Promise.all([
      desk.api('left').call('setup.clinic', aPractice),
      desk.api('right').call('setup.demo', {}),
    ])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['refusal', 'value'])
  })
})
