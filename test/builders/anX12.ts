/** Received X12 as senders write it: the envelopes around a body, with counts and control numbers that agree. */

export interface X12Looks {
  readonly element?: string
  readonly component?: string
  readonly segment?: string
  /** Between segments; many senders write none. */
  readonly between?: string
  readonly control?: string
  readonly group?: string
}

interface Kind {
  readonly functionalId: string
  readonly setId: string
  readonly version: string
}

export const kinds = {
  '999': { functionalId: 'FA', setId: '999', version: '005010X231A1' },
  '277': { functionalId: 'HN', setId: '277', version: '005010X214' },
  '835': { functionalId: 'HP', setId: '835', version: '005010X221A1' },
} as const satisfies Readonly<Record<string, Kind>>

/** Bodies are written with `*` and `:`; the looks put other separators in their place. */
export function anX12(kind: Kind, bodies: readonly (readonly string[])[], looks: X12Looks = {}): string {
  const { control = '000000701', group = '701' } = looks
  const sets = bodies.flatMap((body, index) => {
    const set = String(index + 1).padStart(4, '0')
    return [`ST*${kind.setId}*${set}*${kind.version}`, ...body, `SE*${body.length + 2}*${set}`]
  })
  return dressed(
    [
      isa(control),
      `GS*${kind.functionalId}*CLEARING01*LAKESIDE01*20261207*0900*${group}*X*${kind.version}`,
      ...sets,
      `GE*${bodies.length}*${group}`,
      `IEA*1*${control}`,
    ],
    looks,
  )
}

/** An interchange that holds nothing but a TA1. */
export const aTa1 = (ta1: string, looks: X12Looks = {}): string => {
  const control = looks.control ?? '000000702'
  return dressed([isa(control), ta1, `IEA*0*${control}`], looks)
}

const isa = (control: string): string =>
  `ISA*00*          *00*          *ZZ*CLEARING01     *ZZ*LAKESIDE01     *261207*0900*^*00501*${control}*0*T*:`

function dressed(segments: readonly string[], looks: X12Looks): string {
  const { element = '*', component = ':', segment = '~', between = '\n' } = looks
  return segments
    .map((text) => `${text.replaceAll('*', element).replaceAll(':', component)}${segment}${between}`)
    .join('')
}

/** A payment of one claim with three lines, as a Medicare contractor writes it; every sum comes out. */
export const aPaidClaim = (reference = '261120AA001', trace = 'EFT0000555'): readonly string[] => [
  'BPR*I*8010.5*C*ACH*CCP*01*999999992*DA*123456789*1234567890**01*999999992*DA*98765432*20261207',
  `TRN*1*${trace}*1234567890`,
  'DTM*405*20261207',
  'N1*PR*MEDICARE PART B',
  'N3*1 PAYER WAY',
  'N4*MADISON*WI*53703',
  'REF*2U*06302',
  'PER*BL*PROVIDER SERVICES*TE*8005550100',
  'N1*PE*LAKESIDE HEMATOLOGY PC*XX*1234567893',
  'REF*TJ*391234567',
  'LX*1',
  `CLP*${reference}*1*10050.5*8010.5*1700*MB*2026325000123*11*1`,
  'NM1*QC*1*DOE*JANE****MI*1EG4TE5MK73',
  'DTM*050*20261123',
  'SVC*HC:96413*450*110.5**1',
  'DTM*472*20261120',
  'CAS*CO*45*312',
  'CAS*PR*2*27.5',
  `REF*6R*${reference}L01`,
  'AMT*B6*138',
  'SVC*HC:J9312*8640*7200**72',
  'DTM*472*20261120',
  'CAS*CO*45*27.5**253*.01',
  'CAS*PR*2*1412.49',
  `REF*6R*${reference}L02`,
  'AMT*B6*8612.5',
  'SVC*HC:J9312:JW*960.5*700**8',
  'DTM*472*20261120',
  'CAS*CO*45*.49',
  'CAS*PR*2*260.01',
  `REF*6R*${reference}L03`,
  'AMT*B6*960.01',
  'LQ*HE*N807',
]
