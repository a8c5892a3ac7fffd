import { adjustmentWords, formWords, statusWords } from '#shared/billing/remit/answerWords.ts'
import { match277, match999 } from '#shared/billing/remit/matchAcknowledgments.ts'
import { matchRemittance, type SentLedger } from '#shared/billing/remit/matchRemittance.ts'
import { sentClaimOf } from '#shared/claim/sentClaim.ts'
import { readBundleAnswer } from '#shared/formats/fhir/readBundleAnswer.ts'
import { ackErrorWords } from '#shared/formats/hl7/ackWords.ts'
import { readAck } from '#shared/formats/hl7/readAck.ts'
import { readHl7 } from '#shared/formats/hl7/readHl7.ts'
import { readSchedule } from '#shared/formats/hl7/readSchedule.ts'
import { balanceProblems } from '#shared/formats/x12/balance835.ts'
import { type Answer, readAnswers } from '#shared/formats/x12/readAnswers.ts'
import { aClaim } from '#test/builders/aClaim.ts'
import { anX12, aPaidClaim, aTa1, kinds } from '#test/builders/anX12.ts'

/** Received texts with damage in them, and what must hold whatever they hold: no throw, no half answer, reasons in words. */

/** A whole number from 0 up to and without `below`. */
export type Pick = (below: number) => number

const hl7 = [
  'MSH|^~\\&|PMSYS|LAKESIDEPC|CHAIRSIDE|LAKESIDE|20261119180000-0600||SIU^S12^SIU_S12|C1|P|2.5.1',
  'SCH|APPT9001|F77||||INFUSION^CYCLE 3|||240|min|^^240^20261120084500-0600^20261120124500-0600||||||||||||||BOOKED',
  'PID|1||X9^^^OTHER^MR~MRN00042^^^LAKESIDE^MR||DOE^JANE^Q^^^^L||19520314|F',
  'AIS|1|A|96413^X^C4|20261120084500-0600',
  'MSH|^~\\&|A|B|C|D|20261119180000||ADT^A40|C2|P|2.3',
  'PID|1||MRN00042||DOE^JANE',
  'MRG|OLD1^^^LAKESIDE^MR',
].join('\r')

const ack = [
  'MSH|^~\\&|PMSYS|B|C|D|20261120131502-0600||ACK^P03^ACK|PM1|P|2.5.1',
  'MSA|AE|261120AA001-R1',
  'ERR||FT1^2^10|102^Data type error^HL70357|E||||quantity',
].join('\r')

export const receivedTexts: readonly string[] = [
  anX12(kinds['835'], [aPaidClaim(), [...aPaidClaim('ELSE', 'T2'), 'PLB*1*20261231*WO:261120AA001*5*L6*-5']]),
  anX12(kinds['835'], [aPaidClaim()], { component: '>', between: '' }),
  anX12(kinds['999'], [
    [
      'AK1*HC*101*005010X222A1',
      'AK2*837*0101',
      'IK3*DTP*35*2400*8',
      'IK4*3:1*1251*8*20261320',
      'IK5*R*5',
      'AK9*R*1*1*0',
    ],
  ]),
  anX12(kinds['277'], [
    [
      'BHT*0085*08*CA1',
      'HL*1**20*1',
      'HL*4*3*PT',
      'TRN*2*261120AA001',
      'STC*A7:218*20261123*U*1',
      'SVC*HC:J9312*5',
      'REF*FJ*1',
    ],
  ]),
  aTa1('TA1*000000101*261123*1430*R*006'),
  hl7,
  ack,
]

const pieces = [
  '*',
  ':',
  '~',
  '|',
  '^',
  '\\',
  '&',
  '\r',
  '\n',
  '\u0000',
  '\u{1F600}',
  '-',
  '9',
  '9999999999999999999',
  'ISA',
  'MSH|',
  'SE*1*1~',
  'CAS*CO*45',
  '\u000b',
]

