import { describe, expect, it } from 'vitest'
import { dueMinutes, vitalScheduleOf } from './vitalSchedules.ts'

const nameOf = (drug: string, role: string, dose: number, hasSteps = false): string | null =>
  vitalScheduleOf({ drug, role, dose, hasSteps })?.name ?? null

describe('the vital-sign schedule of a drug', () => {
  it('is that of workflow 4.4', () => {
    expect(nameOf('pembrolizumab', 'antineoplastic', 1)).toBe('antibody_first')
    expect(nameOf('pembrolizumab', 'antineoplastic', 2)).toBe('standard')
    expect(nameOf('trastuzumab-dkst', 'antineoplastic', 1)).toBe('antibody_first')
    expect(nameOf('rituximab', 'antineoplastic', 4)).toBe('rate_steps')
    expect(nameOf('paclitaxel', 'antineoplastic', 2)).toBe('taxane')
    expect(nameOf('paclitaxel', 'antineoplastic', 3)).toBe('standard')
    expect(nameOf('iron sucrose', 'supportive', 1)).toBe('iron')
    expect(nameOf('red blood cells', 'transfusion', 1)).toBe('blood')
    expect(nameOf('ondansetron hydrochloride', 'premed', 1)).toBeNull()
  })

  it('of a first antibody is every 15 minutes four times, then every 30', () => {
    const schedule = vitalScheduleOf({ drug: 'pembrolizumab', role: 'antineoplastic', dose: 1 })
    expect(schedule && dueMinutes(schedule, 120)).toEqual([15, 30, 45, 60, 90, 120])
    expect(schedule && dueMinutes(schedule, 15)).toEqual([15])
    expect(schedule && dueMinutes(schedule, 14)).toEqual([])
  })

  it('of an antibody does not ask in which role it was ordered', () => {
    expect(nameOf('infliximab-dyyb', 'supportive', 1)).toBe('antibody_first')
    expect(nameOf('infliximab-dyyb', 'supportive', 2)).toBe('standard')
    expect(nameOf('tocilizumab', 'rescue', 1)).toBe('antibody_first')
    expect(nameOf('rituximab', 'supportive', 1)).toBe('rate_steps_first')
    expect(nameOf('zoledronic acid', 'supportive', 1)).toBeNull()
  })

  it('of an order with rate steps of its own is that of a rate-step drug', () => {
    expect(nameOf('immune globulin', 'supportive', 1, true)).toBe('rate_steps_first')
    expect(nameOf('immune globulin', 'supportive', 2, true)).toBe('rate_steps')
    expect(nameOf('pembrolizumab', 'antineoplastic', 1, true)).toBe('antibody_first')
  })

  it('of a drug in rate steps whose steps nobody knows is one set every half hour', () => {
    const schedule = vitalScheduleOf({ drug: 'obinutuzumab', role: 'antineoplastic', dose: 2 })
    expect(schedule && dueMinutes(schedule, 95)).toEqual([30, 60, 90])
  })
})
