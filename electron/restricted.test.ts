import { describe, expect, it } from 'vitest'
import { contract, type Input, type Method, patientRuleOf } from '#shared/ipc/contract.ts'
import { guarded, patientRules } from '#shared/ipc/patientRules.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { march } from '#test/builders/aCase.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { aVisitToAdd } from '#test/builders/aVisitToAdd.ts'
import { backendForTest, type TestBackend, type TestBackendOptions } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { lateAuthorization } from '#test/builders/lateAuthorization.ts'
import { databaseFile } from './backend.ts'
import { connect } from './db/connect.ts'

const day = '2026-03-02'
const why = 'A colleague is the patient'

/** The worked day's patient is restricted by the charge nurse; Marcus Hale is that patient where `staffId` says so. */
async function aRestrictedDay({
  staffId = null,
  signed = false,
  ...options
}: TestBackendOptions & { staffId?: string | null; signed?: boolean } = {}) {
  const desk = await backendForTest(options)
  const dana = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, dana)
  await beginBrDay(brDay)
  if (signed) {
    await finishBrDay(brDay)
    await brDay.sign('15:05')
  }
  const questionId = signed ? await aQuestion(desk, brDay.sessionId) : ''
  const priya = await desk.signIn('priya-nair')
  const row = (await desk.value(priya, 'day.list', { day })).sessions.find(
    ({ sessionId }) => sessionId === brDay.sessionId,
  )
  if (!row) throw new Error('the worked day is not on the list')
  const { patients } = await desk.value(priya, 'restricted.find', { text: row.mrn })
  const patientId = patients[0]?.patientId ?? ''
  const mark = { patientId, mrn: row.mrn, isRestricted: true, reason: why, staffId }
  await desk.value(priya, 'restricted.put', mark)
  const { sessionId } = brDay
  return { desk, dana, priya, brDay, row, mark, sessionId, about: { sessionId, mrn: row.mrn, questionId } }
}

async function aQuestion(desk: TestBackend, sessionId: string): Promise<string> {
  const ask = { sessionId, lineId: null, words: 'When did it stop?' }
  return (await desk.value(await desk.signIn('grace-kim'), 'questions.ask', ask)).question.id
}

/** A visit of the next day under the same number, to which a scheduler gave another patient id: that id. */
function underTheSameNumber({ folder }: TestBackend, { patientId, mrn }: { patientId: string; mrn: string }): string {
  const db = connect(databaseFile(folder), testKey)
  try {
    const other = db.prepare('select patient_id from board where patient_id <> ? limit 1').pluck().get(patientId)
    db.prepare("update board set mrn = ?, day = '2026-03-03' where patient_id = ?").run(mrn, other)
    return String(other)
  } finally {
    db.close()
  }
}

interface About {
  readonly sessionId: string
  readonly mrn: string
  readonly questionId: string
}

const aMoment = instantOnClock('2026-03-02', '10:42', 'America/Chicago')

/** Enough of an input of each method that is about one visit to reach the guard. */
const inputsAbout = ({ sessionId, mrn, questionId }: About): { readonly [M in Method]?: Input<M> } => ({
  'chart.open': { sessionId },
  'chart.doubtful': { sessionId },
  'drafts.list': { sessionId },
  'drafts.keep': { userId: 'tom-archer', sessionId, sheet: 'note', since: aMoment, values: { text: 'Half a word' } },
  'day.chart': { sessionId },
  'visits.cameBack': { sessionId, chair: '1', reason: 'More to give' },
  'visits.add': aVisitToAdd({ fromSessionId: sessionId, patient: null, coverage: 'before' }),
  'pumps.home': { mrn },
  'worklist.open': { sessionId },
  'claim.decide': { sessionId, lineId: 'line', about: 'code', answer: '96365' },
  'claim.authorize': { sessionId, authorization: lateAuthorization, isWithdrawn: false },
  'claim.authorizations': { sessionId },
  'claim.attachLetter': { sessionId, name: 'letter.pdf', base64: 'JVBERi0=', authorizationId: 'a1' },
  'papers.letters': { sessionId },
  'claim.export': { sessionId, format: 'csv' },
  'claim.payments': { sessionId },
  'claim.payerNumber': { sessionId, reference: 'R1', version: 1, payerNumber: 'ICN1' },
  'claim.send': { sessionId, destinationId: 'd1', as: 'claim' },
  'claim.ways': { sessionId },
  'claim.hold': { sessionId, take: true, over: false },
  'payments.place': { exceptionId: 'e1', sessionId, reference: 'R1', version: 1, lineIds: [], words: 'Same day' },
  'session.document': { sessionId },
  'session.history': { sessionId },
  'paper.print': { sheet: 'chair', sessionId },
  'packet.make': { sessionId },
  'papers.attach': { commandId: 'c', sessionId, name: 'sheet.pdf', base64: 'JVBERi0=' },
  'papers.attachLetter': { commandId: 'c', sessionId, name: 'sheet.pdf', base64: 'JVBERi0=', authorizationId: 'a1' },
  'papers.open': { sessionId, sha256: 'a'.repeat(64) },
  'reference.prices': { sessionId },
  'costs.ofVisit': { sessionId },
  'reports.replacement': { sessionId, lineId: 'line', containerId: 'v1', step: { state: 'to_ask' } },
  'questions.ofSession': { sessionId },
  'questions.ask': { sessionId, lineId: null, words: 'When did it stop?' },
  'questions.askAgain': { questionId, words: 'When did it stop?' },
  'questions.answer': { questionId, words: 'At ten' },
  'questions.close': { questionId },
})

