import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import type { CommandOf } from '../command.ts'
import { signOff } from '../signOff/signOff.ts'

const running = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
  .prepared()
  .started('iron', '09:00')
const open: CommandOf<'openExtravasation'> = {
  kind: 'openExtravasation',
  extravasationId: 'x1',
  accessId: 'port',
  lineId: 'iron',
  volumeOutsideMl: '3',
  lengthMm: 40,
  widthMm: 25,
  skin: 'red',
  pain: 5,
  pauseRunning: true,
}
const noticed = running.perform(open, { at: '09:20' })
const action = { kind: 'recordExtravasationAction', extravasationId: 'x1', action: 'aspirated', volumeMl: '2' } as const
const close: CommandOf<'closeExtravasation'> = {
  kind: 'closeExtravasation',
  extravasationId: 'x1',
  grade: 2,
  outcome: 'Swelling smaller, patient told what to watch',
  followUpOn: ['2026-03-03', '2026-03-09'],
}
const codes = (session: typeof noticed) =>
  signOff(session.chart, { now: session.at('11:00') }).blocks.map(({ code }) => code)

describe('drug outside the vein', () => {
  it('is recorded with what was seen, and pauses what runs there', () => {
    expect(noticed.chart.care.extravasations).toMatchObject([{ volumeOutsideMl: '3', skin: 'red', closed: null }])
    expect(noticed.line('iron').state).toBe('paused')
    const earlier = running.perform(open, { at: '09:15', now: '09:20' })
    expect(earlier.chart.care.extravasations).toMatchObject([{ stamp: { at: earlier.at('09:15') } }])
    expect(earlier.line('iron').pauses).toMatchObject([{ from: { at: earlier.at('09:20') } }])
  })

  it('is treated by its own record, and by no other', () => {
    expect(noticed.refusal({ ...action, extravasationId: 'x2' }, { at: '09:22' }).code).toBe('record-unknown')
    const hand = noticed.access('09:23', { accessId: 'hand', reason: 'Drug outside the vein' })
    const { lineId: _lineId, ...there } = open
    const both = hand.perform({ ...there, extravasationId: 'x2', accessId: 'hand' }, { at: '09:25' })
    const closed = both.perform({ ...close, extravasationId: 'x2' }, { at: '10:00' })
    expect(closed.chart.care.extravasations).toMatchObject([
      { extravasationId: 'x1', closed: null },
      { extravasationId: 'x2', closed: { grade: 2 } },
    ])
    expect(closed.decide(action, { at: '10:01' }).ok).toBe(true)
  })

  it('does not pause what runs elsewhere', () => {
    const hand = running.access('09:10', { accessId: 'hand', reason: 'Poor vein' })
    const { lineId: _lineId, ...elsewhere } = open
    const seen = hand.perform({ ...elsewhere, accessId: 'hand' }, { at: '09:20' })
    expect(seen.line('iron').state).toBe('running')
    expect(running.refusal({ ...open, accessId: 'foot' }, { at: '09:20' }).code).toBe('access-unknown')
  })

  it('has its actions in time, and closes once', () => {
    const treated = noticed.perform(action, { at: '09:22' })
    expect(treated.chart.care.extravasations[0]?.actions).toMatchObject([{ action: 'aspirated', volumeMl: '2' }])
    expect(noticed.refusal(action, { at: '09:19' }).code).toBe('before-onset')
    expect(noticed.refusal({ ...action, action: 'other' }, { at: '09:22' }).code).toBe('other-needs-text')
    const closed = treated.perform(close, { at: '10:00' })
    expect(closed.refusal(close, { at: '10:01' }).code).toBe('record-closed')
    expect(closed.refusal(action, { at: '10:01' }).code).toBe('record-closed')
    expect(noticed.refusal(open, { at: '10:01' }).code).toBe('record-exists')
    expect(codes(noticed)).toContain('extravasation-open')
    expect(codes(closed)).not.toContain('extravasation-open')
  })

  it('is not taken back under what was written to it', () => {
    const tapped = running.perform(open, { at: '09:20:00' }).perform(action, { at: '09:20:03' })
    const first = tapped.last('ExtravasationOpened').id
    expect(tapped.refusal({ kind: 'undo', eventId: first }, { at: '09:20:06' }).code).toBe('undo-too-late')
  })
})
