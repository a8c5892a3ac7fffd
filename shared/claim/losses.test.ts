import { describe, expect, it } from 'vitest'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { nurseBo } from '#test/builders/people.ts'
import { lossesOf, lostContainersOf } from './losses.ts'

const size = { amount: '100', unit: 'mg' }
const vial = (id: string, facts: object = {}) => aContainer(size, { id, ...facts })
const spilled = { used: '0', wasted: '100', wasteReason: 'spilled' as const }
const spilledInPart = { used: '40', wasted: '60', wasteReason: 'spilled' as const }

/** 100 mg of a drug was given, out of these containers. */
const given = (containers: readonly ReturnType<typeof vial>[], source: 'practice' | 'free_drug' = 'practice') =>
  aSession({ lines: [aPlannedLine({ id: 'iron', source })] })
    .prepared()
    .started('iron', '09:00')
    .stopped('iron', '10:00')
    .perform(
      { kind: 'recordContainers', lineId: 'iron', containers: [...containers], nothingWasted: false },
      { at: '10:05', witness: nurseBo },
    ).chart

describe('a container that was bought and lost', () => {
  it('says which it is, how much of it, and why', () => {
    const chart = given([vial('v1'), vial('v2', spilled)])
    expect(lostContainersOf(chart)).toEqual([
      {
        lineId: 'iron',
        containerId: 'v2',
        drug: 'Iron',
        ndc: '00000000101',
        lot: 'LOT7',
        amount: '100',
        labeled: '100',
        unit: 'mg',
        reason: 'spilled',
      },
    ])
    expect(lossesOf(chart)).toEqual([{ lineId: 'iron', drug: 'Iron', amount: '100', unit: 'mg', reasons: ['spilled'] }])
  })

  it('is nobody’s remainder, and nobody else’s drug', () => {
    expect(
      lostContainersOf(
        given([
          vial('v1', { used: '50', wasted: '50', wasteReason: 'remainder' }),
          vial('v2', { used: '50', wasted: '50', wasteReason: 'remainder' }),
        ]),
      ),
    ).toEqual([])
    expect(lostContainersOf(given([vial('v1'), vial('v2', spilled)], 'free_drug'))).toEqual([])
  })

  it('is on the claim once a biller let it there, except what nobody was given from', () => {
    const chart = given([
      vial('v1', { used: '60', wasted: '40', wasteReason: 'spilled' }),
      vial('v2', spilledInPart),
      vial('v3', spilled),
    ])
    expect(lostContainersOf(chart).map(({ containerId, amount }) => [containerId, amount])).toEqual([
      ['v1', '40'],
      ['v2', '60'],
      ['v3', '100'],
    ])
    expect(lostContainersOf(chart, new Set(['iron'])).map(({ containerId }) => containerId)).toEqual(['v3'])
    expect(lossesOf(chart)).toMatchObject([{ amount: '200', reasons: ['spilled'] }])
  })

  it('is lost whatever its reason when the drug was not given', () => {
    const chart = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .perform({ kind: 'markNotGiven', lineId: 'iron', reason: 'labs' }, { at: '09:00' })
      .perform(
        {
          kind: 'recordContainers',
          lineId: 'iron',
          containers: [vial('v1', { used: '0', wasted: '100', wasteReason: 'held_after_mixing' })],
          nothingWasted: false,
        },
        { at: '09:05', witness: nurseBo },
      ).chart
    expect(lostContainersOf(chart)).toMatchObject([{ reason: 'held_after_mixing', amount: '100' }])
  })
})
