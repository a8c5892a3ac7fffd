/**
 * A clearinghouse and a payer for tests: reads an 837 as text, without any of our readers, and writes the answers that
 * such a file gets. Amounts in whole cents.
 */

export interface ReadLine {
  readonly id: string
  /** `HC:J9312:JW`. */
  readonly procedure: string
  readonly chargeCents: number
  readonly units: string
  readonly date: string
}

export interface ReadClaim {
  readonly reference: string
  readonly frequency: string
  readonly chargeCents: number
  /** ST02 and the place of its CLM, counted from ST = 1. */
  readonly set: string
  readonly position: number
  readonly lines: readonly ReadLine[]
}

export interface ReadFile {
  /** ISA06 and ISA08: an answer goes back from the one to the other. */
  readonly sender: string
  readonly receiver: string
  readonly interchange: string
  readonly group: string
  readonly batch: string
  readonly claims: readonly ReadClaim[]
}

const cents = (text: string): number => Math.round(Number(text) * 100)
const money = (all: number): string => String(all / 100)

/** What a receiver finds in the file. */
export function readClaimFile(text: string): ReadFile {
  const segments = text.split('~').map((one) => one.trim().split('*'))
  const claims: (Omit<ReadClaim, 'lines'> & { lines: ReadLine[] })[] = []
  const found = { sender: '', receiver: '', interchange: '', group: '', batch: '', set: '' }
  let position = 0
  for (const [id, ...e] of segments) {
    position += 1
    if (id === 'ISA') {
      found.sender = (e[5] ?? '').trim()
      found.receiver = (e[7] ?? '').trim()
      found.interchange = e[12] ?? ''
    }
    if (id === 'GS') found.group = e[5] ?? ''
    if (id === 'BHT') found.batch = e[2] ?? ''
    if (id === 'ST') {
      found.set = e[1] ?? ''
      position = 1
    }
    const claim = claims.at(-1)
    const line = claim?.lines.at(-1)
    if (id === 'CLM')
      claims.push({
        reference: e[0] ?? '',
        frequency: e[4]?.split(':')[2] ?? '',
        chargeCents: cents(e[1] ?? ''),
        set: found.set,
        position,
        lines: [],
      })
    if (id === 'SV1' || id === 'SV2') {
      const [procedure = '', charge = '', , units = ''] = id === 'SV1' ? e : e.slice(1)
      claim?.lines.push({ id: '', procedure, chargeCents: cents(charge), units, date: '' })
    }
    if (claim && line && id === 'DTP') claim.lines[claim.lines.length - 1] = { ...line, date: e[2] ?? '' }
    if (claim && line && id === 'REF' && e[0] === '6R')
      claim.lines[claim.lines.length - 1] = { ...line, id: e[1] ?? '' }
  }
  const { sender, receiver, interchange, group, batch } = found
  return { sender, receiver, interchange, group, batch, claims }
}

interface Envelope {
  readonly functionalId: string
  readonly setId: string
  readonly version: string
  /** ISA13 of the answer. */
  readonly control: number
  /** The file it answers; a payment answers none. */
  readonly file?: ReadFile
}

const usual = { sender: 'LAKESIDE01', receiver: 'CLEARING01' }

function enveloped({ functionalId, setId, version, control, file }: Envelope, body: readonly string[]): string {
  const isa13 = String(control).padStart(9, '0')
  const { sender: to, receiver: from } = file ?? usual
  return [
    `ISA*00*          *00*          *ZZ*${from.padEnd(15)}*ZZ*${to.padEnd(15)}*260303*0900*^*00501*${isa13}*0*T*:`,
    `GS*${functionalId}*${from}*${to}*20260303*0900*${control}*X*${version}`,
    `ST*${setId}*0001*${version}`,
    ...body,
    `SE*${body.length + 2}*0001`,
    `GE*1*${control}`,
    `IEA*1*${isa13}`,
  ]
    .map((segment) => `${segment}~`)
    .join('\n')
}

/** 999: the whole group taken, or one set rejected for what stands at the given place of a claim. */
export function answer999(
  file: ReadFile,
  control: number,
  wrong: {
    readonly claim: ReadClaim
    readonly segment: string
    readonly behind: number
    readonly element: string
  } | null = null,
): string {
  const sets = [...new Set(file.claims.map(({ set }) => set))]
  const body = sets.flatMap((set) => {
    const isWrong = wrong?.claim.set === set
    return [
      `AK2*837*${set}*005010X222A1`,
      ...(isWrong
        ? [`IK3*${wrong.segment}*${wrong.claim.position + wrong.behind}**8`, `IK4*${wrong.element}**7*BAD`]
        : []),
      `IK5*${isWrong ? 'R*5' : 'A'}`,
    ]
  })
  const taken = sets.length - (wrong ? 1 : 0)
  const verdict = taken === sets.length ? 'A' : taken === 0 ? 'R' : 'P'
  return enveloped({ functionalId: 'FA', setId: '999', version: '005010X231A1', control, file }, [
    `AK1*HC*${file.group}*005010X222A1`,
    ...body,
    `AK9*${verdict}*${sets.length}*${sets.length}*${taken}`,
  ])
}

export const payerNumberOf = (reference: string): string => `ICN${reference.replace(/[^0-9]/g, '')}`

