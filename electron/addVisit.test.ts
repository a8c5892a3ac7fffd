import { describe, expect, it } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { AddVisitInput } from '#shared/ipc/addVisitRows.ts'
import type { Api } from '#shared/ipc/client.ts'
import { aVisitToAdd } from '#test/builders/aVisitToAdd.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { twoDesksOfOneHub } from '#test/builders/syncingDesk.ts'

const today = '2026-03-02'

const chartOf = async (desk: TestBackend, api: Api, sessionId: string) =>
  foldChart((await desk.value(api, 'chart.open', { sessionId })).events)

async function refused(api: Api, input: AddVisitInput) {
  const answer = await api.call('visits.add', input)
  return answer.kind === 'refusal' ? answer.refusal : answer.kind
}

describe('a visit that is typed in', () => {
  it('opens with who comes, when and by whose order alone, and names what is missing where it is needed', async () => {
    const desk = await backendForTest()
    const api = await desk.signIn('priya-nair')
    const { sessionId } = await desk.value(api, 'visits.add', aVisitToAdd())
    const { sessions } = await desk.value(api, 'day.list', { day: today })
    expect(sessions.find((one) => one.sessionId === sessionId)).toMatchObject({
      ...{ patientName: 'Novak, Iva', mrn: 'AD-1', chair: '3', appointmentTime: '11:30', state: 'scheduled' },
    })
    const chart = await chartOf(desk, api, sessionId)
    expect(chart?.scheduled).toMatchObject({ coverages: [], plan: { providerNpi: '1999999976', lines: [], labs: [] } })
    expect(chart?.scheduled.patient).not.toHaveProperty('address')
    const { providers } = await desk.value(api, 'visits.known', {})
    expect(providers.find(({ npi }) => npi === '1999999976')).toMatchObject({ last: 'Shaw' })
    const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.providerKept')
    expect(kept).toMatchObject([{ userId: 'priya-nair', payload: { npi: '1999999976', name: 'Shaw, Ellen' } }])
  })

  it('takes a patient who was here before as they are, with their coverage, and types nobody twice', async () => {
    const desk = await backendForTest()
    const api = await desk.signIn('priya-nair')
    const { sessions } = await desk.value(api, 'visits.find', { text: 'Whitcomb' })
    const fromSessionId = sessions[0]?.sessionId ?? ''
    const before = await chartOf(desk, api, fromSessionId)
    const again = aVisitToAdd({ fromSessionId, patient: null, coverage: 'before', day: '2026-03-04' })
    const { sessionId } = await desk.value(api, 'visits.add', again)
    const chart = await chartOf(desk, api, sessionId)
    expect(chart?.scheduled.patient).toEqual(before?.scheduled.patient)
    expect(chart?.scheduled.coverages).toEqual(before?.scheduled.coverages)
    const { patient } = aVisitToAdd()
    const typed = { ...aVisitToAdd(), patient: patient && { ...patient, mrn: before?.scheduled.patient.mrn ?? '' } }
    expect(await refused(api, typed)).toMatchObject({ code: 'patient-here' })
    expect(await refused(api, again)).toMatchObject({ code: 'already-planned', facts: { chair: '3', time: '11:30' } })
  })

  it('freezes the drugs as the formulary has them, with the body surface of height and weight', async () => {
    const desk = await backendForTest()
    const api = await desk.signIn('priya-nair')
    const { found } = await desk.value(api, 'drugs.find', { texts: ['vincristine'], limit: 1 })
    const [drug] = found[0] ?? []
    if (!drug) throw new Error('vincristine is on the list')
    const line = {
      ...{ id: 'x', sequence: 9, role: 'antineoplastic' as const, name: drug.name, catalogue: drug.catalogue },
      ...{ dose: { amount: '2', unit: 'mg' }, route: 'iv_push' as const, vesicant: 'vesicant' as const },
      ...{ hazardous: true, source: 'practice' as const, stocked: [] },
    }
    const { plan } = aVisitToAdd()
    const whole = { ...plan, heightCm: '170', dosingWeightKg: '70', weighedOn: today, lines: [line] }
    const wrong = aVisitToAdd({ plan: { ...whole, lines: [{ ...line, route: 'intrathecal' }] } })
    expect(await refused(api, wrong)).toMatchObject({ code: 'vinca-intrathecal', facts: { drug: drug.name } })
    const { sessionId } = await desk.value(api, 'visits.add', aVisitToAdd({ plan: whole }))
    const chart = await chartOf(desk, api, sessionId)
    expect(chart?.scheduled.plan).toMatchObject({ bsaM2: '1.82', lines: [{ sequence: 1, name: drug.name }] })
    expect(chart?.scheduled.plan.lines[0]?.id).not.toBe('x')
  })

  it.each([
    ['day-passed', { day: '2026-03-01' }],
    ['chair-unknown', { chair: '99' }],
    ['npi-wrong', { provider: { npi: '1999999977', last: 'Shaw', first: 'Ellen', credential: '' } }],
    ['patient-missing', { patient: null }],
    ['session-unknown', { fromSessionId: 'nobody', patient: null }],
  ] as const)('is refused whole: %s', async (code, changes) => {
    const desk = await backendForTest()
    const api = await desk.signIn('dana-reyes')
    const before = desk.hashRows()
    expect(await refused(api, aVisitToAdd(changes))).toMatchObject({ code })
    expect(desk.hashRows()).toBe(before)
  })

  it('is on the other workstations, with its new provider and payer', async () => {
    const { there, here, agree } = await twoDesksOfOneHub()
    const payer = {
      ...{ id: 'payer-77', name: 'Harbor Mutual', payerId: '77', kind: 'commercial' as const, filingCode: 'CI' },
      ...{ codingProfile: {}, ndcLines: 'one_line' as const, ndcRequired: false },
    }
    const coverage = { payer, memberId: 'M-1', order: 1, relationship: 'self' as const, from: today }
    const { sessionId } = await here.desk.value(here.nurse, 'visits.add', aVisitToAdd({ coverage }))
    await agree(async () => {
      const chart = await chartOf(there.desk, there.nurse, sessionId)
      expect(chart?.scheduled.coverages).toMatchObject([{ payer: { name: 'Harbor Mutual' }, memberId: 'M-1' }])
      const known = await there.desk.value(there.nurse, 'visits.known', {})
      expect(known.payers).toContainEqual(payer)
      expect(known.providers.map(({ npi }) => npi)).toContain('1999999976')
    })
  })
})
