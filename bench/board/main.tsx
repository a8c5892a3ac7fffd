import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { TimelineRuler } from '#renderer/components/TimelineRuler.tsx'
import { boardDayOf, minuteOf } from '#renderer/screens/Board/boardDay.ts'
import { boardRowsOf } from '#renderer/screens/Board/boardRows.ts'
import '#renderer/styles/chairside.css'
import type { Chart } from '#shared/chart/chart.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { addMinutes, clockTime, instantOnClock } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'

const day = '2026-03-02'
const chairs = Array.from({ length: 60 }, (_, index) => String(index + 1))
const linesOfChair = 17
const delivery = { state: 'saved_here', waiting: 0, receivedAt: null, receipt: null, note: null } as const

/** One patient with seventeen drugs running: sixty of them are a thousand live lines. */
function busyChart(): Chart {
  const lines = Array.from({ length: linesOfChair }, (_, index) =>
    aPlannedLine({ id: `line-${index}`, sequence: index + 1, plannedMinutes: 60 + index * 10 }),
  )
  const begun = aSession({ lines }).prepared()
  return lines.reduce((session, { id }, index) => {
    const time = `08:${String(45 + (index % 10)).padStart(2, '0')}`
    const command = { kind: 'startLine', lineId: id, accessId: 'port', sameLineOnPurpose: true } as const
    return session.perform(command, { at: time })
  }, begun).chart
}

const charts = chairs.map(() => busyChart())
const visits = chairs.map((chair, index) => {
  const row: DaySession = {
    sessionId: `visit-${chair}`,
    day,
    chair,
    appointmentTime: '08:30',
    patientName: `Patient, Number ${chair}`,
    mrn: chair,
    birthDate: '1950-01-01',
    regimen: 'Seventeen drugs',
    nurseId: null,
    state: 'in_treatment',
    version: 1,
    delivery,
  }
  return { row, chart: charts[index] ?? null }
})
const rows = visits.map(({ row }) => row)
const root = createRoot(document.getElementById('root') as HTMLElement)
const start = instantOnClock(day, '09:00', 'America/Chicago')

/** The board of that minute, from charts to laid-out page. Milliseconds. */
function redraw(minute: number): number {
  const began = performance.now()
  const now = addMinutes(start, minute)
  const boardDay = boardDayOf(day, rows, now)
  const drawn = boardRowsOf({ chairs, visits, day: boardDay, now, nurseOf: (id) => id, wall: false })
  flushSync(() =>
    root.render(
      <TimelineRuler
        label="Board"
        span={boardDay.span}
        hours={boardDay.hours}
        now={{ at: minuteOf(boardDay.start, now), words: clockTime(now) }}
        rows={drawn.map(({ ruler }) => ruler)}
        onOpen={() => {}}
      />,
    ),
  )
  document.body.getBoundingClientRect()
  return performance.now() - began
}

/** Runs so many redraws, a minute apart, each in a frame of its own. */
async function measure(runs: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    times.push(redraw(run))
  }
  return times
}

Object.assign(window, { measureBoard: measure })
