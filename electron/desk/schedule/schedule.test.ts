import { describe, expect, it } from 'vitest'
import { receiveSchedule } from '#hub/inbound/receiveSchedule.ts'
import type { Command } from '#shared/chart/command.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { ScheduleNews } from '#shared/ipc/scheduleShapes.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { schedulerMessage, type ToldInTest } from '#test/builders/schedulerMessage.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { type HubInProcess, hubInProcess } from '#test/fakes/hubInProcess.ts'

const day = '2026-03-02'

interface Heard {
  readonly desk: TestBackend
  readonly nurse: Api
  readonly wire: HubInProcess
  /** The first visit of the day that nobody has opened yet, and its appointment as the scheduler writes it. */
  readonly visit: DaySession
  tell(...told: readonly ToldInTest[]): Promise<void>
  schedule(of?: string): Promise<Output<'schedule.day'>>
  /** Kinds of news about that visit. */
  news(of?: string): Promise<readonly ScheduleNews[]>
  perform(command: Command): Promise<string>
  row(of?: string): Promise<DaySession | undefined>
}

/** A desk with the demo's day, its hub, and a scheduler that talks to it. */
async function aDeskThatHears(): Promise<Heard> {
  const clock = fakeClock(day, '08:15')
  const wire = await hubInProcess(clock)
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const nurse = await desk.signIn('dana-reyes')
  const { sessions } = await desk.value(nurse, 'day.list', { day })
  const visit = sessions.find(({ state, appointmentTime }) => state === 'scheduled' && appointmentTime > '09:00')
  if (!visit) throw new Error('nobody is expected after nine')
  const schedule: Heard['schedule'] = (of = day) => desk.value(nurse, 'schedule.day', { day: of })
  return {
    desk,
    nurse,
    wire,
    visit,
    schedule,
    async tell(...told) {
      for (const one of told) await receiveSchedule(wire.hub.store, wire.hub.ports, schedulerMessage(one))
      await desk.value(nurse, 'sync.now', {})
    },
    news: async (of) => (await schedule(of)).news.filter(({ sessionId }) => sessionId === visit.sessionId),
    async perform(command) {
      const { sessionId } = visit
      const happenedAt = clock.now()
      const answer = await nurse.call('chart.perform', {
        commandId: desk.newId(),
        sessionId,
        command,
        happenedAt,
        source: 'tap',
      })
      return answer.kind === 'refusal' ? answer.refusal.code : answer.kind
    },
    row: async (of = day) =>
      (await desk.value(nurse, 'day.list', { day: of })).sessions.find(
        ({ sessionId }) => sessionId === visit.sessionId,
      ),
  }
}

const stamp = (time: string, of = day): string => `${of}${time}`.replace(/\D/g, '')

/** The visit's own appointment, as it is booked in the demo. */
const booked = ({ mrn, patientName, appointmentTime }: DaySession): ToldInTest => ({
  event: 'SIU^S12',
  mrn,
  name: patientName.replace(', ', '^').toUpperCase(),
  appointment: 'APT1',
  sent: stamp('07:00', '2026-03-01'),
  start: stamp(appointmentTime),
})

const commandOf = (news: readonly ScheduleNews[]): Command => {
  const command = news[0]?.command
  if (!command) throw new Error('there is nothing to take over')
  return command
}

