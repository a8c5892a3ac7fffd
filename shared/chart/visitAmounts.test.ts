import { describe, expect, it } from 'vitest'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { visitAmounts } from './visitAmounts.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const iron = (id: string, facts: object = {}) =>
  aPlannedLine({ id, dose: mg('100'), volumeMl: '250', plannedMinutes: 60, ...facts })
const catalogue = iron('iron').catalogue

describe('the amounts of a visit', () => {
  it('leave out what was neither begun nor opened', () => {
    expect(visitAmounts(aSession({ lines: [iron('iron')] }).prepared().chart)).toEqual([])
  })

  it('say what went in, in how many mL, and what became of the vials', () => {
    const day = aSession({ lines: [iron('iron')] })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '10:00')
      .withEvent(
        'ContainersRecorded',
        {
          lineId: 'iron',
          containers: [
            aContainer(mg('80'), { id: 'a' }),
            aContainer(mg('80'), { id: 'b', used: '20', wasted: '50', kept: '4', passedOn: '6' }),
          ],
          nothingWasted: false,
        },
        '10:05',
      )
    expect(visitAmounts(day.chart)).toEqual([
      {
        ...{ drug: 'Iron', lineIds: ['iron'], ordered: mg('100'), given: mg('100') },
        ...{ volume: { ml: '250', isComputed: true }, vials: 2 },
        ...{ used: mg('100'), wasted: mg('50'), returned: mg('10') },
      },
    ])
  })

  it('take the volume the pump said, and none where a drug stopped early and nobody read it', () => {
    const running = aSession({ lines: [iron('iron')] })
      .prepared()
      .started('iron', '09:00')
    const read = running.stopped('iron', '09:30', { early: 'reaction', volumeGivenMl: '125' })
    expect(visitAmounts(read.chart)[0]).toMatchObject({ given: mg('50'), volume: { ml: '125', isComputed: false } })
    const unread = running.stopped('iron', '09:30', { early: 'reaction', doseGiven: null })
    expect(visitAmounts(unread.chart)[0]).toMatchObject({ given: null, volume: null })
  })

  it('add up a drug of several lines after them, and only where each dose is known', () => {
    const lines = [iron('one', { catalogue }), iron('two', { catalogue, sequence: 2 })]
    const first = aSession({ lines }).prepared().started('one', '09:00').stopped('one', '10:00')
    const both = first.started('two', '10:10').stopped('two', '11:10')
    expect(visitAmounts(both.chart).map(({ lineIds, given }) => [lineIds, given?.amount])).toEqual([
      [['one'], '100'],
      [['two'], '100'],
      [['one', 'two'], '200'],
    ])
    expect(visitAmounts(first.started('two', '10:10').chart).at(-1)).toMatchObject({ given: null, volume: null })
  })
})
