import { expect, test } from 'vitest'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { chairBarRows } from './chairBarRows.ts'

const visit = (chair: string, appointmentTime: string, state: string, patientName = `${chair} ${appointmentTime}`) =>
  ({ sessionId: patientName, chair, appointmentTime, state, patientName }) as DaySession

const shown = (day: readonly DaySession[], here: string | null = null, isMine = (_: DaySession) => true) =>
  chairBarRows(day, isMine, here).map(({ patientName }) => patientName)

const day = [
  visit('1', '08:00', 'in_treatment'),
  visit('1', '11:00', 'scheduled'),
  visit('2', '08:00', 'signed'),
  visit('2', '12:30', 'scheduled'),
  visit('2', '09:00', 'scheduled'),
  visit('3', '07:30', 'discharged'),
  visit('3', '10:00', 'scheduled'),
  visit('4', '08:00', 'held'),
]

test('a chair has one tile: whoever sits there, or whoever is expected there next, beside those who left unsigned', () => {
  expect(shown(day)).toEqual(['1 08:00', '2 09:00', '3 07:30', '3 10:00'])
})

test('the visit on screen has its tile whatever its state and whoever it belongs to', () => {
  expect(shown(day, '1 11:00')).toEqual(['1 08:00', '1 11:00', '2 09:00', '3 07:30', '3 10:00'])
  expect(shown(day, '4 08:00', ({ chair }) => chair === '1')).toEqual(['1 08:00', '4 08:00'])
})
