import { describe, expect, it } from 'vitest'
import { chemo, clock, code, fluid, infusion, push } from '#test/builders/codingVisit.ts'
import worked from './cases/administration.json' with { type: 'json' }
import { codeSession } from './codeSession.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodingInput } from './types.ts'

const results = () =>
  (worked as unknown as readonly CodingInput[]).map((one) => codeSession(one, ruleSetFor('2026-03-09')))

describe('the explanation', () => {
  it('describes and never advises', () => {
    const sentences = results().flatMap(({ lines, notCounted, issues }) => [
      ...lines.flatMap(({ text, whyNot }) => [text, ...whyNot.map((one) => one.text)]),
      ...notCounted.map(({ text }) => text),
      ...issues.map(({ text }) => text),
    ])
    expect(sentences.length).toBeGreaterThan(400)
    const banned =
      /\b(earns?|reach(es)?|only|lose|still needs?|worth|recommend|should|please|errors?|successfully)\b|!/i
    expect(sentences.filter((text) => banned.test(text) || !text.endsWith('.') || text.includes('undefined'))).toEqual(
      [],
    )
  })

  it('gives every line its label, its rules and its services', () => {
    const lines = results().flatMap((result) => result.lines)
    const visits = /^(99\d\d\d|G0463)$/
    expect(lines.filter(({ label, code: number, rules }) => label === number || rules.length === 0)).toEqual([])
    expect(lines.filter(({ serviceIds, code: number }) => serviceIds.length === 0 && !visits.test(number))).toEqual([])
  })

  it('names the drug, the minutes, the clock and the threshold', () => {
    const [line] = code('office', [chemo('docetaxel', '09:03', '10:35')]).lines
    expect(line?.text).toBe(
      'docetaxel ran 92 min, 09:03 to 10:35; an infusion counts from 16 min. Initial service of this access.',
    )
    expect(line?.whyNot).toContainEqual({
      code: '96415',
      rule: 'R3',
      text: 'The next unit begins at 151 min; 92 min counted.',
    })
  })

  it('says why not another code: push, initial, concurrent', () => {
    const { lines } = code('facility', [
      chemo('oxaliplatin', '09:00', '10:00'),
      infusion('leucovorin', '09:40', '10:40'),
      push('ondansetron', '08:50'),
    ])
    const whyNot = (number: string) => lines.find((line) => line.code === number)?.whyNot ?? []
    expect(whyNot('96367')).toEqual(
      expect.arrayContaining([
        { code: '96365', rule: 'R7', text: 'oxaliplatin is the initial service of this access.' },
        {
          code: '96368',
          rule: 'R11',
          text: '20 of 60 min ran beside another infusion; concurrent is more than half.',
        },
      ]),
    )
    expect(whyNot('96375').map((one) => one.code)).toEqual(['96374', '96367'])
  })

  it('draws every minute: counted, or left out and why', () => {
    const services = [
      fluid('08:00', '10:00'),
      chemo('cisplatin', '08:30', '09:30'),
      infusion('magnesium', '09:20', '11:10'),
    ]
    const { lines } = code('facility', services)
    const spans = (number: string) =>
      lines
        .find((line) => line.code === number)
        ?.spans.map(({ from, minutes, counted, why }) => [from, minutes, counted ? 'counted' : why])
    expect(spans('96413')).toEqual([[clock('08:30'), 60, 'counted']])
    expect(spans('96361')).toBeUndefined()
    const longer = code('facility', [fluid('08:00', '10:00'), chemo('cisplatin', '08:30', '09:20')])
    expect(longer.lines.find((line) => line.code === '96361')?.spans.map(({ minutes, why }) => [minutes, why])).toEqual(
      [
        [30, undefined],
        [50, 'drug_running'],
        [40, undefined],
      ],
    )
  })
})
