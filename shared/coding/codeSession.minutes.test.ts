import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, fluid, infusion, issues, push } from '#test/builders/codingVisit.ts'

describe('time (R1, R2, R3)', () => {
  it('15 minutes is a push, 16 an infusion', () => {
    expect(bill(code('office', [infusion('zoledronic acid', '09:00', '09:15')]))).toEqual(['96374'])
    expect(bill(code('office', [infusion('zoledronic acid', '09:00', '09:16')]))).toEqual(['96365'])
  })

  it('90 minutes has no extra hour, 91 has one', () => {
    expect(bill(code('office', [chemo('paclitaxel', '09:00', '10:30')]))).toEqual(['96413'])
    expect(bill(code('office', [chemo('paclitaxel', '09:00', '10:31')]))).toEqual(['96413', '96415'])
  })

  it('printed times count, the seconds are shown: 09:00:50 to 09:16:10 is an infusion of 16 minutes', () => {
    const result = code('office', [infusion('iron sucrose', '09:00:50', '09:16:10')])
    expect(bill(result)).toEqual(['96365'])
    expect(result.lines[0]?.minutes).toBe(16)
    expect(issues(result)).toContain('seconds_change_code')
  })

  it('seconds that change nothing are not mentioned', () => {
    expect(issues(code('office', [infusion('iron sucrose', '09:00:50', '09:40:10')]))).not.toContain(
      'seconds_change_code',
    )
  })

  it('seconds at the extra hour, at hydration and between repeat pushes are shown too', () => {
    expect(issues(code('office', [chemo('paclitaxel', '09:00:50', '10:31:10')]))).toContain('seconds_change_code')
    expect(issues(code('office', [fluid('09:00:50', '09:31:10')]))).toContain('seconds_change_code')
    const pushes = [push('hydromorphone', '09:00:50'), push('hydromorphone', '09:31:10')]
    expect(issues(code('facility', pushes))).toContain('seconds_change_code')
  })

  it('a clock change inside an infusion neither adds nor loses time', () => {
    const spring = { start: '2026-03-08T01:30:00-06:00', stop: '2026-03-08T03:30:00-05:00' }
    const autumn = { start: '2026-11-01T00:30:00-05:00', stop: '2026-11-01T01:30:00-06:00' }
    expect(code('office', [chemo('paclitaxel', null, null, spring)]).lines[0]?.minutes).toBe(60)
    expect(bill(code('office', [chemo('paclitaxel', null, null, autumn)]))).toEqual(['96413', '96415'])
  })

  it('a service ending at 10:00 does not overlap one starting at 10:00', () => {
    const result = code('office', [infusion('drug A', '09:00', '10:00'), infusion('drug B', '10:00', '11:00')])
    expect(issues(result)).not.toContain('partial_overlap_time_deducted')
    expect(bill(result)).toEqual(['96365', '96367'])
  })

  it('two drugs of 75 minutes have no extra hour: minutes of different drugs are never pooled (R5)', () => {
    const result = code('office', [chemo('pertuzumab', '09:00', '10:15'), chemo('trastuzumab', '10:15', '11:30')])
    expect(bill(result)).toEqual(['96413', '96417'])
  })

  it('23:00 to 02:00 is one service on the first date (R24)', () => {
    const result = code('facility', [fluid('23:00', '+02:00')])
    expect(bill(result)).toEqual(['96360', '96361 × 2'])
    expect(issues(result)).toContain('crosses_midnight')
  })

  it('an infusion that stops at midnight does not cross it', () => {
    expect(issues(code('facility', [infusion('drug A', '23:00', '+00:00')]))).not.toContain('crosses_midnight')
  })
})

describe('same drug (R6)', () => {
  it('reaction, pause of 40 minutes, restart: running minutes, and the treatment push is coded', () => {
    const first = chemo('rituximab', '09:00', '09:40')
    const result = code('office', [
      first,
      push('diphenhydramine', '09:45'),
      chemo('rituximab', '10:20', '11:15', { resumes: first.id }),
    ])
    expect(bill(result)).toEqual(['96375', '96413', '96415'])
    expect(issues(result)).toContain('interrupted_infusion_combined')
  })

  it('segments of one service say the same as services that resume', () => {
    const segments = [
      { start: clock('09:00'), stop: clock('09:40') },
      { start: clock('10:20'), stop: clock('11:15') },
    ]
    const result = code('office', [chemo('rituximab', '09:00', '11:15', { segments })])
    expect(bill(result)).toEqual(['96413', '96415'])
    expect(result.lines[0]?.spans.map(({ minutes, counted, why }) => [minutes, counted, why])).toEqual([
      [40, true, undefined],
      [40, false, 'pause'],
      [55, true, undefined],
    ])
  })

  it('a new bag continues the clock, and a recorded gap between bags does not count', () => {
    const first = infusion('immune globulin', '09:00', '10:00')
    const next = infusion('immune globulin', '10:10', '10:41', { resumes: first.id })
    expect(bill(code('office', [first, next]))).toEqual(['96365', '96366'])
    const short = infusion('immune globulin', '10:10', '10:40', { resumes: first.id })
    expect(bill(code('office', [first, short]))).toEqual(['96365'])
  })

  it('two 10-minute bottles of one dose, back to back, are one infusion of 20 minutes', () => {
    const result = code('office', [infusion('albumin', '09:00', '09:10'), infusion('albumin', '09:10', '09:20')])
    expect(bill(result)).toEqual(['96365'])
    expect(result.lines[0]?.minutes).toBe(20)
  })

  it('separate doses: each is push or infusion first, then infused minutes are added', () => {
    const both = code('facility', [infusion('cefazolin', '08:00', '08:50'), infusion('cefazolin', '12:00', '12:50')])
    expect(bill(both)).toEqual(['96365', '96366'])
    expect(issues(both)).toContain('same_drug_infusion_times_combined')
    const oneShort = code('facility', [
      infusion('cefazolin', '08:00', '09:20'),
      infusion('cefazolin', '12:00', '12:12'),
    ])
    expect(bill(oneShort)).toEqual(['96365', '96376'])
  })

  it('two overlapping runs of one drug at one access wait for a person, separate bags do not', () => {
    const doubted = code('office', [chemo('paclitaxel', '09:00', '10:00'), chemo('paclitaxel', '09:30', '10:30')])
    expect(blocks(doubted)).toEqual(['overlapping_same_drug_segments'])
    expect(bill(doubted)).toEqual([])
    const bags = code('office', [
      chemo('paclitaxel', '09:00', '10:00', { bag: '1' }),
      chemo('paclitaxel', '09:30', '10:40', { bag: '2' }),
    ])
    expect(blocks(bags)).toEqual([])
    expect(bill(bags)).toEqual(['96413', '96415'])
  })

  it('push, then infusion of the same drug: the infusion; the push in a facility with more than 30 minutes between', () => {
    const near = [push('furosemide', '08:00'), infusion('furosemide', '08:30', '09:30')]
    const far = [push('furosemide', '08:00'), infusion('furosemide', '08:31', '09:30')]
    expect(bill(code('facility', near))).toEqual(['96365'])
    expect(bill(code('facility', far))).toEqual(['96365', '96376'])
    expect(bill(code('office', far))).toEqual(['96365'])
  })
})
