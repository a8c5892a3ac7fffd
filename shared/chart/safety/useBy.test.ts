import { describe, expect, it } from 'vitest'
import { clockTime } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { isSpoiled, mixedKeepsUntil } from './useBy.ts'

const iron = (hours: string) =>
  aSession({ lines: [aPlannedLine({ id: 'iron', plannedMinutes: 60, expiryHoursAfterMixing: hours })] })
    .prepared()
    .perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
    .perform({ kind: 'mixLine', lineId: 'iron' }, { at: '08:40' })

describe('the use-by after mixing', () => {
  it.each([
    ['8', '16:40'],
    ['0.75', '09:25'],
    // 50.4 minutes: a part of a minute is not counted.
    ['0.84', '09:30'],
    ['0.995', '09:39'],
  ])('%s h after 08:40 is %s', (hours, expected) => {
    const at = mixedKeepsUntil(iron('1').at('08:40'), hours)
    expect(at && clockTime(at)).toBe(expected)
  })

  it('is nobody’s guess where the hours are no number', () => {
    expect(mixedKeepsUntil(iron('1').at('08:40'), 'long')).toBeNull()
  })
})

describe('a bag that ran past its use-by unhung', () => {
  const start = { kind: 'startLine', lineId: 'iron', accessId: 'port' } as const
  const spoiled = (session: ReturnType<typeof iron>, at: string, mixing?: number) =>
    isSpoiled(session.line('iron'), mixing === undefined ? {} : { mixing }, session.at(at))

  it('is thrown away for that, and not one that was hung in time', () => {
    const mixed = iron('1')
    expect(spoiled(mixed, '09:40')).toBe(false)
    expect(spoiled(mixed, '09:41')).toBe(true)
    expect(spoiled(mixed.perform(start, { at: '09:00' }), '11:00')).toBe(false)
  })

  it('each bag is judged by its own time', () => {
    const anew = iron('1').perform({ kind: 'mixLine', lineId: 'iron' }, { at: '10:00' })
    expect([spoiled(anew, '10:10', 1), spoiled(anew, '10:10', 2)]).toEqual([true, false])
    const next = iron('1').perform(start, { at: '09:00' }).perform({ kind: 'mixLine', lineId: 'iron' }, { at: '09:10' })
    expect([spoiled(next, '10:30', 1), spoiled(next, '10:30', 2)]).toEqual([false, true])
    const hung = next.perform({ kind: 'changeBag', lineId: 'iron' }, { at: '09:30' })
    expect(spoiled(hung, '10:30', 2)).toBe(false)
    const begunAnew = anew.perform(start, { at: '10:30' })
    expect([spoiled(begunAnew, '11:30', 1), spoiled(begunAnew, '11:30', 2)]).toEqual([true, false])
  })
})
