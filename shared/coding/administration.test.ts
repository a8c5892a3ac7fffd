import { describe, expect, it } from 'vitest'
import { chemo, clock, code, infusion, issues, push } from '#test/builders/codingVisit.ts'
import type { CodingResult, Service } from './types.ts'

const behind = ({ lines }: CodingResult, wanted: string) => lines.find((line) => line.code === wanted)?.serviceIds

describe('a dose and what resumed it', () => {
  const first = chemo('rituximab', '09:00', '09:40', { id: 's10' })
  const rest = chemo('rituximab', '10:20', '11:15', { id: 's2', resumes: first.id })

  it('are named in the order they ran, whatever they are called', () =>
    expect(behind(code('office', [rest, first]), '96413')).toEqual(['s10', 's2']))

  it('that began in one minute are named by their ids', () => {
    const beside = { ...rest, start: clock('09:00'), access: 'B' }
    expect(behind(code('office', [beside, first]), '96413')).toEqual(['s2', 's10'])
  })

  it.each([
    ['the first part', { ...first, discontinued: true }, rest],
    ['the last part', first, { ...rest, discontinued: true }],
  ])('are reviewed when %s was stopped early (R26)', (_, one, other) =>
    expect(issues(code('office', [one, other]))).toContain('discontinued_infusion_review'),
  )

  it('are not when none was', () =>
    expect(issues(code('office', [first, rest]))).not.toContain('discontinued_infusion_review'))
})

describe('pushes with a label and without', () => {
  const at = (start: string, id: string, more = {}) => push('ondansetron', start, null, { id, ...more })

  it.each([
    ['the labelled one', at('08:00', 's1', { bag: 'x' }), at('09:00', 's2'), 's2'],
    ['the plain one', at('08:00', 's1'), at('09:00', 's2', { bag: 'x' }), 's2'],
    ['of two at once the first by id, labelled', at('08:00', 's1', { bag: 'x' }), at('08:00', 's2'), 's2'],
    ['of two at once the first by id, plain', at('08:00', 's2', { bag: 'x' }), at('08:00', 's1'), 's2'],
  ])('an office counts the one that came first: %s', (_, one, other, notCounted) =>
    expect(code('office', [one, other]).notCounted.map(({ serviceId }) => serviceId)).toEqual([notCounted]),
  )
})

describe('drugs of one bag and drugs alone', () => {
  const host = chemo('docetaxel', '08:00', '09:00', { id: 's9' })
  const mixed = (start: string, stop: string): readonly Service[] => [
    infusion('dexamethasone', start, stop, { id: 's3', bag: 'x' }),
    infusion('ondansetron', start, stop, { id: 's4', bag: 'x' }),
  ]
  const alone = (id: string, start: string, stop: string) => infusion('magnesium', start, stop, { id })

  it.each([
    ['the bag first', [alone('s1', '10:00', '10:30'), ...mixed('09:00', '09:30')], ['s3', 's4', 's1']],
    ['the bag last', [...mixed('10:00', '10:30'), alone('s5', '09:00', '09:30')], ['s5', 's3', 's4']],
    ['together, by id: the bag', [alone('s5', '09:00', '09:30'), ...mixed('09:00', '09:30')], ['s3', 's4', 's5']],
    ['together, by id: the other', [...mixed('09:00', '09:30'), alone('s1', '09:00', '09:30')], ['s1', 's3', 's4']],
  ])('are named in the order they began: %s', (_, services, expected) => {
    const beside = services.map((one) => ({ ...one, access: 'A' }))
    const { lines } = code('office', [host, ...beside])
    expect(lines.filter((line) => line.code !== '96413').flatMap((line) => line.serviceIds)).toEqual(expected)
  })
})
