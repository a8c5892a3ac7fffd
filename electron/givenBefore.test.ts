import { describe, expect, it } from 'vitest'
import type { Chart } from '#shared/chart/chart.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { doseOf } from '#shared/chart/timers/doseOf.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'

const ratherSlow = { timeout: 60_000 }

describe('what earlier visits gave', () => {
  it('goes with the arrival, and numbers the doses of the next visit', ratherSlow, async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const brDay = await brDayAt(desk, dana)
    const chartOf = async (sessionId: string): Promise<Chart> => {
      const chart = foldChart((await desk.value(dana, 'chart.open', { sessionId })).events)
      if (!chart) throw new Error('the visit has a chart')
      return chart
    }
    await beginBrDay(brDay)
    const first = await chartOf(brDay.sessionId)
    expect(first.givenBefore).toEqual({ courseKnown: false, drugs: [] })
    expect(doseOf(first, brDay.line('rituximab'))).toEqual({ number: 1, basis: 'cycle', lastOn: null })
    await finishBrDay(brDay)

    const ask = { sessionId: brDay.sessionId, chair: '1', reason: 'More to give' }
    const { sessionId } = await desk.value(dana, 'visits.cameBack', ask)
    await desk.value(dana, 'chart.perform', {
      commandId: desk.newId(),
      sessionId,
      command: { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
      happenedAt: desk.clock.now(),
      source: 'tap',
    })
    const second = await chartOf(sessionId)
    expect(second.givenBefore?.courseKnown).toBe(true)
    expect(second.givenBefore?.drugs).toContainEqual({ drug: 'rituximab', times: 1, lastOn: '2026-03-02' })
    expect(doseOf(second, brDay.line('rituximab'))).toEqual({ number: 2, basis: 'visits', lastOn: '2026-03-02' })
    const { catalogue } = brDay.line('rituximab')
    const other = { ...brDay.line('rituximab'), catalogue: { ...catalogue, drug: 'obinutuzumab' } }
    expect(doseOf(second, other)).toEqual({ number: 1, basis: 'visits', lastOn: null })
  })
})