describe('an appointment that the scheduler tells of', { timeout: 60_000 }, () => {
  it('that is as the visit is planned says nothing, and is no visit of its own', async () => {
    const heard = await aDeskThatHears()
    await heard.tell(booked(heard.visit))
    const { toldAt, news, announced } = await heard.schedule()
    expect([toldAt?.utc, news, announced]).toEqual([heard.desk.clock.now().utc, [], []])
  })

  it('moved is proposed, changes nothing by itself, and is taken over by a tap', async () => {
    const heard = await aDeskThatHears()
    const start = stamp('14:20')
    await heard.tell(booked(heard.visit), { ...booked(heard.visit), event: 'SIU^S13', sent: stamp('08:00'), start })
    const news = await heard.news()
    expect(news).toMatchObject([{ kind: 'moved', to: { day, time: '14:20' }, hasBegun: false }])
    expect((await heard.row())?.appointmentTime).toBe(heard.visit.appointmentTime)
    expect(await heard.perform(commandOf(news))).toBe('value')
    expect((await heard.row())?.appointmentTime).toBe('14:20')
    expect(await heard.news()).toEqual([])
  })

  it('moved to another day is told on both days, and the visit goes there with its history', async () => {
    const heard = await aDeskThatHears()
    const start = stamp('10:00', '2026-03-05')
    await heard.tell(booked(heard.visit), { ...booked(heard.visit), event: 'SIU^S13', sent: stamp('08:00'), start })
    expect(await heard.news()).toMatchObject([{ kind: 'moved', to: { day: '2026-03-05' } }])
    expect(await heard.news('2026-03-05')).toHaveLength(1)
    expect(await heard.perform(commandOf(await heard.news()))).toBe('value')
    expect(await heard.row()).toBeUndefined()
    expect(await heard.row('2026-03-05')).toMatchObject({ appointmentTime: '10:00', state: 'scheduled' })
    expect(await heard.news('2026-03-05')).toEqual([])
  })

  it.each([
    ['SIU^S15', 'cancelled', 'cancelled'],
    ['SIU^S17', 'cancelled', 'cancelled'],
    ['SIU^S26', 'no_show', 'no_show'],
  ])('%s is proposed, and taken over the visit is closed', async (event, kind, state) => {
    const heard = await aDeskThatHears()
    await heard.tell(booked(heard.visit), { ...booked(heard.visit), event, sent: stamp('08:00') })
    const news = await heard.news()
    expect(news).toMatchObject([{ kind }])
    expect(await heard.perform(commandOf(news))).toBe('value')
    expect((await heard.row())?.state).toBe(state)
    expect(await heard.news()).toEqual([])
  })

  it('never touches a visit that has begun: it is only told', async () => {
    const heard = await aDeskThatHears()
    await heard.perform({ kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
    await heard.tell(booked(heard.visit), { ...booked(heard.visit), event: 'SIU^S15', sent: stamp('08:00') })
    expect(await heard.news()).toMatchObject([{ kind: 'cancelled', command: null, hasBegun: true }])
    expect((await heard.row())?.state).toBe('arrived')
    const record = await heard.desk.value(heard.nurse, 'chart.open', { sessionId: heard.visit.sessionId })
    expect(record.events.map(({ kind }) => kind)).toEqual(['SessionScheduled', 'PatientArrived'])
  })

  it('without a plan here is announced, with the arrival, and without a network as it was heard last', async () => {
    const heard = await aDeskThatHears()
    const doe = { mrn: 'M-900', appointment: 'APT9', birthDate: '19520314' }
    await heard.tell(
      { ...doe, event: 'SIU^S12', sent: stamp('07:00'), start: stamp('11:15') },
      { ...doe, event: 'ADT^A04', sent: stamp('08:10') },
    )
    heard.wire.reach(false)
    expect((await heard.schedule()).announced).toMatchObject([
      { time: '11:15', patientName: 'DOE, JANE', mrn: 'M-900', birthDate: '1952-03-14', state: 'booked' },
    ])
    expect((await heard.schedule()).announced[0]?.arrivedAt).toEqual(instantOnClock(day, '08:10', 'America/Chicago'))
    expect((await heard.schedule('2026-03-03')).announced).toEqual([])
  })

  it('that somebody leaves as it is is not shown again, until the scheduler says something later', async () => {
    const heard = await aDeskThatHears()
    const moved = { ...booked(heard.visit), event: 'SIU^S13', start: stamp('14:20') }
    await heard.tell(booked(heard.visit), { ...moved, sent: stamp('08:00') })
    const { sessionId } = heard.visit
    const left = { sessionId, about: 'appointment', key: 'APT1' } as const
    await heard.desk.value(heard.nurse, 'schedule.leave', left)
    expect(await heard.news()).toEqual([])
    expect(heard.desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.scheduleLeft', payload: { what: 'moved' } })
    expect(await heard.nurse.call('schedule.leave', left)).toMatchObject({ kind: 'refusal' })
    await heard.tell({ ...moved, sent: stamp('08:12'), start: stamp('15:00') })
    expect(await heard.news()).toMatchObject([{ kind: 'moved', to: { time: '15:00' } }])
  })
})

describe('a patient that the scheduler tells of', { timeout: 60_000 }, () => {
  const facts = ({ mrn, patientName, birthDate }: DaySession) => ({
    event: 'ADT^A08',
    mrn,
    name: patientName.replace(', ', '^').toUpperCase(),
    birthDate: birthDate.replaceAll('-', ''),
    sent: stamp('08:00'),
  })

  it('written in capitals is the same patient; another name is proposed, and the old one stays in the history', async () => {
    const heard = await aDeskThatHears()
    await heard.tell(facts(heard.visit))
    expect(await heard.news()).toEqual([])
    const name = `Zimmer^${heard.visit.patientName.split(', ')[1]}`
    await heard.tell({ ...facts(heard.visit), name, sent: stamp('08:05') })
    const news = await heard.news()
    expect(news).toMatchObject([{ kind: 'identity', differences: [{ field: 'last', after: 'Zimmer' }] }])
    expect(await heard.perform(commandOf(news))).toBe('value')
    expect((await heard.row())?.patientName).toMatch(/^Zimmer, /)
    const { events } = await heard.desk.value(heard.nurse, 'chart.open', { sessionId: heard.visit.sessionId })
    expect(foldChart(events)?.ties.identityChanges).toMatchObject([{ change: 'renamed' }])
  })

  it('with a language, an alert, an allergy and somebody to call is proposed, by ADT as by SIU, and taken over by a tap', async () => {
    const heard = await aDeskThatHears()
    const patientNow = async () => {
      const { events } = await heard.desk.value(heard.nurse, 'chart.open', { sessionId: heard.visit.sessionId })
      const patient = foldChart(events)?.scheduled.patient
      if (!patient) throw new Error('the visit is here')
      return patient
    }
    const patient = await patientNow()
    const known = {
      pidRest: '||||es^Spanish^ISO639',
      segments: ['NTE|1||Lives alone', 'NK1|1|MOLINA^ANA|DAU^Daughter||3125550199||C', 'AL1|1|DA|^Zinc oxide|SV|Hives'],
    }
    await heard.tell({ ...booked(heard.visit), ...known })
    const [news] = await heard.news()
    expect(news).toMatchObject({ kind: 'care_facts', about: 'facts' })
    expect(news?.differences.map(({ field }) => field)).toEqual(['language', 'emergencyContact', 'alerts', 'allergies'])
    const left = { sessionId: heard.visit.sessionId, about: 'facts' as const, key: news?.key ?? '' }
    await heard.desk.value(heard.nurse, 'schedule.leave', left)
    expect(await heard.news()).toEqual([])
    await heard.tell({ ...facts(heard.visit), ...known, sent: stamp('08:06') })
    expect(await heard.perform(commandOf(await heard.news()))).toBe('value')
    const after = await patientNow()
    expect(after).toMatchObject({
      language: 'Spanish',
      emergencyContact: { name: 'ANA MOLINA', relationship: 'Daughter', phone: '3125550199' },
      alerts: [...patient.alerts, 'Lives alone'],
    })
    expect(after.allergies).toEqual([
      ...patient.allergies,
      { substance: 'Zinc oxide', reaction: 'Hives', severity: 'severe', verifiedOn: day },
    ])
    expect(await heard.news()).toEqual([])
  })

  it('arrived is told where nobody recorded it, and taken back where somebody did', async () => {
    const heard = await aDeskThatHears()
    await heard.tell({ ...facts(heard.visit), event: 'ADT^A04', sent: stamp('08:10') })
    expect(await heard.news()).toMatchObject([{ kind: 'arrived', to: { time: '08:10' }, command: null }])
    await heard.perform({ kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
    expect(await heard.news()).toEqual([])
    await heard.tell({ ...facts(heard.visit), event: 'ADT^A11', sent: stamp('08:14') })
    expect(await heard.news()).toMatchObject([{ kind: 'arrival_cancelled', command: null, hasBegun: true }])
  })

  it('merged: the number that disappeared leads to the one that stays, visits follow, and both find all of them', async () => {
    const heard = await aDeskThatHears()
    const { mrn, sessionId } = heard.visit
    await heard.tell(
      { ...facts(heard.visit), event: 'ADT^A40', mrn: 'M-2', prior: mrn },
      { ...facts(heard.visit), event: 'ADT^A40', mrn: 'M-3', prior: 'M-2', sent: stamp('08:05') },
    )
    const found = async (text: string) =>
      (await heard.desk.value(heard.nurse, 'visits.find', { text })).sessions.map((row) => row.sessionId)
    expect([await found('M-3'), await found('M-2'), await found(mrn)]).toEqual([[sessionId], [sessionId], [sessionId]])
    const news = await heard.news()
    expect(news).toMatchObject([{ kind: 'merged', differences: [{ field: 'mrn', before: mrn, after: 'M-3' }] }])
    expect(await heard.perform(commandOf(news))).toBe('value')
    expect((await heard.row())?.mrn).toBe('M-3')
    expect(await found(mrn)).toEqual([sessionId])
    expect(await heard.news()).toEqual([])
    const { events } = await heard.desk.value(heard.nurse, 'chart.open', { sessionId })
    expect(foldChart(events)?.ties.identityChanges).toMatchObject([{ change: 'mrn_merged' }])
  })

  it('signed and sent carries the scheduler’s own number of the visit, in the charges and in the bundle', async () => {
    const heard = await aDeskThatHears()
    const brDay = await brDayAt(heard.desk, heard.nurse)
    const { sessions } = await heard.desk.value(heard.nurse, 'day.list', { day })
    const visit = sessions.find(({ sessionId }) => sessionId === brDay.sessionId) ?? heard.visit
    await heard.tell({ ...booked(visit), visitId: 'V77^^^PMSYS&1.2.3&ISO^VN' })
    await beginBrDay(brDay)
    await finishBrDay(brDay)
    expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value' })
    const biller = await heard.desk.signIn('grace-kim')
    const exported = async (format: 'dft' | 'fhir') =>
      (await heard.desk.value(biller, 'claim.export', { sessionId: brDay.sessionId, format })).text
    expect(await exported('dft')).toMatch(/\rPV1\|1\|O\|(?:[^|\r]*\|){16}V77\^\^\^PMSYS&1\.2\.3&ISO\^VN\|/)
    expect(await exported('fhir')).toContain('"value": "V77"')
  })

  it('merged after the chart was restricted stays without a name, under either number', async () => {
    const heard = await aDeskThatHears()
    const { desk, visit } = heard
    const priya = await desk.signIn('priya-nair')
    const { patients } = await desk.value(priya, 'restricted.find', { text: visit.mrn })
    const mark = { patientId: patients[0]?.patientId ?? '', mrn: visit.mrn, staffId: null }
    await desk.value(priya, 'restricted.put', { ...mark, isRestricted: true, reason: 'Known in public' })
    await desk.signIn('dana-reyes')
    await heard.tell(
      { ...booked(visit), appointment: 'APT9', start: stamp('10:00', '2026-03-05') },
      { ...facts(visit), event: 'ADT^A40', mrn: 'M-2', prior: visit.mrn },
    )
    const { announced } = await heard.schedule('2026-03-05')
    expect(announced).toMatchObject([{ patientName: 'Restricted chart', mrn: '', birthDate: null }])
    for (const mrn of [visit.mrn, 'M-2'])
      expect(await heard.nurse.call('pumps.home', { mrn })).toMatchObject({ refusal: { code: 'chart-restricted' } })
  })

  it('merged in a ring by mistake still has one number and hangs nothing', async () => {
    const heard = await aDeskThatHears()
    const { mrn } = heard.visit
    await heard.tell(
      { ...facts(heard.visit), event: 'ADT^A40', mrn: 'M-2', prior: mrn },
      { ...facts(heard.visit), event: 'ADT^A40', mrn, prior: 'M-2', sent: stamp('08:05') },
    )
    expect((await heard.row())?.mrn).toBe(mrn)
    expect((await heard.news()).length).toBeLessThanOrEqual(1)
  })
})
