import { expect, test } from 'vitest'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { boardDayOf } from './boardDay.ts'
import { boardRowsOf } from './boardRows.ts'

const day = '2026-03-02'
const expected = (chair: string, appointmentTime: string, patientName: string) =>
  ({
    sessionId: patientName,
    ...{ day, chair, appointmentTime, patientName },
    state: 'scheduled',
    regimen: 'Iron sucrose',
  }) as DaySession

/** The bars of each chair at ten past one, as minutes from seven o'clock. */
function barsAt(time: string, rows: readonly DaySession[]) {
  const now = instantOnClock(day, time, 'America/Chicago')
  const source = { chairs: ['1', '2'], day: boardDayOf(day, rows, now), now, nurseOf: () => 'Dana', wall: false }
  const visits = rows.map((row) => ({ row, chart: null }))
  return boardRowsOf({ ...source, visits }).map(({ ruler }) =>
    ruler.bars().map(({ from, to, words }) => [words, from, to]),
  )
}

test('whoever is late is expected from now on, and one after the other in the same chair', () => {
  const rows = [
    expected('1', '13:00', 'Grant, Lucille'),
    expected('1', '11:00', 'Cho, Mei-Lin'),
    expected('2', '15:00', 'Hobart, Leon'),
  ]
  expect(barsAt('13:10', rows)).toEqual([
    [
      ['Cho, M.', 370, 400],
      ['Grant, L.', 400, 430],
    ],
    [['Hobart, L.', 480, 510]],
  ])
})
