import { describe, expect, it } from 'vitest'
import { aReceipt } from '#test/builders/aReceipt.ts'
import type { UsedContainer } from '../chart/payloads/payloads.ts'
import type { PlannedLine } from '../document/plan.ts'
import { fraction, wholeOf } from '../kernel/fraction.ts'
import { type CostedChart, visitCosts } from './visitCosts.ts'

type CostedLine = CostedChart['lines'][number]

const vial = (facts: Partial<UsedContainer> = {}): UsedContainer => ({
  id: 'v1',
  ndc: '00399901201',
  size: { amount: '500', unit: 'mg' },
  type: 'single_dose',
  lot: 'TX77',
  expires: '2027-12-31',
  scanned: true,
  used: '400',
  wasted: '100',
  kept: '0',
  ...facts,
})

function aLine(id: string, hcpcs: string, vials: readonly UsedContainer[] | null, source = 'practice'): CostedLine {
  const plan = { name: `Drug of ${hcpcs}`, catalogue: { hcpcs, drug: hcpcs.toLowerCase() }, source }
  const containers = vials && { lineId: id, containers: [...vials], nothingWasted: false }
  return { id, plan: plan as unknown as PlannedLine, containers }
}

const visit = (lines: readonly CostedLine[], acquired340b?: boolean): CostedChart => ({
  lines,
  scheduled: { profile: acquired340b === undefined ? {} : { acquired340b } },
})
const day = '2026-03-02'

describe('the costs of a visit', () => {
  it('stand by drug in the order of its lines, two lines of one drug together, a line without containers nowhere', () => {
    const lines = [
      aLine('l1', 'J1', [vial()]),
      aLine('l2', 'J2', null),
      aLine('l3', 'J3', [vial({ id: 'v3', lot: 'OTHER' })]),
      aLine('l4', 'J1', [vial({ id: 'v4', used: '500', wasted: '0' })]),
    ]
    const costs = visitCosts(visit(lines), day, [aReceipt()])
    expect(costs.map(({ drug, hcpcs, containers, unknown }) => [drug, hcpcs, containers.length, unknown])).toEqual([
      ['Drug of J1', 'J1', 2, 0],
      ['Drug of J3', 'J3', 1, 1],
    ])
    expect(costs[0]?.containers.map(({ lineId }) => lineId)).toEqual(['l1', 'l4'])
    expect(costs[0]?.shares.used).toEqual(fraction(225_000n, 1n))
    expect(costs[0]?.shares.wasted).toEqual(fraction(25_000n, 1n))
    expect(costs[1]?.containers[0]).toMatchObject({ shares: null, cost: { reason: { why: 'no-receipt' } } })
  })

  it('add up before they are rounded', () => {
    const thirds = aReceipt({ packages: 3, packageCents: 100, freightCents: 1 })
    const whole = vial({ used: '500', wasted: '0' })
    const [drug] = visitCosts(visit([aLine('l1', 'J1', [whole, whole, whole])]), day, [thirds])
    expect(drug?.shares.used).toEqual(fraction(301n, 1n))
    expect(drug?.containers.map(({ shares }) => shares && wholeOf(shares.used))).toEqual([100, 100, 100])
  })

  it('are of the stock the visit is billed as, and none of what the patient’s pharmacy sent', () => {
    const kept = [aReceipt(), aReceipt({ id: 'receipt-2', pool: '340b', packageCents: 50_000 })]
    const usedOf = (chart: CostedChart) => visitCosts(chart, day, kept)[0]?.shares.used
    const lines = [aLine('l1', 'J1', [vial({ used: '500', wasted: '0' })])]
    expect(usedOf(visit(lines))).toEqual(fraction(125_000n, 1n))
    expect(usedOf(visit(lines, false))).toEqual(fraction(125_000n, 1n))
    expect(usedOf(visit(lines, true))).toEqual(fraction(50_000n, 1n))
    const bagged = visitCosts(visit([aLine('l1', 'J1', [vial()], 'specialty_pharmacy')]), day, kept)
    expect(bagged).toMatchObject([{ unknown: 1, containers: [{ cost: { reason: { why: 'not-bought' } } }] }])
  })
})
