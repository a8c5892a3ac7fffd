/**
 * The order of the segments of an 837P and an 837I, written from billing-interfaces section 5 apart from the writer,
 * as a small grammar: each step names a segment by its id and, where needed, its first element.
 */
interface Step {
  readonly match: RegExp
  /** How often it may stand here: '1' exactly once, '?' at most once, '+' once or more, '*' any number. */
  readonly times: '1' | '?' | '+' | '*'
}

const step = (text: string, times: Step['times'] = '1'): Step => ({
  match: new RegExp(`^${text.replaceAll('*', '\\*')}(\\*|:|$)`),
  times,
})

const subscriber: readonly Step[] = [
  step('SBR'),
  step('NM1*IL'),
  step('N3', '?'),
  step('N4', '?'),
  step('DMG', '?'),
  step('NM1*PR'),
]
const patient: readonly Step[] = [step('PAT'), step('NM1*QC'), step('N3'), step('N4'), step('DMG')]
const otherPayer: readonly Step[] = [
  step('SBR'),
  step('CAS', '*'),
  step('AMT*D', '?'),
  step('AMT*EAF', '?'),
  step('OI'),
  step('NM1*IL'),
  step('NM1*PR'),
  step('DTP*573', '?'),
  step('REF*F8', '?'),
]
const decided: readonly Step[] = [step('SVD'), step('CAS', '*'), step('DTP*573')]
const ndc: readonly Step[] = [step('CTP')]

