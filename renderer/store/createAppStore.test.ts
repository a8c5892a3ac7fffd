import { expect, test } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Push } from '#shared/ipc/envelope.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { nurseAna, nurseBo } from '#test/builders/people.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import { chartOf, pendingOf } from './charts.ts'
import { createAppStore } from './createAppStore.ts'

type Perform = Input<'chart.perform'>
type Answer = { readonly kind: string; readonly [more: string]: unknown }

const zone = 'America/Chicago'
const delivery = { state: 'saved_here', waiting: 0, receivedAt: null, receipt: null, note: null } as const
const unreachable = { kind: 'fault', fault: { code: 'unreachable', faultId: 'wire', message: 'nobody' } }

/** A desk whose back end is the test: each tap waits on the wire until the test answers it. */
function aDesk(session: ASession = aSession().prepared('08:30')) {
  const clock = fakeClock('2026-03-02', '08:40', zone)
  const waits: { readonly ms: number; readonly run: () => void }[] = []
  const sent: { readonly input: Perform; readonly answer: (answer: Answer) => void }[] = []
  let here: User | null = nurseAna
  let events = session.events
  let isToday = false
  const asked: string[] = []
  let hear = (_push: Push): void => {}
  const known: Record<string, () => unknown> = {
    'clinic.get': () => ({ practice: { zone }, deviceId: 'device-1', now: clock.now(), times: usualChairTimes }),
    'record.state': () => ({ trouble: null }),
    'people.list': () => ({ people: [nurseAna, nurseBo], former: [] }),
    'people.current': () => ({ signedIn: here && { user: here, since: clock.now() } }),
    'people.lock': () => ({}),
    'lock.chairs': () => ({ chairs: [] }),
    'lock.alarms': () => ({ alarms: [] }),
    'day.list': () => ({
      sessions: isToday
        ? [{ sessionId: 'session-1', version: events.length, delivery, chair: '3', appointmentTime: '08:30' }]
        : [],
    }),
    'questions.mine': () => ({ questions: [] }),
    'drafts.list': () => ({ userId: here?.id ?? '', drafts: [] }),
    'chart.open': () => ({ sessionId: 'session-1', version: events.length, events, delivery }),
    'day.chart': () => ({ sessionId: 'session-1', version: events.length, events, delivery }),
    'sync.status': () => ({ hub: 'none', waiting: 0, needsPerson: 0, lastReceiptAt: null, problems: [] }),
  }
  const api = {
    call: (method: string, input: unknown) => {
      asked.push(method)
      if (method === 'people.signIn') {
        here = (input as { userId: string }).userId === nurseAna.id ? nurseAna : nurseBo
        return Promise.resolve({ kind: 'value', value: { user: here, since: clock.now() } })
      }
      if (method !== 'chart.perform') return Promise.resolve({ kind: 'value', value: known[method]?.() })
      return new Promise((answer) => sent.push({ input: input as Perform, answer: answer as (a: Answer) => void }))
    },
    subscribe: (listener: (push: Push) => void) => {
      hear = listener
      return () => undefined
    },
  } as Api
  const store = createAppStore({
    api,
    clock,
    newId: sequenceIds(7),
    later: (ms, run) => {
      waits.push({ ms, run })
      return () => undefined
    },
  })
  /** Commits the tap that waits, with ids of the back end's own. */
  const commit = async (at = sent.length - 1): Promise<void> => {
    const tap = sent[at]
    if (!tap) throw new Error('nothing was sent')
    const after = new (session.constructor as new (events: readonly ChartEvent[]) => ASession)(events)
    const done = after.perform(tap.input.command as Command, {
      at: '08:40',
      extra: { happenedAt: tap.input.happenedAt, commandId: tap.input.commandId },
    })
    const fresh = done.events.slice(events.length)
    events = done.events
    tap.answer({ kind: 'value', value: { version: events.length, events: fresh } })
    await settled()
  }
  const open = async () => {
    store.start()
    await settled()
    store.go({ name: 'session', sessionId: 'session-1' })
    await settled()
  }
  const chart = () => chartOf(store.state.getState(), 'session-1')
  const line = (id: string) => chart()?.lines.find((one) => one.id === id)
  return {
    store,
    clock,
    waits,
    sent,
    commit,
    open,
    line,
    vitals: () => chart()?.vitals ?? [],
    /** Bo signs in at another window of this desk. */
    boComes: () => {
      here = nurseBo
    },
    /** The visit stands in today's list from now on. */
    today: () => {
      isToday = true
    },
    /** Somebody else's entry lies in the record; this screen has not heard of it yet. */
    elsewhere: (more: (session: ASession) => ASession) => {
      events = more(new (session.constructor as new (events: readonly ChartEvent[]) => ASession)(events)).events
    },
    hears: async (push: Push) => {
      asked.length = 0
      hear(push)
      await settled()
      return asked
    },
    /** What the desk was told of half-typed sheets. */
    toldOfDrafts: () => asked.filter((method) => method === 'drafts.keep' || method === 'drafts.drop'),
    pending: () => pendingOf(store.state.getState(), 'session-1'),
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve()
}

const give: Command = {
  kind: 'givePush',
  lineId: 'diphenhydramine',
  accessId: 'port',
  doseGiven: { amount: '50', unit: 'mg' },
}
const startDexamethasone: Command = { kind: 'startLine', lineId: 'dexamethasone', accessId: 'port' }
const visit = { place: 'visit' } as const

test('a tap shows at once as saving and is solid once the back end has it', async () => {
  const desk = aDesk()
  await desk.open()
  const saved = desk.store.perform('session-1', give, visit)
  expect(desk.line('diphenhydramine')?.state).toBe('given')
  expect(desk.pending()).toHaveLength(1)
  await settled()
  await desk.commit()
  expect(await saved).toEqual({ kind: 'saved' })
  expect(desk.pending()).toEqual([])
  expect(desk.line('diphenhydramine')?.state).toBe('given')
})

test('what the back end refuses leaves again, with its reason in the slot', async () => {
  const desk = aDesk()
  await desk.open()
  const outcome = desk.store.perform('session-1', give, visit)
  await settled()
  desk.sent[0]?.answer({ kind: 'refusal', refusal: { code: 'line-closed', facts: { drug: 'Diphenhydramine' } } })
  expect(await outcome).toMatchObject({ kind: 'refused' })
  expect(desk.line('diphenhydramine')?.state).toBe('planned')
  expect(desk.store.state.getState().refusals.visit?.refusal.code).toBe('line-closed')
})

test('what this screen knows to be refused is never sent', async () => {
  const desk = aDesk(aSession().arrived('08:30'))
  await desk.open()
  const outcome = await desk.store.perform('session-1', give, visit)
  expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'not-ready' } })
  expect(desk.sent).toEqual([])
})