/** 277CA: every claim accepted with the payer's number, but those that are sent back. */
export function answer277(file: ReadFile, control: number, sentBack: readonly string[] = []): string {
  const claims = file.claims.flatMap(({ reference, chargeCents }, index) => {
    const isBack = sentBack.includes(reference)
    return [
      `HL*${index + 4}*3*PT`,
      'NM1*QC*1*PATIENT*TEST****MI*1EG4TE5MK73',
      `TRN*2*${reference}`,
      `STC*${isBack ? 'A7:562:85' : 'A2:20:PR'}*20260303*${isBack ? 'U' : 'WQ'}*${money(chargeCents)}`,
      ...(isBack ? [] : [`REF*1K*${payerNumberOf(reference)}`]),
    ]
  })
  return enveloped({ functionalId: 'HN', setId: '277', version: '005010X214', control, file }, [
    'BHT*0085*08*ANSWER1*20260303*0900*TH',
    'HL*1**20*1',
    'NM1*PR*2*MEDICARE PART B*****PI*00882',
    'TRN*1*ANSWER1',
    'DTP*050*D8*20260303',
    'DTP*009*D8*20260303',
    'HL*2*1*21*1',
    'NM1*41*2*LAKESIDE HEMATOLOGY PC*****46*LAKESIDE01',
    `TRN*2*${file.batch}`,
    'STC*A1:19:PR*20260303*WQ*1',
    'HL*3*2*19*1',
    'NM1*85*2*LAKESIDE HEMATOLOGY PC*****XX*1234567893',
    'TRN*1*0',
    ...claims,
  ])
}

/** What a payer decides of one line, in cents. */
export interface Decision {
  readonly paid: number
  readonly contractual: number
  readonly patient: number
  /** Not paid for this reason, `CO*197`. */
  readonly refused?: { readonly reason: string; readonly cents: number }
}

export interface DecidedClaim {
  readonly claim: ReadClaim
  /** CLP02. */
  readonly status: string
  readonly decide: (line: ReadLine) => Decision
}

/** Four fifths are allowed, four fifths of that are paid, the patient owes the rest; odd cents fall as they fall. */
export function usualDecision({ chargeCents }: Pick<ReadLine, 'chargeCents'>): Decision {
  const allowed = Math.floor((chargeCents * 4) / 5)
  const paid = Math.floor((allowed * 4) / 5)
  return { paid, contractual: chargeCents - allowed, patient: allowed - paid }
}

export const deniedDecision =
  (reason: string) =>
  ({ chargeCents }: Pick<ReadLine, 'chargeCents'>): Decision => ({
    paid: 0,
    contractual: 0,
    patient: 0,
    refused: { reason, cents: chargeCents },
  })

/** 835: a payment with these claims; a reversal (22) repeats a claim with every sign turned. */
export function answer835(
  trace: string,
  control: number,
  decided: readonly DecidedClaim[],
  provider: readonly { readonly segment: string; readonly cents: number }[] = [],
): { readonly text: string; readonly paidCents: number } {
  const claims = decided.map(({ claim, status, decide }) => {
    const sign = status === '22' ? -1 : 1
    const lines = claim.lines.map((line) => ({ line, decision: decide(line) }))
    const sum = (of: (one: (typeof lines)[number]) => number): number =>
      sign * lines.reduce((all, one) => all + of(one), 0)
    const paid = sum(({ decision }) => decision.paid)
    return {
      paid,
      segments: [
        `CLP*${claim.reference}*${status}*${money(sign * claim.chargeCents)}*${money(paid)}*${money(sum(({ decision }) => decision.patient))}*MB*${payerNumberOf(claim.reference)}*11*1`,
        'NM1*QC*1*PATIENT*TEST****MI*1EG4TE5MK73',
        ...lines.flatMap(({ line, decision }) => lineSegments(line, decision, sign)),
      ],
    }
  })
  const beside = provider.reduce((all, one) => all + one.cents, 0)
  const paidCents = claims.reduce((all, one) => all + one.paid, 0) - beside
  const text = enveloped({ functionalId: 'HP', setId: '835', version: '005010X221A1', control }, [
    `BPR*I*${money(paidCents)}*C*ACH*CCP*01*999999992*DA*123456789*1234567890**01*999999992*DA*98765432*20260316`,
    `TRN*1*${trace}*1234567890`,
    'N1*PR*MEDICARE PART B',
    'REF*2U*00882',
    'N1*PE*LAKESIDE HEMATOLOGY PC*XX*1234567893',
    'LX*1',
    ...claims.flatMap(({ segments }) => segments),
    ...provider.map(({ segment }) => segment),
  ])
  return { text, paidCents }
}

function lineSegments(
  line: ReadLine,
  { paid, contractual, patient, refused }: Decision,
  sign: number,
): readonly string[] {
  const cas = (reason: string, all: number): readonly string[] =>
    all === 0 ? [] : [`CAS*${reason}*${money(sign * all)}`]
  return [
    `SVC*${line.procedure}*${money(sign * line.chargeCents)}*${money(sign * paid)}**${line.units}`,
    `DTM*472*${line.date}`,
    ...cas('CO*45', contractual),
    ...cas('PR*2', patient),
    ...(refused ? cas(refused.reason, refused.cents) : []),
    `REF*6R*${line.id}`,
    ...(refused ? [] : [`AMT*B6*${money(sign * (paid + patient))}`]),
  ]
}
