import { expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { minutePicture } from './minuteLanes.ts'

const pictureOf = ({ chart }: ASession) => minutePicture(chart, codeChart(chart))
const ready = aSession().prepared('08:30')

const onPurpose = { sameLineOnPurpose: true }

/** Of each drug its bars by their length, and the words at the right. */
function lanesOf(session: ASession): Readonly<Record<string, readonly string[]>> {
  const { lanes } = pictureOf(session)
  return Object.fromEntries(
    lanes.map(({ key, bars, counted }) => [
      key,
      [...bars.map(({ from, to, kind }) => `${kind} ${to - from}`), counted],
    ]),
  )
}

const treatment = ready.pushed('diphenhydramine', '08:40').checked('rituximab', '09:00').started('rituximab', '09:10')

it('shades what counted, what ran beside it and what was paused, and says why below', () => {
  const session = treatment
    .started('dexamethasone', '09:20', onPurpose)
    .stopped('dexamethasone', '09:50')
    .paused('rituximab', '10:00')
    .resumed('rituximab', '10:30')
    .stopped('rituximab', '13:25')
  expect(lanesOf(session)).toEqual({
    diphenhydramine: ['push'],
    dexamethasone: ['alongside 30', 'once'],
    rituximab: ['counted 50', 'excluded 30', 'counted 175', '225 of 255'],
  })
  expect(pictureOf(session).lanes[2]?.bars.map(({ words }) => words)).toEqual(['50 min', undefined, '175 min'])
  expect(pictureOf(session).reasons).toEqual([{ words: 'Rituximab: 30 min not counted, paused.', rule: 'R6' }])
})

it('draws shared minutes once, left out, though the first hour tells of them as counted', () => {
  const session = treatment
    .started('dexamethasone', '09:50', onPurpose)
    .stopped('rituximab', '10:10')
    .stopped('dexamethasone', '11:51')
  expect(lanesOf(session)).toMatchObject({
    rituximab: ['counted 60', '60 of 60'],
    dexamethasone: ['excluded 20', 'counted 101', '101 of 121'],
  })
  expect(pictureOf(session).reasons).toEqual([
    { words: 'Dexamethasone: 20 min not counted, shared with another infusion and counted for that one.', rule: 'R11' },
  ])
})

it('hatches the recorded minutes of what has no line', () => {
  const session = treatment.stopped('rituximab', '10:10').started('saline', '10:10').stopped('saline', '10:40')
  expect(lanesOf(session)).toMatchObject({ saline: ['excluded 30', '0 of 30'] })
  expect(pictureOf(session).reasons).toEqual([])
})

it('shows the drug of a mixed bag beside the one that tells of its minutes', () => {
  const { chart } = ready
  const mixed = chart.scheduled.plan.lines.map((line) => (line.id === 'dexamethasone' ? { ...line, bag: 'bag' } : line))
  const ondansetron = { ...aPlannedLine({ id: 'ondansetron' }), bag: 'bag' }
  const session = aSession({ lines: [...mixed, ondansetron] })
    .prepared('08:30')
    .started('dexamethasone', '09:00')
    .started('ondansetron', '09:00', onPurpose)
    .stopped('dexamethasone', '09:20')
    .stopped('ondansetron', '09:20')
  expect(lanesOf(session)).toEqual({
    ondansetron: ['counted 20', '20 of 20'],
    dexamethasone: ['alongside 20', 'once'],
  })
})

it('cuts a pump sent home at the right edge', () => {
  const pump = aPlannedLine({ id: 'fluorouracil', route: 'pump_prolonged', plannedMinutes: 2760 })
  const session = aSession({ lines: [{ ...pump, catalogue: { ...pump.catalogue, adminClass: 'antineoplastic' } }] })
    .prepared('08:30')
    .started('fluorouracil', '09:10')
  const { span, lanes } = pictureOf(session)
  expect(span).toBe(60)
  expect(lanes).toMatchObject([{ bars: [{ from: 5, to: 60, kind: 'pump', words: '46 h' }], counted: 'pump' }])
})
