import { describe, expect, it } from 'vitest'
import type { ToldAppointment } from '#shared/ipc/hubScheduleRows.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { queryPlan } from '#test/builders/queryPlan.ts'
import { createScheduleStore, hotScheduleQueries } from './scheduleStore.ts'

const at = (day: string) => instantOnClock(day, '09:00', 'America/Chicago')

const appointment = (key: string, startsOn: string, firstOn = startsOn): ToldAppointment => ({
  about: 'appointment',
  key,
  changed: 1,
  sentUtc: '2026-03-01T14:00:00.000Z',
  patient: {
    ...{ mrn: 'M1', last: 'Doe', first: 'Jane', middle: '', birthDate: null, sex: 'U' as const },
    ...{ address: null, phone: null },
  },
  visitId: null,
  placer: null,
  filler: key,
  state: 'booked',
  startsAt: at(startsOn),
  firstStart: at(firstOn),
  minutes: null,
  reason: '',
  chair: null,
})

function aStore() {
  const db = aRecord()
  const store = createScheduleStore(db.writable)
  const take = (ledger: string, place: number, ...told: readonly ToldAppointment[]) =>
    db.transaction((tx) => store.take(tx, told, { ledger, place, toldUtc: '2026-03-01T14:00:00.000Z' }))
  const on = (day: string) => store.appointmentsOn(day).map(({ key }) => key)
  return { db, store, take, on }
}

describe('what schedulers told', () => {
  it('is found on the day it is for and on the day it was booked for at first, once each', () => {
    const { take, on } = aStore()
    take('l1', 2, appointment('A', '2026-03-02'), appointment('B', '2026-03-04', '2026-03-02'))
    expect([on('2026-03-02').sort(), on('2026-03-04'), on('2026-03-03')]).toEqual([['A', 'B'], ['B'], []])
    take('l1', 3, appointment('A', '2026-03-03', '2026-03-02'))
    expect([on('2026-03-02').sort(), on('2026-03-03')]).toEqual([['A', 'B'], ['A']])
  })

  it('of another hub puts away what the one before told', () => {
    const { store, take, on } = aStore()
    take('l1', 1, appointment('A', '2026-03-02'))
    take('l2', 1, appointment('B', '2026-03-02'))
    expect([on('2026-03-02'), store.cursor()?.ledger]).toEqual([['B'], 'l2'])
  })

  it.each(hotScheduleQueries)('is read by an index: %s', (sql) => {
    expect(queryPlan(aStore().db.writable, sql)).not.toMatch(/SCAN schedule/)
  })
})
