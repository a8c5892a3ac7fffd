import { expect, test } from 'vitest'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { nameAlerts, soundsAlike } from './nameAlerts.ts'

test.each([
  ['Okafor, Ruth', 'Okafor, Amir', true],
  ['Meyer, Ann', 'Mayer, Tom', true],
  ['Johnson, Ann', 'Johnston, Tom', true],
  ['Connor, Ann', 'Conor, Tom', true],
  ['Lee, Ann', 'Lew, Tom', false],
  ['Novak, Peter', 'Tanaka, Grace', false],
])('%s and %s: %s', (one, other, alike) => {
  expect(soundsAlike(one, other)).toBe(alike)
})

const row = (patientName: string, mrn: string, birthDate: string): DaySession => ({
  sessionId: mrn,
  day: '2026-03-02',
  chair: mrn,
  appointmentTime: '08:30',
  patientName,
  mrn,
  birthDate,
  regimen: 'BR',
  nurseId: null,
  state: 'scheduled',
  version: 1,
  delivery: { state: 'saved_here', waiting: 0, receivedAt: null, receipt: null, note: null },
})

test('one birth date is an alert even where the names differ; the same patient twice is none', () => {
  const ruth = row('Okafor, Ruth', '1', '1961-03-12')
  const again = { ...ruth, sessionId: 'second visit' }
  const amir = row('Haddad, Amir', '2', '1961-03-12')
  expect(nameAlerts(ruth, [ruth, again, amir])).toEqual([amir])
})
