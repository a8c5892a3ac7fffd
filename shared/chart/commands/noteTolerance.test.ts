import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'

const ready = aSession({ lines: [aPlannedLine({ id: 'iron' })] }).prepared()
const well = { kind: 'noteTolerance', lineId: 'iron', tolerance: 'well' } as const
const poorly = { kind: 'noteTolerance', lineId: 'iron', tolerance: 'poorly', text: 'Ache in the back' } as const

describe('how a drug was borne', () => {
  it('is said from its start on, and the last word holds', () => {
    const running = ready.started('iron', '09:00').perform(well, { at: '09:10' })
    expect(running.line('iron').tolerance).toMatchObject({ answer: 'well', stamp: { at: running.at('09:10') } })
    const again = running.stopped('iron', '10:00').perform(poorly, { at: '10:05' })
    expect(again.line('iron').tolerance).toMatchObject({ answer: 'poorly', text: 'Ache in the back' })
  })

  it('is not said of a drug nobody had', () => {
    expect(ready.refusal(well, { at: '09:10' })).toMatchObject({
      code: 'line-not-given-yet',
      facts: { drug: ready.line('iron').plan.name },
    })
    expect(ready.refusal({ ...well, lineId: 'no such line' }, { at: '09:10' }).code).toBe('line-unknown')
    expect(ready.line('iron').tolerance).toBeNull()
  })

  it('changes nothing that is billed', () => {
    const stopped = ready.started('iron', '09:00').stopped('iron', '10:00')
    const noted = stopped.perform(poorly, { at: '10:05' })
    expect({ ...noted.line('iron'), tolerance: null }).toEqual(stopped.line('iron'))
  })
})
