import type { SentClaim, SentLine } from '#shared/claim/sentClaim.ts'
import { anX12, aPaidClaim, kinds } from '#test/builders/anX12.ts'

const dollars = (cents: number): string => (cents / 100).toFixed(2)
const contractual = (cents: number): number => Math.floor(cents / 4)
const patient = (cents: number): number => Math.floor((cents - contractual(cents)) / 5)
const paid = (cents: number): number => cents - contractual(cents) - patient(cents)
const sum = (cents: readonly number[]): number => cents.reduce((total, one) => total + one, 0)

/** One payment of whole claims as a payer writes it: a quarter is contractual, a fifth of the rest the patient's. */
export function aRemittance(claims: readonly SentClaim[], trace: string): string {
  const head = aPaidClaim('', trace).slice(1)
  const begin = head.slice(
    0,
    head.findIndex((segment) => segment.startsWith('CLP')),
  )
  const total = sum(claims.flatMap(({ lines }) => lines.map(({ chargeCents }) => paid(chargeCents))))
  const bpr = `BPR*I*${dollars(total)}*C*ACH*CCP*01*999999992*DA*123456789*1234567890**01*999999992*DA*98765432*20261207`
  return anX12(kinds['835'], [[bpr, ...begin, ...claims.flatMap(paidClaim)]])
}

function paidClaim({ reference, totalCents, lines }: SentClaim, index: number): readonly string[] {
  const all = (part: (cents: number) => number) => dollars(sum(lines.map(({ chargeCents }) => part(chargeCents))))
  const number = `2026325${String(index).padStart(6, '0')}`
  return [
    `CLP*${reference}*1*${dollars(totalCents)}*${all(paid)}*${all(patient)}*MB*${number}*11*1`,
    'NM1*QC*1*DOE*JANE****MI*1EG4TE5MK73',
    ...lines.flatMap(paidLine),
  ]
}

const paidLine = ({ lineId, code, modifiers, units, chargeCents, serviceDate }: SentLine): readonly string[] => [
  `SVC*${['HC', code, ...modifiers].join(':')}*${dollars(chargeCents)}*${dollars(paid(chargeCents))}**${units}`,
  `DTM*472*${serviceDate.replaceAll('-', '')}`,
  `CAS*CO*45*${dollars(contractual(chargeCents))}`,
  `CAS*PR*2*${dollars(patient(chargeCents))}`,
  `REF*6R*${lineId}`,
  `AMT*B6*${dollars(chargeCents - contractual(chargeCents))}`,
]

/** Lines of an 835 as a program would have them that only cuts the text: how many elements it has. */
export const cutBare = (text: string): number =>
  text.split('~').reduce((count, segment) => count + segment.trim().split('*').length, 0)