/** 2300 to 2310, 2400 to 2420 of each form. */
const forms = {
  '005010X222A1': {
    claim: [
      step('CLM'),
      step('REF*G1', '?'),
      step('REF*F8', '?'),
      step('REF*EA', '?'),
      step('NTE', '?'),
      step('HI*ABK'),
      step('NM1*DN', '?'),
      step('NM1*82', '?'),
      step('PRV*PE', '?'),
      step('NM1*77', '?'),
      step('N3', '?'),
      step('N4', '?'),
      step('NM1*DQ', '?'),
    ],
    line: [
      step('LX'),
      step('SV1'),
      step('DTP*472'),
      step('REF*G1', '?'),
      step('REF*6R'),
      step('NTE', '?'),
      step('LIN**N4', '?'),
    ],
    afterNdc: [step('NM1*DK', '?')],
  },
  '005010X223A2': {
    claim: [
      step('CLM'),
      step('DTP*434'),
      step('CL1'),
      step('REF*G1', '?'),
      step('REF*F8', '?'),
      step('REF*EA', '?'),
      step('NTE', '?'),
      step('HI*ABK'),
      step('HI*APR'),
      step('HI*ABF', '?'),
      step('NM1*71', '?'),
      step('PRV*AT', '?'),
      step('NM1*77', '?'),
      step('N3', '?'),
      step('N4', '?'),
      step('NM1*DN', '?'),
    ],
    line: [step('LX'), step('SV2'), step('DTP*472'), step('REF*6R'), step('LIN**N4', '?')],
    afterNdc: [],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Step[]>>>>

const provider: readonly Step[] = [step('PRV*BI', '?'), step('NM1*85'), step('N3'), step('N4'), step('REF*EI')]
const envelope: readonly Step[] = [step('ISA'), step('GS*HC')]
const setStart: readonly Step[] = [
  step('ST*837'),
  step('BHT*0019*00'),
  step('NM1*41'),
  step('PER*IC', '+'),
  step('NM1*40'),
]
const tail: readonly Step[] = [step('GE'), step('IEA')]

/** Where the reading of a file stands. */
interface Reading {
  readonly segments: readonly string[]
  readonly problems: string[]
  at: number
}

const nextOf = ({ segments, at }: Reading): string => segments[at] ?? ''
const isFine = ({ problems }: Reading): boolean => problems.length === 0

function take(reading: Reading, steps: readonly Step[]): void {
  for (const { match, times } of steps) {
    let count = 0
    while (match.test(nextOf(reading)) && (times === '+' || times === '*' || count === 0)) {
      reading.at += 1
      count += 1
    }
    if (count === 0 && (times === '1' || times === '+'))
      reading.problems.push(`segment ${reading.at + 1} is ${nextOf(reading) || 'the end'}, expected ${match.source}`)
  }
}

/**
 * Every departure of an 837P or 837I from that order, its counts, and its hierarchy numbers, in words with the segment's
 * number from ISA = 1; an empty list = in order.
 */
export function structureProblems(text: string): readonly string[] {
  const segments = text
    .split('~')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const reading: Reading = { segments, problems: [], at: 0 }
  take(reading, envelope)
  let sets = 0
  while (nextOf(reading).startsWith('ST*') && isFine(reading)) {
    sets += 1
    readSet(reading)
  }
  const [, groupSets] = nextOf(reading).split('*')
  if (Number(groupSets) !== sets) reading.problems.push(`GE says ${groupSets} sets, and there are ${sets}`)
  take(reading, tail)
  if (reading.at < segments.length)
    reading.problems.push(`segment ${reading.at + 1} is ${nextOf(reading)}, expected the end`)
  return [...reading.problems, ...strangers(segments)]
}

function readSet(reading: Reading): void {
  const start = reading.at
  const version = nextOf(reading).split('*')[3] ?? ''
  const form = forms[version as keyof typeof forms]
  if (form === undefined) {
    reading.problems.push(`segment ${start + 1}: ${version} is neither 837P nor 837I`)
    return
  }
  take(reading, setStart)
  let hl = 0
  let parent = 0
  while (nextOf(reading).startsWith('HL*') && isFine(reading)) {
    const [, number, above = '', level] = nextOf(reading).split('*')
    hl += 1
    if (Number(number) !== hl) reading.problems.push(`segment ${reading.at + 1}: HL ${number}, expected ${hl}`)
    if (above !== (level === '20' ? '' : String(level === '23' ? hl - 1 : parent)))
      reading.problems.push(`segment ${reading.at + 1}: HL ${number} stands under ${above}`)
    reading.at += 1
    if (level === '20') {
      parent = hl
      take(reading, provider)
    } else readLevel(reading, form, level === '22')
  }
  const [, count] = nextOf(reading).split('*')
  if (Number(count) !== reading.at - start + 1)
    reading.problems.push(`SE says ${count} segments, and there are ${reading.at - start + 1}`)
  take(reading, [step('SE')])
}

function readLevel(reading: Reading, form: (typeof forms)[keyof typeof forms], isSubscriber: boolean): void {
  take(reading, isSubscriber ? subscriber : patient)
  if (isSubscriber && /^HL\*\d+\*\d+\*23/.test(nextOf(reading))) return
  take(reading, form.claim)
  while (nextOf(reading).startsWith('SBR*') && isFine(reading)) take(reading, otherPayer)
  while (nextOf(reading).startsWith('LX*') && isFine(reading)) {
    take(reading, form.line)
    if (/^LIN/.test(reading.segments[reading.at - 1] ?? '')) take(reading, ndc)
    take(reading, form.afterNdc)
    while (nextOf(reading).startsWith('SVD*') && isFine(reading)) take(reading, decided)
  }
}

/** Letters that no receiver wants, and numbers in another form than plain decimals. */
function strangers(segments: readonly string[]): readonly string[] {
  return segments.flatMap((segment, index) => {
    const found: string[] = []
    if (/[^ -~]|[a-z]/.test(segment)) found.push(`segment ${index + 1}: letters outside of capital ASCII`)
    const amounts = /^(?:SV1\*[^*]*|SV2\*[^*]*\*[^*]*|CLM\*[^*]*|CTP\*\*\*|AMT\*[^*]*|SVD\*[^*]*)\*([^*]*)/.exec(
      segment,
    )
    if (amounts && !/^(0|[1-9]\d*)(\.\d*[1-9])?$/.test(amounts[1] ?? ''))
      found.push(`segment ${index + 1}: ${amounts[1]} is no plain decimal`)
    return found
  })
}
