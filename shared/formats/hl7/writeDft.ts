import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { ChargedVisit, VisitFacts } from '#shared/claim/visitFacts.ts'
import type { Coverage, Provider } from '#shared/document/clinic.ts'
import type { Address } from '#shared/document/facts.ts'
import { versionLabel } from '../versionLabel.ts'
import { echoed, hl7Text, messageText, parts, segmentOf } from './hl7Text.ts'
import { hl7Day, hl7Time } from './hl7Time.ts'
import type { DftProfile } from './siteProfile.ts'

/** One DFT^P03 as it leaves; `controlId` is MSH-10, which an ACK repeats and a resend keeps. */
export interface DftMessage {
  readonly controlId: string
  readonly text: string
}

/** Everything a message says beside the claim. `previous`: the version whose charges are taken back first. */
export interface DftFacts extends ChargedVisit {
  readonly previous: Claim | null
}

interface Charge {
  readonly line: ClaimLine
  /** CG charge, CR credit of an earlier version's line. */
  readonly kind: 'CG' | 'CR'
}

/**
 * Charges of a signed version as DFT^P03, one message or one a line, as the site wants it (billing-interfaces 8). A
 * correction credits the old lines under their own ids before it charges the new ones; a claim without lines only credits,
 * under a control id of its own (V for R). Same facts in, same bytes out.
 */
export function writeDft(facts: DftFacts, profile: DftProfile): readonly DftMessage[] {
  const { claim, previous } = facts
  const charges: Charge[] = [
    ...(previous?.lines ?? []).map((line) => ({ line, kind: 'CR' }) as const),
    ...claim.lines.map((line) => ({ line, kind: 'CG' }) as const),
  ]
  const letter = claim.lines.length === 0 ? 'V' : 'R'
  const label = versionLabel(claim)
  if (profile.messagePer === 'session')
    return [messageOf(`${claim.reference}-${letter}${label}`, charges, facts, profile)]
  return charges.map((charge, index) =>
    messageOf(`${claim.reference}${letter}${label}N${index + 1}`, [charge], facts, profile),
  )
}

const longestControlId = 20

function messageOf(controlId: string, charges: readonly Charge[], facts: DftFacts, profile: DftProfile): DftMessage {
  if (controlId.length > longestControlId) throw new Error(`control id ${controlId} is longer than MSH-10 may be`)
  const { claim } = facts
  return {
    controlId,
    text: messageText([
      header(controlId, facts, profile),
      event(facts, profile),
      patient(facts, profile),
      visit(facts, profile),
      ...charges.flatMap((charge, index) => transaction(charge, index + 1, facts, profile)),
      ...claim.diagnoses.map((code, index) => diagnosis(code, index + 1, claim, profile)),
      ...(claim.coverage ? [claim.coverage, ...claim.otherCoverages] : []).map((coverage, index) =>
        insurance(coverage, index + 1, claim, profile),
      ),
    ]),
  }
}

function header(controlId: string, { signedAt }: DftFacts, profile: DftProfile): string {
  const { sendingApplication, sendingFacility, receivingApplication, receivingFacility, version } = profile
  return [
    'MSH',
    '^~\\&',
    hl7Text(sendingApplication),
    hl7Text(sendingFacility),
    hl7Text(receivingApplication),
    hl7Text(receivingFacility),
    hl7Time(signedAt, profile.time),
    '',
    version === '2.3' ? 'DFT^P03' : 'DFT^P03^DFT_P03',
    controlId,
    profile.processing,
    version,
    '',
    '',
    'AL',
    'NE',
    'USA',
  ].join('|')
}

/** EVN-1 is withdrawn since 2.8 and must be empty there. */
const event = ({ signedAt, visit: { nurse } }: DftFacts, profile: DftProfile): string =>
  segmentOf('EVN', {
    ...(profile.version === '2.8' ? {} : { 1: 'P03' }),
    2: hl7Time(signedAt, profile.time),
    5: nurse ? person(nurse) : '',
  })

const person = ({ id, last, first }: NonNullable<VisitFacts['nurse']>): string =>
  parts(hl7Text(id), hl7Text(last), hl7Text(first))

const addressParts = ({ line1, line2 = '', city, state, zip }: Address): string =>
  parts(hl7Text(line1), hl7Text(line2), hl7Text(city), state, zip)

