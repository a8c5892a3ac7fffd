import { expect, test } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brLines } from '#test/builders/brPlan.ts'
import { visitStatus } from './boardStatus.ts'

const needsCheck = (session: ReturnType<typeof aSession>, at: string): boolean =>
  visitStatus(session.chart, session.at(at), true).needs.includes('check')

test('a drug at the chair waits for its check also while another runs, and one that is not here yet does not', () => {
  const running = aSession({ lines: [...brLines] })
    .prepared('08:30')
    .started('dexamethasone', '08:40')
  expect(needsCheck(running, '08:45')).toBe(false)
  const received = running
    .perform({ kind: 'releaseLine', lineId: 'rituximab' }, { at: '08:41' })
    .perform({ kind: 'mixLine', lineId: 'rituximab' }, { at: '08:42' })
    .perform(
      { kind: 'receiveLine', lineId: 'rituximab', scanned: true, patientLabelMatches: true, looksRight: true },
      { at: '08:44' },
    )
  expect(needsCheck(received, '08:45')).toBe(true)
  expect(needsCheck(received.checked('rituximab', '08:46'), '08:47')).toBe(false)
})
