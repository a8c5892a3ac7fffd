import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { isTreatmentOver } from './lineTimes.ts'
import { nextStepOf } from './nextStep.ts'

const iron = aPlannedLine({ id: 'iron', plannedMinutes: 60 })
const ifSick = aPlannedLine({ id: 'prn', sequence: 2, prnCondition: 'nausea' })
const ready = aSession({ lines: [iron, ifSick] }).prepared()

it('what was ordered only if needed keeps nobody from leaving; an order that waits does', () => {
  const given = ready.started('iron', '09:00').stopped('iron', '10:00').vitals('10:05', { setType: 'post' })
  expect(isTreatmentOver(given.chart.lines)).toBe(true)
  expect(nextStepOf(given.chart)?.opens).toEqual({ kind: 'discharge' })
  const due = aSession({ lines: [iron, aPlannedLine({ id: 'two', sequence: 2 })] }).prepared()
  expect(isTreatmentOver(due.started('iron', '09:00').stopped('iron', '10:00').chart.lines)).toBe(false)
  // Before anything was given the visit still treats, and while a drug runs it has not ended.
  expect(isTreatmentOver(ready.chart.lines)).toBe(false)
  expect(isTreatmentOver(ready.started('iron', '09:00').chart.lines)).toBe(false)
  const used = ready.started('iron', '09:00').stopped('iron', '10:00').started('prn', '10:10')
  expect(isTreatmentOver(used.chart.lines)).toBe(false)
})