function patient({ claim: { patient: who, reference }, visit: about }: DftFacts, profile: DftProfile): string {
  const { address } = who
  return segmentOf('PID', {
    1: '1',
    3: parts(hl7Text(who.mrn), '', '', hl7Text(profile.sendingFacility), 'MR'),
    5: parts(hl7Text(who.last), hl7Text(who.first), hl7Text(who.middle ?? ''), '', '', '', 'L'),
    7: hl7Day(who.birthDate),
    8: who.sex,
    ...(address ? { 11: addressParts(address) } : {}),
    ...(who.phone === undefined ? {} : { 13: hl7Text(who.phone) }),
    ...(profile.visitIdPlace === 'PID-18' ? { 18: echoed(about.receiverVisitId ?? reference) } : {}),
  })
}

/** An XCN with an NPI: component 7 holds the degree up to 2.7 and must be empty in 2.8. */
function provider({ npi, last, first, credential }: Provider, { version }: DftProfile): string {
  const degree = version === '2.8' ? '' : hl7Text(credential)
  const authority = version === '2.8' ? 'NPI&2.16.840.1.113883.4.6&ISO' : 'NPI'
  return parts(npi, hl7Text(last), hl7Text(first), '', '', '', degree, '', authority, 'L', '', '', 'NPI')
}

function visit({ claim, visit: facts }: DftFacts, profile: DftProfile): string {
  const { arrivedAt, dischargedAt, rendering, reference } = claim
  // The receiver's own number, unchanged, lets it close its own appointment; without one it gets ours.
  const number =
    facts.receiverVisitId === null
      ? parts(reference, '', '', hl7Text(profile.sendingApplication), 'VN')
      : echoed(facts.receiverVisitId)
  return segmentOf('PV1', {
    1: '1',
    2: 'O',
    3: parts('INF', hl7Text(facts.chair), '', hl7Text(profile.sendingFacility)),
    ...(profile.version === '2.8' ? {} : { 4: 'R' }),
    7: rendering ? provider(rendering, profile) : '',
    ...(profile.visitIdPlace === 'PV1-19' ? { 19: number } : {}),
    44: arrivedAt ? hl7Time(arrivedAt, profile.time) : '',
    45: dischargedAt ? hl7Time(dischargedAt, profile.time) : '',
  })
}