const aCommand = (desk: TestBackend, sessionId: string): Input<'chart.perform'> => ({
  commandId: desk.newId(),
  sessionId,
  command: { kind: 'writeNote', text: 'Looked in' },
  happenedAt: desk.clock.now(),
  source: 'tap',
})

const opened = (Object.keys(contract) as Method[]).filter((method) => patientRuleOf(method) === 'opened')

/** Somebody whose role has the method and who does not know the patient. */
const askerOf = (method: Method): string =>
  ['give.drugs', 'sign.session', 'record.arrival'].includes(contract[method].access) || method === 'chart.perform'
    ? 'marcus-hale'
    : 'tom-archer'

describe('restricted charts', () => {
  it('every method says what it does about them, and those that ask first can say no', () => {
    expect(Object.keys(patientRules).sort()).toEqual(Object.keys(contract).sort())
    for (const method of opened) expect(contract[method].refusals).toEqual(expect.arrayContaining([...guarded]))
    expect(opened.sort()).toEqual(
      [...Object.keys(inputsAbout({ sessionId: 's', mrn: 'm', questionId: 'q' })), 'chart.perform'].sort(),
    )
  })

  it.each(opened)('%s asks for a reason first, and says no more of the patient than that', async (method) => {
    const { desk, about } = await aRestrictedDay({ signed: method.startsWith('questions.') })
    const who = await desk.signIn(askerOf(method))
    const input = method === 'chart.perform' ? aCommand(desk, about.sessionId) : inputsAbout(about)[method]
    const before = desk.hashRows()
    const answer = await who.call(method, input as never)
    expect(answer).toMatchObject({ kind: 'refusal', refusal: { code: 'chart-restricted' } })
    expect(desk.hashRows()).toBe(before)
  })

  it.each(opened)('%s is refused to the patient themselves, whatever reason they have', async (method) => {
    const { desk, about, sessionId } = await aRestrictedDay({
      staffId: askerOf(method),
      signed: method.startsWith('questions.'),
    })
    const who = await desk.signIn(askerOf(method))
    const input = method === 'chart.perform' ? aCommand(desk, sessionId) : inputsAbout(about)[method]
    const open = await who.call('restricted.open', { sessionId, reason: 'emergency', words: '' })
    expect(open).toMatchObject({ refusal: { code: 'chart-own' } })
    expect(await who.call(method, input as never)).toMatchObject({ refusal: { code: 'chart-own' } })
    expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.ownChartRefused')).toHaveLength(2)
  })

  it('lists show neither name, number nor birth date, to anybody who gave no reason', async () => {
    const { desk, row, sessionId } = await aRestrictedDay({ signed: true })
    const asked: Record<string, unknown> = {}
    for (const who of ['marcus-hale', 'priya-nair', 'tom-archer', 'ruth-bell']) {
      const api = await desk.signIn(who)
      for (const [method, input] of [
        ['day.list', { day }],
        ['visits.find', { text: row.mrn }],
        ['worklist.list', {}],
        ['worklist.rows', { sessionIds: [sessionId] }],
        ['day.closing', { day }],
        ['sync.monitor', {}],
        ['questions.mine', {}],
        ['schedule.day', { day }],
        ['pumps.expected', { day }],
        ['lock.chairs', {}],
        ['lock.alarms', {}],
        ['people.list', {}],
        ['audit.list', { group: null, userId: null, after: null, limit: 100 }],
        ['sync.status', {}],
        ['reports.stopLines', { ...march, by: 'nurse', key: 'dana-reyes' }],
        ['reports.losses', march],
        ['reports.replacements', march],
      ] as const)
        asked[`${who} ${method}`] = await api.call(method, input as never)
    }
    const [last = '', first = ''] = row.patientName.split(', ')
    // Who marked the chart wrote the number down: it stands in the audit, and nowhere else.
    for (const [question, answer] of Object.entries(asked)) {
      const text = JSON.stringify(answer)
      expect({ question, named: text.includes(last) || text.includes(first) }).toEqual({ question, named: false })
      if (!question.endsWith('audit.list'))
        expect({ question, numbered: text.includes(row.mrn) }).toEqual({ question, numbered: false })
    }
    const listed = asked['marcus-hale day.list'] as {
      value: { sessions: { sessionId: string; patientName: string }[] }
    }
    expect(listed.value.sessions.find((one) => one.sessionId === sessionId)).toMatchObject({
      patientName: 'Restricted chart',
      birthDate: '',
      restricted: 'closed',
    })
  })

  it('what runs and rings in them is said without a name', async () => {
    const { desk, sessionId } = await aRestrictedDay()
    const marcus = await desk.signIn('marcus-hale')
    const { sessions } = await desk.value(marcus, 'day.list', { day })
    const clocks = sessions.find((one) => one.sessionId === sessionId)?.clocks
    expect(clocks?.running.map(({ drug }) => drug)).toEqual([expect.stringMatching(/^Rituximab/)])
    expect(clocks?.alarms.length).toBeGreaterThan(0)
    const { chairs } = await desk.value(desk.api('nobody'), 'lock.chairs', {})
    expect(chairs.map(({ initials }) => initials)).toEqual(['–'])
  })

  it('one tap is enough for the nurse of the visit; everybody else says why, and all of it is kept', async () => {
    const { desk, dana, sessionId } = await aRestrictedDay()
    expect(await dana.call('chart.open', { sessionId })).toMatchObject({
      refusal: { code: 'chart-restricted', facts: { cares: 'true' } },
    })
    await desk.value(dana, 'restricted.open', { sessionId, reason: 'assigned', words: '' })
    expect(await desk.value(dana, 'chart.open', { sessionId })).toMatchObject({ restricted: true })
    const marcus = await desk.signIn('marcus-hale')
    const open = (reason: Input<'restricted.open'>['reason'], words = '') =>
      marcus.call('restricted.open', { sessionId, reason, words })
    expect(await open('assigned')).toMatchObject({ refusal: { code: 'not-assigned' } })
    expect(await open('care')).toMatchObject({ refusal: { code: 'reason-missing' } })
    expect((await open('care', 'Covers the break')).kind).toBe('value')
    expect((await marcus.call('chart.open', { sessionId })).kind).toBe('value')
    const kept = desk.auditEntries().filter(({ kind }) => /restrictedOpened|chartRestricted/.test(kind))
    expect(kept.map(({ userId, payload }) => [userId, payload])).toMatchObject([
      ['priya-nair', { reason: why, restricted: 'true' }],
      ['dana-reyes', { reason: 'assigned', restricted: 'true' }],
      ['marcus-hale', { reason: 'care', words: 'Covers the break', restricted: 'true' }],
    ])
    const seen = desk.auditEntries().findLast(({ kind }) => kind === 'audit.sessionSeen')
    expect(seen).toMatchObject({ userId: 'marcus-hale', payload: { restricted: 'true' } })
  })

  it('a reason holds for the shift, and no longer than the marking stays as it is', async () => {
    const { desk, priya, dana, mark, sessionId } = await aRestrictedDay()
    const opens = async (): Promise<string> => {
      await desk.signIn('dana-reyes')
      return (await dana.call('chart.open', { sessionId })).kind
    }
    await desk.value(dana, 'restricted.open', { sessionId, reason: 'assigned', words: '' })
    desk.clock.pass(12 * 60 - 1)
    expect(await opens()).toBe('value')
    desk.clock.pass(1)
    expect(await opens()).toBe('refusal')
    await desk.value(dana, 'restricted.open', { sessionId, reason: 'assigned', words: '' })
    expect(await opens()).toBe('value')
    await desk.value(priya, 'restricted.put', { ...mark, reason: 'Marked once more' })
    expect(await opens()).toBe('refusal')
    await desk.value(priya, 'restricted.put', { ...mark, isRestricted: false })
    expect(await opens()).toBe('value')
  })

  it('nobody marks, lifts or reads the marking of their own chart', async () => {
    const { desk, mark } = await aRestrictedDay({ staffId: 'ruth-bell' })
    const ruth = await desk.signIn('ruth-bell')
    expect((await desk.value(ruth, 'restricted.list', {})).patients).toEqual([])
    expect((await desk.value(ruth, 'restricted.find', { text: mark.mrn })).patients).toEqual([])
    const lift = { ...mark, staffId: null, isRestricted: false }
    expect(await ruth.call('restricted.put', lift)).toMatchObject({ refusal: { code: 'chart-own' } })
    const sameNumber = { ...mark, patientId: 'nobody', staffId: null }
    expect(await ruth.call('restricted.put', sameNumber)).toMatchObject({ refusal: { code: 'chart-own' } })
    const unknown = { ...sameNumber, mrn: 'M-0' }
    expect(await ruth.call('restricted.put', unknown)).toMatchObject({ refusal: { code: 'patient-unknown' } })
  })

  it('one’s own chart stays one’s own when a later mark of the same number names nobody', async () => {
    const { desk, dana, priya, brDay, mark, sessionId } = await aRestrictedDay()
    const ruth = await desk.signIn('ruth-bell')
    desk.clock.pass(1)
    await desk.value(ruth, 'restricted.put', { ...mark, staffId: 'priya-nair' })
    const patientId = underTheSameNumber(desk, mark)
    desk.clock.pass(1)
    const later = { ...mark, patientId, staffId: null }
    await desk.value(ruth, 'restricted.put', later)
    for (const method of ['chart.open', 'session.document'] as const)
      expect(await priya.call(method, { sessionId })).toMatchObject({ refusal: { code: 'chart-own' } })
    const open = { sessionId, reason: 'emergency', words: '' } as const
    expect(await priya.call('restricted.open', open)).toMatchObject({ refusal: { code: 'chart-own' } })
    expect(await desk.value(priya, 'restricted.find', { text: mark.mrn })).toEqual({ patients: [] })
    expect(await desk.value(priya, 'restricted.list', {})).toEqual({ patients: [] })
    const lift = { ...later, isRestricted: false }
    expect(await priya.call('restricted.put', lift)).toMatchObject({ refusal: { code: 'chart-own' } })
    await desk.value(dana, 'restricted.open', { ...open, reason: 'assigned' })
    const check = { kind: 'giveSecondCheck', lineId: brDay.line('bendamustine').id } as const
    expect(await brDay.tryTap('13:28', check, { witness: 'priya-nair' })).toMatchObject({
      refusal: { code: 'chart-own' },
    })
  })

  it('the audit says who marked whom and why to those who keep the marks, and never to the patient', async () => {
    const { desk, mark } = await aRestrictedDay({ staffId: 'ruth-bell' })
    const marksFor = async (who: string) => {
      const asked = { group: null, userId: null, after: null, limit: 100 }
      const { entries } = await desk.value(await desk.signIn(who), 'audit.list', asked)
      return entries.filter(({ kind }) => kind === 'chartRestricted').map(({ facts }) => facts)
    }
    expect(await marksFor('ruth-bell')).toEqual([])
    expect(await marksFor('ines-faro')).toEqual([{ restricted: 'true' }])
    const priya = await desk.signIn('priya-nair')
    desk.clock.pass(1)
    await desk.value(priya, 'restricted.put', { ...mark, staffId: 'marcus-hale' })
    const [first] = await marksFor('ruth-bell')
    expect(first).toMatchObject({ mrn: mark.mrn, reason: why, staff: 'marcus-hale' })
  })

  it('a visit known from its signed version alone is found by its number', async () => {
    const { desk, sessionId } = await aRestrictedDay({ signed: true })
    const db = connect(databaseFile(desk.folder), testKey)
    db.prepare('delete from board where session_id = ?').run(sessionId)
    db.prepare("update worklist set patient_id = 'of-another-scheduler' where session_id = ?").run(sessionId)
    db.close()
    const grace = await desk.signIn('grace-kim')
    expect(await grace.call('worklist.open', { sessionId })).toMatchObject({ refusal: { code: 'chart-restricted' } })
  })

  it('the patient witnesses nothing in their own chart', async () => {
    const { desk, dana, brDay, sessionId } = await aRestrictedDay({ staffId: 'marcus-hale' })
    await desk.value(dana, 'restricted.open', { sessionId, reason: 'assigned', words: '' })
    const check = { kind: 'giveSecondCheck', lineId: brDay.line('bendamustine').id } as const
    expect(await brDay.tryTap('13:28', check, { witness: 'marcus-hale' })).toMatchObject({
      refusal: { code: 'chart-own' },
    })
    const other = await brDay.tryTap('13:28', check, { witness: 'priya-nair' })
    expect(other).not.toMatchObject({ refusal: { code: 'chart-own' } })
  })

  it('what leaves whole says how many of them it holds', async () => {
    const { desk, priya } = await aRestrictedDay()
    expect(await desk.value(priya, 'record.emergencyCopy', {})).toMatchObject({ restricted: 1 })
    expect(await desk.value(priya, 'sync.export', {})).toMatchObject({ restricted: 1 })
    const kept = desk.auditEntries().filter(({ kind }) => /emergencyCopy|waitingExported/.test(kind))
    expect(kept.map(({ payload }) => payload)).toMatchObject([{ restricted: '1' }, { restricted: '1' }])
  })
})