/** A text with one to four pieces taken out, put in, doubled or exchanged. */
export function damaged(text: string, pick: Pick): string {
  let found = text
  for (let left = 1 + pick(4); left > 0; left -= 1) {
    const at = pick(found.length + 1)
    const end = Math.min(found.length, at + 1 + pick(30))
    const piece = pieces[pick(pieces.length)] ?? ''
    const kind = pick(4)
    if (kind === 0) found = found.slice(0, at) + found.slice(end)
    else if (kind === 1) found = found.slice(0, at) + piece + found.slice(at)
    else if (kind === 2) found = found.slice(0, end) + found.slice(at)
    else found = found.slice(0, at) + piece + found.slice(end)
  }
  return found
}

const sent = sentClaimOf(aClaim())
const ledger: SentLedger = {
  claims: (reference) => (reference === sent.reference ? [sent] : []),
  claimOfLine: (lineId) => (sent.lines.some((line) => line.lineId === lineId) ? sent : null),
  claimOfPayerNumber: () => null,
  isTest: () => false,
  posted: () => [],
  isPosted: () => false,
}

/** Everything that is wrong with how a text is taken, in words; a throw is one of them. */
export function wrongWithReading(text: string): readonly string[] {
  try {
    return [...x12Wrongs(text), ...hl7Wrongs(text), ...fhirWrongs(text)]
  } catch (cause) {
    return [`it threw: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`]
  }
}

function x12Wrongs(text: string): readonly string[] {
  const read = readAnswers(text)
  const again = readAnswers(text)
  const wrongs = JSON.stringify(read) === JSON.stringify(again) ? [] : ['read twice it is something else']
  if (!read.ok)
    return read.error.place === '' || read.error.cause === '' ? [...wrongs, 'a refusal without words'] : wrongs
  return [...wrongs, ...read.value.flatMap(({ answers }) => answers).flatMap(answerWrongs)]
}

function answerWrongs(answer: Answer): readonly string[] {
  if (answer.kind === '999') {
    const { findings } = match999(answer, () => null)
    return findings.some(({ segment, element }) => formWords(segment, element) === '')
      ? ['a finding without words']
      : []
  }
  if (answer.kind === '277CA') {
    const { claims, unmatched } = match277(answer, ledger.claims)
    const said = answer.claims.flatMap(({ statuses }) => statuses.map(statusWords))
    return claims.length + unmatched.length === answer.claims.length && said.every((words) => words !== '')
      ? []
      : ['a claim of a 277CA was dropped']
  }
  if (answer.kind !== '835') return []
  const { postings, unmatched } = matchRemittance(answer, balanceProblems(answer), ledger)
  const sum = (rows: readonly { readonly paidCents: number }[]): number =>
    rows.reduce((total, row) => total + row.paidCents, 0)
  const words = answer.claims.flatMap(({ adjustments }) => adjustments.map(adjustmentWords))
  return [
    ...(sum(postings) + sum(unmatched) === sum(answer.claims) ? [] : ['a cent of an 835 was lost']),
    ...(words.includes('') ? ['a reason without words'] : []),
  ]
}

function hl7Wrongs(text: string): readonly string[] {
  const wrongs: string[] = []
  for (const message of readHl7(text)) {
    const taken = message.ok ? readSchedule(message.value, { zone: 'America/Chicago', authority: 'LAKESIDE' }) : message
    if (!taken.ok && (taken.error.place === '' || taken.error.cause === '')) wrongs.push('a refusal without words')
    if (taken.ok && taken.value.patient.mrn === '') wrongs.push('a patient without a number was taken')
  }
  const answer = readAck(text)
  if (answer.ok && answer.value.errors.map(ackErrorWords).some((words) => words === ''))
    wrongs.push('an error without words')
  return wrongs
}

const fhirWrongs = (text: string): readonly string[] =>
  readBundleAnswer(200, text, 1).outcome === 'unknown' ? [] : ['a damaged answer was believed']