/** 240&USD, 240.5&USD. */
function money(cents: number): string {
  const rest = String(cents % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.trunc(cents / 100)}${rest === '' ? '' : `.${rest}`}&USD`
}

function systemOf(code: string, { systems }: DftProfile): string {
  return /^\d{4}[0-9A-Z]$/.test(code) ? systems.cpt : systems.hcpcs
}

function coded({ code, modifiers, description }: ClaimLine, profile: DftProfile): string {
  const suffixed = profile.modifierPlace === 'code suffix' ? [code, ...modifiers].join('-') : code
  return parts(suffixed, hl7Text(description ?? ''), systemOf(code, profile))
}

/** FT1 with what follows it: a note or a Z segment for the product, where the version has no field for it. */
function transaction({ line, kind }: Charge, number: number, facts: DftFacts, profile: DftProfile): readonly string[] {
  const { claim, visit: about, signedAt } = facts
  const { version, modifierPlace, ndcPlace, authorizationPlace } = profile
  const code = coded(line, profile)
  const modifiers = line.modifiers.map((one) => parts(one, '', profile.systems.hcpcs))
  const repeated = modifierPlace === 'FT1-25 repeat' ? [code, ...modifiers].join('~') : code
  const authorization = line.authorization ?? claim.authorization?.number
  const number19 = line.pointers.length > 0 ? line.pointers : claim.diagnoses.map((_, index) => index + 1)
  const ft1 = segmentOf('FT1', {
    1: String(number),
    2: line.id,
    3: claim.reference,
    4: serviceTime(line, profile),
    5: hl7Time(signedAt, profile.time),
    6: kind,
    // Required, yet often left empty by 2.3 senders whose receivers read FT1-25.
    7: profile.codePlace === 'both' || version !== '2.3' ? code : '',
    10: String(line.units),
    11: money(line.chargeCents),
    12: line.chargeCents % line.units === 0 ? money(line.chargeCents / line.units) : '',
    16: parts(hl7Text(profile.sendingFacility), '', '', hl7Text(profile.sendingFacility)),
    19: number19
      .flatMap((at) => claim.diagnoses[at - 1] ?? [])
      .map((diagnosisCode) => parts(diagnosisCode, '', profile.systems.diagnosis))
      .join('~'),
    20: claim.rendering ? provider(claim.rendering, profile) : '',
    21: claim.ordering ? provider(claim.ordering, profile) : '',
    23: parts(line.id, hl7Text(profile.sendingApplication)),
    24: about.nurse ? person(about.nurse) : '',
    25: repeated,
    ...(modifierPlace === 'FT1-26' ? { 26: modifiers.join('~') } : {}),
    ...(ndcPlace === 'FT1-29' && line.ndc ? { 29: parts(line.ndc.ndc, '', profile.systems.ndc) } : {}),
    ...(authorizationPlace === 'FT1-39' && authorization
      ? { 39: parts(hl7Text(authorization), '', '', '', 'AUTH') }
      : {}),
    ...(version === '2.8' && line.ndc ? { 43: quantity(line.ndc) } : {}),
  })
  return [ft1, ...productSegments(line, number, profile)]
}

const ucum: Readonly<Record<string, string>> = { ML: 'mL', GR: 'g', ME: 'mg', UN: '{unit}', F2: '[iU]' }

const quantity = ({ quantity: amount, unit }: NonNullable<ClaimLine['ndc']>): string =>
  parts(amount, `${ucum[unit] ?? unit}&&UCUM`)

function productSegments(
  { ndc, note }: ClaimLine,
  number: number,
  { ndcPlace, zSegment }: DftProfile,
): readonly string[] {
  const segments: string[] = []
  if (ndc && ndcPlace === 'Z segment')
    segments.push(segmentOf(zSegment, { 1: String(number), 2: ndc.ndc, 3: ndc.quantity, 4: ndc.unit }))
  const texts = [
    ...(ndc && ndcPlace === 'NTE' ? [`N4${ndc.ndc} ${ndc.unit}${ndc.quantity}`] : []),
    ...(note ? [note] : []),
  ]
  return [...segments, ...texts.map((text, index) => segmentOf('NTE', { 1: String(index + 1), 3: hl7Text(text) }))]
}

/** FT1-4: when it was done. A line without times of its own, a drug, carries the day. */
function serviceTime(
  { startedAt, stoppedAt, serviceDate }: ClaimLine,
  { serviceTime: form, time }: DftProfile,
): string {
  if (startedAt === null) return hl7Day(serviceDate)
  const start = isoTime(startedAt, time)
  if (form === 'start' || stoppedAt === null) return start
  return parts(start, isoTime(stoppedAt, time))
}

/** "2026-11-20T09:05:00-06:00" as HL7 writes it. */
function isoTime(iso: string, { precision, offset }: DftProfile['time']): string {
  const day = iso.slice(0, 10).replaceAll('-', '')
  if (precision === 'day') return day
  const time = iso.slice(11, precision === 'minute' ? 16 : 19).replaceAll(':', '')
  return `${day}${time}${offset ? iso.slice(19).replace(':', '') : ''}`
}

const diagnosis = (code: string, number: number, { serviceDate }: Claim, { systems }: DftProfile): string =>
  segmentOf('DG1', {
    1: String(number),
    3: parts(code, '', systems.diagnosis),
    5: hl7Day(serviceDate),
    6: 'F',
  })

const relationships = { self: 'SEL', spouse: 'SPO', child: 'CHD', other: 'OTH' } as const

function insurance(coverage: Coverage, number: number, claim: Claim, profile: DftProfile): string {
  const { payer, subscriber, relationship, memberId } = coverage
  const holder = subscriber ?? claim.patient
  const isAuthorized = profile.authorizationPlace === 'IN1-14' && claim.authorization?.payerId === payer.id
  return segmentOf('IN1', {
    1: String(number),
    2: parts(hl7Text(payer.filingCode), hl7Text(payer.name), 'L'),
    3: hl7Text(payer.payerId),
    4: hl7Text(payer.name),
    ...(isAuthorized ? { 14: hl7Text(claim.authorization?.number ?? '') } : {}),
    16: parts(hl7Text(holder.last), hl7Text(holder.first)),
    17: relationships[relationship],
    ...(subscriber ? {} : { 18: hl7Day(claim.patient.birthDate) }),
    36: hl7Text(memberId),
  })
}

/** What this receiver would not know (billing-interfaces 12): in words, one a finding. */
export function dftProblems({ lines, rendering }: Claim, profile: DftProfile): readonly string[] {
  const codes = [...new Set(lines.map(({ code }) => code))]
  const unknown = profile.knownCodes ? codes.filter((code) => !profile.knownCodes?.includes(code)) : []
  const isStranger = rendering && profile.knownProviders && !profile.knownProviders.includes(rendering.npi)
  return [
    ...unknown.map((code) => `The receiver has no charge code ${code}.`),
    ...(isStranger ? [`The receiver does not know provider ${rendering.last}, NPI ${rendering.npi}.`] : []),
  ]
}
