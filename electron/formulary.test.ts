import { describe, expect, it } from 'vitest'
import { readSessionDocument } from '#shared/document/sessionDocument.ts'
import type { Api } from '#shared/ipc/client.ts'
import { contract, type Input, type Method } from '#shared/ipc/contract.ts'
import { may } from '#shared/permissions/permissions.ts'
import { backendForTest, demoPins, type TestBackend } from '#test/builders/backendForTest.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { shippedCatalogue } from './desk/formulary/shippedCatalogue.ts'

const anOverride = {
  id: null,
  hcpcs: 'J9312',
  payerId: 'medicare-b',
  adminClass: 'therapeutic',
  containerType: null,
  from: '2026-03-03',
  to: null,
  source: 'Letter of 20 February',
} satisfies Input<'formulary.change'>

const refusalOf = async <M extends Method>(api: Api, method: M, input: Input<M>) => {
  const answer = await api.call(method, input)
  return answer.kind === 'refusal' ? answer.refusal : answer.kind
}

/** The rows a day's visits were scheduled with: code → class, container and issue. */
async function rowsOf(desk: TestBackend, day: string, lastName: string) {
  const api = await desk.signIn('dana-reyes')
  const { sessions } = await desk.value(api, 'day.list', { day })
  const session = sessions.find(({ patientName }) => patientName.startsWith(lastName))
  const { document } = await desk.value(api, 'session.document', { sessionId: session?.sessionId ?? '' })
  const read = readSessionDocument(JSON.stringify(document))
  if (!read.ok) throw new Error(read.error)
  const scheduled = read.value.events.find((event) => event.kind === 'SessionScheduled')
  return new Map(scheduled?.payload.plan.lines.map(({ catalogue }) => [catalogue.hcpcs, catalogue]))
}

describe('who may', () => {
  const methods = [
    'formulary.get',
    'formulary.change',
    'formulary.withdraw',
    'formulary.import',
    'formulary.export',
  ] as const
  const inputs: { readonly [M in (typeof methods)[number]]: Input<M> } = {
    'formulary.get': {},
    'formulary.change': anOverride,
    'formulary.withdraw': { id: 'none' },
    'formulary.import': { text: 'nothing', fileName: 'a.csv', from: '2026-03-02' },
    'formulary.export': { what: 'drugs' },
  }

  it.each(Object.keys(demoPins))('%s: every method of the formulary, or none of them', async (userId) => {
    const desk = await backendForTest()
    const api = await desk.signIn(userId)
    const people = (await desk.value(api, 'people.list', {})).people
    const allowed = may(people.find(({ id }) => id === userId)?.roles ?? [], 'manage.clinic')
    expect(allowed).toBe(userId === 'ruth-bell')
    for (const method of methods) {
      expect(contract[method].access).toBe('manage.clinic')
      const answer = await api.call(method, inputs[method] as never)
      expect(answer.kind === 'fault' && answer.fault.code === 'not-allowed').toBe(!allowed)
    }
  })

  it('nobody who is not signed in', async () => {
    const desk = await backendForTest()
    expect(await desk.api().call('formulary.get', {})).toMatchObject({ kind: 'fault' })
  })
})

describe('the practice’s own word about a drug', () => {
  it('is frozen into the visits of its payer from its day on, and is kept with who, when, before and after', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { override } = await desk.value(admin, 'formulary.change', anOverride)
    await desk.value(admin, 'formulary.change', { ...override, containerType: 'multi_dose' })
    const { overrides, changes } = await desk.value(admin, 'formulary.get', {})
    expect(overrides).toEqual([{ ...override, containerType: 'multi_dose' }])
    expect(changes.map(({ by, on, before, after }) => [by, on, before?.containerType, after?.containerType])).toEqual([
      ['Ruth Bell', '2026-03-02 08:15', null, 'multi_dose'],
      ['Ruth Bell', '2026-03-02 08:15', undefined, null],
    ])
    expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.formularyChanged')).toHaveLength(2)
    expect((await rowsOf(desk, '2026-03-02', 'Whitcomb')).get('J9312')).toMatchObject({ adminClass: 'antineoplastic' })
    desk.close()

    const nextDay = await backendForTest({ folder: desk.folder, clock: fakeClock('2026-03-03', '07:00') })
    const rows = await rowsOf(nextDay, '2026-03-03', 'Whitcomb')
    expect(rows.get('J9312')).toMatchObject({
      adminClass: 'therapeutic',
      containerType: 'multi_dose',
      issue: '2026-11',
    })
    expect(rows.get('J9033')).toMatchObject({ adminClass: 'antineoplastic' })
  })

  it('no longer holds once it is withdrawn, and the change stays to be seen', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { override } = await desk.value(admin, 'formulary.change', anOverride)
    await desk.value(admin, 'formulary.withdraw', { id: override.id })
    const { overrides, changes } = await desk.value(admin, 'formulary.get', {})
    expect([overrides, changes[0]?.before, changes[0]?.after]).toEqual([[], override, null])
  })

  it.each<[string, Partial<Input<'formulary.change'>>, string]>([
    ['an unknown code', { hcpcs: 'J0001' }, 'drug-unknown'],
    ['an unknown payer', { payerId: 'nobody' }, 'payer-unknown'],
    ['nothing to say', { adminClass: null }, 'override-empty'],
    ['dates turned round', { to: '2026-03-02' }, 'dates-reversed'],
    ['the same drug and payer on the same day twice', {}, 'override-overlaps'],
    ['a row that is not there', { id: 'none' }, 'override-unknown'],
  ])('is refused with %s, and nothing changes', async (_, facts, code) => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    await desk.value(admin, 'formulary.change', anOverride)
    const rows = desk.hashRows()
    expect(await refusalOf(admin, 'formulary.change', { ...anOverride, ...facts })).toMatchObject({ code })
    expect(desk.hashRows()).toBe(rows)
  })
})