test('taps of one chart go one after another', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  void desk.store.perform('session-1', startDexamethasone, visit)
  await settled()
  expect(desk.sent.map(({ input }) => input.command.kind)).toEqual(['givePush'])
  await desk.commit()
  expect(desk.sent.map(({ input }) => input.command.kind)).toEqual(['givePush', 'startLine'])
})

test('nobody answering: the tap stays, is tried again under its own id, and leaving asks first', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  await settled()
  desk.sent[0]?.answer(unreachable)
  await settled()
  expect(desk.store.state.getState().wire).toBe('lost')
  desk.waits.find(({ ms }) => ms === 2_000)?.run()
  expect(desk.pending()[0]?.overdue).toBe(true)
  desk.store.go({ name: 'myChairs' })
  expect(desk.store.state.getState()).toMatchObject({ screen: { name: 'session' }, leavingTo: { name: 'myChairs' } })
  desk.waits.find(({ ms }) => ms === 250)?.run()
  await settled()
  expect(desk.sent[1]?.input.commandId).toBe(desk.sent[0]?.input.commandId)
  await desk.commit()
  expect(desk.pending()).toEqual([])
  expect(desk.store.state.getState().wire).toBe('open')
})

test('a tap is only ever sent while its own person is signed in', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  await settled()
  await desk.store.signIn(nurseBo.id, '2468')
  desk.sent[0]?.answer(unreachable)
  await settled()
  desk.waits.find(({ ms }) => ms === 250)?.run()
  await settled()
  expect(desk.sent).toHaveLength(1)
  await desk.store.signIn(nurseAna.id, '1357')
  await settled()
  expect(desk.sent).toHaveLength(2)
})

test('whoever comes next is not kept waiting by the tap of somebody who has left', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  await settled()
  await desk.store.signIn(nurseBo.id, '2468')
  void desk.store.perform('session-1', startDexamethasone, visit)
  await settled()
  expect(desk.sent.map(({ input }) => input.command.kind)).toEqual(['givePush', 'startLine'])
})

test('an entry that is named while it is still being saved is named as the back end keeps it, in whichever field', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', { kind: 'recordVitals', setType: 'prn', systolic: 85, diastolic: 50 }, visit)
  await settled()
  const vitalsId = desk.vitals().at(-1)?.stamp.eventId ?? ''
  void desk.store.perform('session-1', { kind: 'answerAlert', vitalsId, answer: 'treated' }, visit)
  await desk.commit()
  const kept = desk.vitals().at(-1)?.stamp.eventId
  expect(kept).not.toBe(vitalsId)
  expect(desk.sent.at(-1)?.input.command).toEqual({ kind: 'answerAlert', vitalsId: kept, answer: 'treated' })
})

