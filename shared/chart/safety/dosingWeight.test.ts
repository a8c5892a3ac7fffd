import { expect, it } from 'vitest'
import { judgeVitals } from '#shared/clinical/vitalLimits.ts'
import { aSession } from '#test/builders/aSession.ts'
import { vitalBaseline } from './dosingWeight.ts'

const { chart } = aSession().arrived('08:30').vitals('08:40', { systolic: 130 })
const withHeight = (heightCm: string | undefined) => {
  const { heightCm: _was, ...plan } = chart.scheduled.plan
  return { ...chart, scheduled: { ...chart.scheduled, plan: { ...plan, ...(heightCm ? { heightCm } : {}) } } }
}

it('vitals are compared with the first pressure and the height of the plan, where it has one', () => {
  expect(vitalBaseline(withHeight('165.5'))).toMatchObject({ systolic: 130, heightMillimeters: 1655 })
  expect(vitalBaseline(withHeight(undefined)).heightMillimeters).toBeUndefined()
})

it('a height that slipped by half a meter stands out', () => {
  const judged = (heightMillimeters: number) => judgeVitals({ heightMillimeters }, vitalBaseline(withHeight('166')))
  expect(judged(1660)).toEqual([])
  expect(judged(1160)).toEqual([{ sign: 'heightMillimeters', level: 'warn', why: 'change' }])
})
