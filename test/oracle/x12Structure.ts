/**
 * The order of an 837P's segments, written from billing-interfaces section 5 apart from the writer,
 * as a small grammar: each step names a segment by its id and, where needed, its first element.
 */
interface Step {
  readonly match: RegExp
  /** How often it may stand here: '1' exactly once, '?' at most once, '+' once or more, '*' any number. */
  readonly times: '1' | '?' | '+' | '*'
}

const step = (text: string, times: Step['times'] = '1'): Step => ({
  match: new RegExp(`^${text.replaceAll('*', '\\*')}(\\*|$)`),
  times,
})

const head: readonly Step[] = [
  step('ISA'),
  step('GS*HC'),
  step('ST*837'),
  step('BHT*0019*00'),
  step('NM1*41'),
  step('PER*IC', '+'),
  step('NM1*40'),
  step('HL*1**20*1'),
  step('PRV*BI', '?'),
  step('NM1*85'),
  step('N3'),
  step('N4'),
  step('REF*EI'),
]
const claimHead: readonly Step[] = [
  step('SBR'),
  step('NM1*IL'),
  step('N3', '?'),
  step('N4', '?'),
  step('DMG', '?'),
  step('NM1*PR'),
]
const patient: readonly Step[] = [step('PAT'), step('NM1*QC'), step('N3'), step('N4'), step('DMG')]
const claimBody: readonly Step[] = [
  step('CLM'),
  step('REF*G1', '?'),
  step('REF*F8', '?'),
  step('REF*EA', '?'),
  step('NTE', '?'),
  step('HI'),
  step('NM1*82', '?'),
  step('PRV*PE', '?'),
  step('NM1*77', '?'),
  step('NM1*DQ', '?'),
]
const otherPayer: readonly Step[] = [step('SBR'), step('OI'), step('NM1*IL'), step('NM1*PR')]
const line: readonly Step[] = [
  step('LX'),
  step('SV1'),
  step('DTP*472'),
  step('REF*6R'),
  step('NTE', '?'),
  step('LIN**N4', '?'),
]
const ndc: readonly Step[] = [step('CTP')]
const tail: readonly Step[] = [step('SE'), step('GE'), step('IEA')]

/** Every departure of a file from that order, in words with the segment's number from ISA = 1; an empty list = in order. */
export function structureProblems(text: string): readonly string[] {
  const segments = text
    .split('~')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const problems: string[] = []
  let at = 0
  const take = (steps: readonly Step[]): void => {
    for (const { match, times } of steps) {
      let count = 0
      while (
        at < segments.length &&
        match.test(segments[at] ?? '') &&
        (times === '+' || times === '*' || count === 0)
      ) {
        at += 1
        count += 1
      }
      if (count === 0 && (times === '1' || times === '+'))
        problems.push(`segment ${at + 1} is ${segments[at] ?? 'the end'}, expected ${match.source}`)
    }
  }
  const next = (): string => segments[at] ?? ''
  take(head)
  while (/^HL\*\d+\*1\*22/.test(next()) && problems.length === 0) {
    at += 1
    take(claimHead)
    if (/^HL\*\d+\*\d+\*23\*0/.test(next())) {
      at += 1
      take(patient)
    }
    take(claimBody)
    while (next().startsWith('SBR*') && problems.length === 0) take(otherPayer)
    while (next().startsWith('LX*') && problems.length === 0) {
      take(line)
      if (/^LIN/.test(segments[at - 1] ?? '')) take(ndc)
    }
  }
  take(tail)
  if (at < segments.length) problems.push(`segment ${at + 1} is ${next()}, expected the end`)
  return problems
}