test('an alarm that is silenced leaves the Undo of the tap before it', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  await settled()
  await desk.commit()
  const offer = desk.store.state.getState().undo
  void desk.store.perform('session-1', { kind: 'silenceAlarm', alarmId: 'alarm' }, visit)
  await settled()
  expect(desk.store.state.getState().undo).toBe(offer)
  await desk.commit()
  expect(desk.store.state.getState().undo).toBe(offer)
})

test('what cannot be taken back by a tap offers no Undo, nor does an answer that comes when another visit is here', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  await settled()
  desk.store.go({ name: 'session', sessionId: 'session-2' })
  await desk.commit()
  expect(desk.store.state.getState().undo).toBeNull()
  desk.store.go({ name: 'session', sessionId: 'session-1' })
  await settled()
  const eventId = desk.store.state.getState().charts['session-1']?.confirmed.at(-1)?.id ?? ''
  void desk.store.perform('session-1', { kind: 'voidEntry', eventId, reason: 'wrong_line' }, visit)
  await settled()
  await desk.commit()
  expect(desk.line('diphenhydramine')?.given).toBeNull()
  expect(desk.store.state.getState().undo).toBeNull()
})

test('who signs in at another window of the desk finds nothing that was begun here', async () => {
  const desk = aDesk()
  await desk.open()
  desk.store.openSheet({ kind: 'vitals' })
  desk.store.setPaper({ sessionId: 'session-1', paperBy: { ...nurseAna, asks: 'pin' }, at: desk.clock.now() })
  desk.boComes()
  await desk.hears({ push: 'signedIn.changed' })
  expect(desk.store.state.getState()).toMatchObject({
    signedIn: { user: { id: nurseBo.id } },
    screen: { name: 'myChairs' },
    sheet: null,
    paper: null,
  })
})

test('undo is offered for ten seconds and names the event the back end keeps', async () => {
  const desk = aDesk()
  await desk.open()
  void desk.store.perform('session-1', give, visit)
  await settled()
  await desk.commit()
  const offer = desk.store.state.getState().undo
  const kept = desk.store.state.getState().charts['session-1']?.confirmed.at(-1)
  expect(offer?.eventId).toBe(kept?.id)
  desk.clock.pass(9 / 60)
  desk.store.tick()
  expect(desk.store.state.getState().undo).not.toBeNull()
  desk.clock.pass(1 / 60)
  desk.store.tick()
  expect(desk.store.state.getState().undo).toBeNull()
})

test('who locks and comes back finds the screen they left', async () => {
  const desk = aDesk()
  await desk.open()
  await desk.store.lock()
  expect(desk.store.state.getState().signedIn).toBeNull()
  await desk.store.signIn(nurseAna.id, '1357')
  expect(desk.store.state.getState().screen).toEqual({ name: 'session', sessionId: 'session-1' })
  await desk.store.signIn(nurseBo.id, '2468')
  expect(desk.store.state.getState().screen).toEqual({ name: 'myChairs' })
})

test('a tap made here is not fetched again; what somebody else wrote is', async () => {
  const desk = aDesk()
  desk.today()
  await desk.open()
  const changed = { push: 'chart.changed', sessionId: 'session-1' } as const
  void desk.store.perform('session-1', give, visit)
  await settled()
  await desk.commit()
  expect(await desk.hears(changed)).toEqual(['day.list'])
  desk.elsewhere((session) => session.started('dexamethasone', '08:40'))
  expect(await desk.hears(changed)).toEqual(['day.list', 'day.chart'])
  expect(desk.line('dexamethasone')?.state).toBe('running')
})

test.each([
  ['recorded', 'drafts.drop'],
  ['refused', 'drafts.keep'],
])('a draft that goes with a command is sent when it is answered: %s', async (how, told) => {
  const { store, open, sent, waits, commit, toldOfDrafts } = aDesk()
  await open()
  const place = { userId: nurseAna.id, sessionId: 'session-1', sheet: 'note' }
  store.keepDraft(place, 'text', 'Ate well')
  const outcome = store.perform(
    'session-1',
    { kind: 'writeNote', text: 'Ate well' },
    { place: 'sheet', draft: place.sheet },
  )
  for (const { run } of waits.splice(0)) run()
  await settled()
  expect(toldOfDrafts()).toEqual([])
  if (how === 'recorded') await commit()
  else sent[0]?.answer({ kind: 'refusal', refusal: { code: 'session-closed', facts: {} } })
  await outcome
  await settled()
  expect(toldOfDrafts()).toEqual([told])
  expect(Object.keys(store.state.getState().drafts)).toHaveLength(how === 'recorded' ? 0 : 1)
})