describe('files of the formulary', () => {
  it('give out the shipped list, all 398 rows, and take it back without a change', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { fileName, text } = await desk.value(admin, 'formulary.export', { what: 'drugs' })
    expect(fileName).toBe('formulary-2026-11.csv')
    expect(await desk.value(admin, 'formulary.import', { text, fileName, from: '2026-03-02' })).toEqual({
      kind: 'drugs',
      rows: 398,
      added: 0,
      removed: 0,
      changed: 0,
    })
    const { issue, imported, drugs } = await desk.value(admin, 'formulary.get', {})
    expect([issue, imported?.by, drugs.length]).toEqual(['2026-03-02.1', 'Ruth Bell', 398])
    expect(drugs).toEqual(JSON.parse(JSON.stringify(shippedCatalogue().drugs)))
    expect(await desk.value(admin, 'formulary.export', { what: 'drugs' })).toMatchObject({
      text: expect.stringContaining('J9312,rituximab'),
    })
  })

  it('change the rows of the days from their first one on, with their issue', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { text } = await desk.value(admin, 'formulary.export', { what: 'drugs' })
    const changed = text.replace('J9312,rituximab,Rituxan,10,mg,antineoplastic', 'J9312,rituximab,Rituxan,,,')
    expect(
      await desk.value(admin, 'formulary.import', { text: changed, fileName: 'new.csv', from: '2026-03-03' }),
    ).toMatchObject({
      rows: 398,
      changed: 1,
    })
    expect((await desk.value(admin, 'formulary.get', {})).issue).toBe('2026-11')
    expect((await desk.value(admin, 'clinic.get', {})).catalogueIssue).toBe('2026-11')
    desk.close()
    const nextDay = await backendForTest({ folder: desk.folder, clock: fakeClock('2026-03-03', '07:00') })
    expect((await nextDay.value(nextDay.api(), 'clinic.get', {})).catalogueIssue).toBe('2026-03-03.1')
    expect((await rowsOf(nextDay, '2026-03-03', 'Whitcomb')).get('J9312')).toMatchObject({
      adminClass: null,
      billingUnit: null,
      issue: '2026-03-03.1',
    })
  })

  it('are refused by line, column and cause, and leave all as it was', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { text } = await desk.value(admin, 'formulary.export', { what: 'drugs' })
    const rows = desk.hashRows()
    const bad = text.replace('J9312,rituximab,Rituxan,10,mg', 'J9312,rituximab,Rituxan,ten,mg')
    expect(
      await refusalOf(admin, 'formulary.import', { text: bad, fileName: 'bad.csv', from: '2026-03-02' }),
    ).toMatchObject({
      code: 'file-refused',
      facts: {
        text: expect.stringMatching(/^line \d+, column billing_unit_amount: "ten" is not an amount above zero$/),
      },
    })
    expect(desk.hashRows()).toBe(rows)
  })

  it('give out the practice’s own rows, and put them back as they were', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { override } = await desk.value(admin, 'formulary.change', { ...anOverride, source: '=1+1' })
    const { text } = await desk.value(admin, 'formulary.export', { what: 'overrides' })
    expect(text).toContain("'=1+1")
    const again = { text, fileName: 'own.csv', from: '2026-03-02' }
    expect(await desk.value(admin, 'formulary.import', again)).toMatchObject({ added: 0, removed: 0 })
    await desk.value(admin, 'formulary.withdraw', { id: override.id })
    expect(await desk.value(admin, 'formulary.import', again)).toMatchObject({ kind: 'overrides', added: 1 })
    const { overrides } = await desk.value(admin, 'formulary.get', {})
    expect(overrides.map(({ id: _id, ...facts }) => facts)).toEqual([(({ id: _id, ...facts }) => facts)(override)])
  })
})
