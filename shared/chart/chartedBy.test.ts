import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chartedBy } from './chartedBy.ts'

it('names everybody whose entry stands, in the order of their first; neither the system nor what was struck', () => {
  const running = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
    .prepared()
    .started('iron', '09:00')
  const [alone] = chartedBy(running.chart)
  expect(chartedBy(running.chart)).toHaveLength(1)
  const paused = running.withEvent('LinePaused', { lineId: 'iron', reason: 'bathroom' }, '09:20', { userId: 'user-bo' })
  expect(chartedBy(paused.chart)).toEqual([alone, { userId: 'user-bo', entries: 1 }])
  const undone = paused.withEvent('EventVoided', { target: paused.last('LinePaused').id, cause: 'undo' }, '09:20')
  expect(chartedBy(undone.chart).map(({ userId }) => userId)).not.toContain('user-bo')
})
