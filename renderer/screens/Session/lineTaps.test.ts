import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { accessFor, nextTapOf, usableAccesses } from './lineTaps.ts'

it('a drug is given through the newest access that is not out; where all are out, the refusal names the newest', () => {
  const two = aSession().prepared().access('08:50', { accessId: 'hand', reason: 'Poor vein' })
  const line = two.line('rituximab')
  expect(accessFor(two.chart, line)).toBe('hand')
  const out = two.perform({ kind: 'endAccess', accessId: 'hand', how: 'removed' }, { at: '09:00' })
  expect(accessFor(out.chart, line)).toBe('port')
  expect(usableAccesses(out.chart).map(({ accessId }) => accessId)).toEqual(['port'])
  const none = out.perform({ kind: 'endAccess', accessId: 'port', how: 'removed' }, { at: '09:01' })
  expect(accessFor(none.chart, line)).toBe('hand')
})

it('after a hold only what was mixed asks for something: why it was not given, then its vials', () => {
  const held = aSession()
    .prepared()
    .perform({ kind: 'releaseLine', lineId: 'bendamustine' }, { at: '08:32' })
    .perform({ kind: 'mixLine', lineId: 'bendamustine' }, { at: '08:35' })
    .perform({ kind: 'hold', reason: 'labs' }, { at: '08:40' })
  expect([nextTapOf(held.line('rituximab'), true), nextTapOf(held.line('bendamustine'), true)]).toEqual([
    null,
    'notGiven',
  ])
  const said = held.perform(
    { kind: 'markNotGiven', lineId: 'bendamustine', reason: 'provider_decision' },
    { at: '08:41' },
  )
  expect(nextTapOf(said.line('bendamustine'), true)).toBe('vials')
})
