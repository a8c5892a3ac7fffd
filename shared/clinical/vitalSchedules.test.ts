import { describe, expect, it } from 'vitest'
import { dueMinutes, vitalScheduleOf } from './vitalSchedules.ts'

const nameOf = (drug: string, role: string, cycle: number): string | null =>
  vitalScheduleOf(drug, role, cycle)?.name ?? null

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
    const schedule = vitalScheduleOf('pembrolizumab', 'antineoplastic', 1)
    expect(schedule && dueMinutes(schedule, 120)).toEqual([15, 30, 45, 60, 90, 120])
    expect(schedule && dueMinutes(schedule, 15)).toEqual([15])
    expect(schedule && dueMinutes(schedule, 14)).toEqual([])
  })

  it('of a drug in rate steps is one set before each half-hour step', () => {
    const schedule = vitalScheduleOf('rituximab', 'antineoplastic', 2)
    expect(schedule && dueMinutes(schedule, 95)).toEqual([30, 60, 90])
  })
})
