import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { Administration, ChargedVisit, VisitFacts } from '#shared/claim/visitFacts.ts'
import type { Coverage, Payer, Provider } from '#shared/document/clinic.ts'
import { isoWithOffset } from '#shared/kernel/instant.ts'
import { versionLabel } from '../versionLabel.ts'
import { type ClaimTies, claimEntry } from './claimResource.ts'
import {
  coding,
  type Entry,
  entryOf,
  type Identifier,
  type Json,
  money,
  procedureSystem,
  quantity,
  reference,
  systems,
  terminology,
  updateOf,
} from './fhirValues.ts'
import { observationsOf } from './vitalsOf.ts'

export interface FhirSite {
  /** Systems of our identifiers begin with this: one a practice, so that two practices' numbers never meet. */
  readonly identifierBase: string
}

export const usualFhirSite = (practiceId: string): FhirSite => ({ identifierBase: `urn:chairside:${practiceId}` })

interface Under {
  readonly claim: Claim
  readonly visit: VisitFacts
  readonly ties: ClaimTies
  readonly own: (kind: string, value: string) => Identifier
}

/** What a server was told of the visit before; `isCharged` false = the charges were taken back since. */
export interface ToldBefore extends Pick<ChargedVisit, 'claim' | 'visit'> {
  readonly isCharged: boolean
}

/**
 * A signed version as one FHIR R4 transaction: every entry a conditional create on our own identifier, references by
 * uuid v5 of those identifiers. After an earlier version, what that one charged is taken back and what the record says
 * otherwise is updated; `undefined` = not known here, as in an export. Same facts in, same bytes out (billing-interfaces 9).
 */
export function writeFhirBundle(claim: Claim, visit: VisitFacts, site: FhirSite, before?: ToldBefore | null): string {
  const under = underOf(claim, visit, site)
  const entries = onceEach([...tiesOf(under), ...careOf(under), ...chargesOf(under, priorOf(claim, before))])
  return bundleOf(before ? corrected(entries, underOf(before.claim, before.visit, site)) : entries)
}

/**
 * The charges of an earlier version taken back, and nothing charged. What was given stays given, unless the record as it is
 * now no longer has it (`visitNow`).
 */
export function writeFhirVoid(
  { claim, visit }: Omit<ToldBefore, 'isCharged'>,
  visitNow: VisitFacts,
  site: FhirSite,
): string {
  const under = underOf(claim, visit, site)
  const stays = careOf(underOf(claim, visitNow, site))
  return bundleOf(onceEach([...tiesOf(under), ...nullified(under, stays)]))
}

const bundleOf = (entry: readonly Entry[]): string =>
  `${JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }, null, 2)}\n`

/** What the claim takes the place of, as its identifier says it. */
function priorOf({ frequency, version }: Claim, before: ToldBefore | null | undefined): string | null {
  if (before === undefined) return frequency === '1' || version < 2 ? null : String(version - 1)
  return before?.isCharged ? versionLabel(before.claim) : null
}

/** Who and what everything else refers to. */
const tiesOf = (under: Under): readonly Entry[] => [
  practice(under),
  ...coveragesOf(under.claim).map(({ payer }) => payerEntry(payer, under)),
  ...providersOf(under.claim).map((provider) => practitioner(provider, under)),
  patient(under),
  ...coveragesOf(under.claim).map((coverage) => coverageEntry(coverage, under)),
  encounter(under),
]

/** What was measured and given. */
const careOf = (under: Under): readonly Entry[] => [
  ...under.visit.vitals.flatMap((set) =>
    observationsOf(set, {
      patient: under.ties.patient,
      encounter: under.ties.encounter,
      system: under.own('vitals', '').system,
    }),
  ),
  ...under.visit.administrations.map((one) => administration(one, under)),
]

const chargesOf = (under: Under, prior: string | null): readonly Entry[] => [
  ...under.claim.lines.map((line) => chargeItem(line, under)),
  claimEntry(under.claim, under.ties, prior),
]

/** Ours to change at the receiver; people, payers and coverages are its own. */
const ofTheRecord: ReadonlySet<string> = new Set(['Encounter', 'Observation', 'MedicationAdministration'])

function corrected(entries: readonly Entry[], before: Under): readonly Entry[] {
  const told = new Map([encounter(before), ...careOf(before)].map((entry) => [entry.fullUrl, entry]))
  const isOtherwise = (entry: Entry): boolean => {
    const earlier = told.get(entry.fullUrl)
    return earlier !== undefined && JSON.stringify(earlier.resource) !== JSON.stringify(entry.resource)
  }
  const now = entries.map((entry) =>
    ofTheRecord.has(entry.resource.resourceType) && isOtherwise(entry) ? updateOf(entry) : entry,
  )
  return onceEach([...now, ...tiesOf(before), ...nullified(before, now)])
}

/** How R4 says of each that it does not count. */
const nullStatus: Readonly<Record<string, string>> = {
  Observation: 'entered-in-error',
  MedicationAdministration: 'entered-in-error',
  ChargeItem: 'entered-in-error',
  Claim: 'cancelled',
}

/** Everything told of a version that does not stay. */
function nullified(before: Under, stays: readonly Entry[]): readonly Entry[] {
  const kept = new Set(stays.map(({ fullUrl }) => fullUrl))
  return [...careOf(before), ...chargesOf(before, null)].flatMap((entry) => {
    const status = nullStatus[entry.resource.resourceType]
    return status === undefined || kept.has(entry.fullUrl) ? [] : [updateOf(entry, { status })]
  })
}

/** The same condition twice in one bundle has made duplicates on servers. */
function onceEach(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ fullUrl }) => {
    if (seen.has(fullUrl)) return false
    seen.add(fullUrl)
    return true
  })
}

function underOf(claim: Claim, visit: VisitFacts, { identifierBase }: FhirSite): Under {
  const own = (kind: string, value: string): Identifier => ({ system: `${identifierBase}:${kind}`, value })
  const npi = (value: string): Identifier => ({ system: systems.npi, value })
  return {
    claim,
    visit,
    own,
    ties: {
      patient: own('mrn', claim.patient.mrn),
      practice: npi(claim.practice.npi),
      encounter: own('session', claim.reference),
      provider: (provider) => npi(provider.npi),
      coverage: (id) => own('coverage', id),
      claim: (label) => own('claim', `${claim.reference}-v${label}`),
    },
  }
}

const coveragesOf = ({ coverage, otherCoverages }: Claim): readonly Coverage[] => [
  ...(coverage ? [coverage] : []),
  ...otherCoverages,
]

const providersOf = ({ rendering, supervising, ordering, referring }: Claim): readonly Provider[] =>
  [rendering, supervising, ordering, referring].flatMap((provider) => provider ?? [])

const addressOf = ({ line1, line2, city, state, zip }: Claim['practice']['address']): Json => ({
  line: line2 ? [line1, line2] : [line1],
  city,
  state,
  postalCode: zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip,
})

const practice = ({ claim, ties }: Under): Entry =>
  entryOf('Organization', ties.practice, {
    active: true,
    name: claim.practice.name,
    address: [addressOf(claim.practice.address)],
  })

const payerEntry = (payer: Payer, { own }: Under): Entry =>
  entryOf('Organization', own('payer', payer.payerId), { active: true, name: payer.name })

const practitioner = (provider: Provider, { ties }: Under): Entry =>
  entryOf('Practitioner', ties.provider(provider), { name: [{ family: provider.last, given: [provider.first] }] })

const genders = { F: 'female', M: 'male', U: 'unknown' } as const

function patient({ claim: { patient: who }, ties }: Under): Entry {
  return entryOf('Patient', ties.patient, {
    name: [{ family: who.last, given: [who.first, ...(who.middle ? [who.middle] : [])] }],
    ...(who.phone === undefined ? {} : { telecom: [{ system: 'phone', value: who.phone }] }),
    gender: genders[who.sex],
    birthDate: who.birthDate,
    ...(who.address === undefined ? {} : { address: [addressOf(who.address)] }),
  })
}

function coverageEntry(coverage: Coverage, { ties, own }: Under): Entry {
  return entryOf('Coverage', ties.coverage(coverage.id), {
    status: 'active',
    subscriberId: coverage.memberId,
    beneficiary: reference(ties.patient),
    relationship: terminology('subscriber-relationship', coverage.relationship),
    period: { start: coverage.from, ...(coverage.to === undefined ? {} : { end: coverage.to }) },
    payor: [reference(own('payer', coverage.payer.payerId))],
    order: coverage.order,
    ...(coverage.group === undefined
      ? {}
      : { class: [{ type: terminology('coverage-class', 'group'), value: coverage.group }] }),
  })
}

function encounter({ claim, visit, ties, own }: Under): Entry {
  const { arrivedAt, dischargedAt, rendering } = claim
  const entry = entryOf('Encounter', ties.encounter, {
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: reference(ties.patient),
    ...(rendering ? { participant: [{ individual: reference(ties.provider(rendering)) }] } : {}),
    period: {
      ...(arrivedAt ? { start: isoWithOffset(arrivedAt) } : {}),
      ...(dischargedAt ? { end: isoWithOffset(dischargedAt) } : {}),
    },
    reasonCode: claim.diagnoses.map((code) => coding(systems.icd10, code)),
    location: [{ location: { display: `Chair ${visit.chair}` } }],
    serviceProvider: reference(ties.practice),
  })
  if (visit.receiverVisitId === null) return entry
  // Of a composite number of HL7, the number itself.
  const second = own('receiver-visit', visit.receiverVisitId.split('^')[0] ?? '')
  const { system, value } = ties.encounter
  return { ...entry, resource: { ...entry.resource, identifier: [{ system, value }, { ...second }] } }
}

/** Routes of the record by their SNOMED codes; one that is not here is sent in words. */
const routes: Readonly<Record<string, string>> = {
  iv_infusion: '47625008',
  iv_push: '47625008',
  pump_prolonged: '47625008',
  transfusion: '47625008',
  subcutaneous: '34206005',
  sc_infusion: '34206005',
  on_body_injector: '34206005',
  intramuscular: '78421000',
  intrathecal: '72607000',
  intraperitoneal: '38239002',
  intravesical: '372471009',
  intrapleural: '372469007',
  intra_arterial: '58100008',
  oral: '26643006',
  sublingual: '37839007',
  topical: '6064005',
  inhaled: '447694001',
}

function administration(one: Administration, { ties, own }: Under): Entry {
  const route = routes[one.route]
  const words = one.route.replaceAll('_', ' ')
  const codes = [
    ...one.ndcs.map((code) => ({ system: systems.ndc, code })),
    ...(one.hcpcs === null ? [] : [{ system: systems.hcpcs, code: one.hcpcs }]),
  ]
  return entryOf('MedicationAdministration', own('administration', `${ties.encounter.value}-${one.id}`), {
    status: one.to === null ? 'in-progress' : one.isStoppedEarly ? 'stopped' : 'completed',
    medicationCodeableConcept: { ...(codes.length > 0 ? { coding: codes } : {}), text: one.name },
    subject: reference(ties.patient),
    context: reference(ties.encounter),
    effectivePeriod: {
      start: isoWithOffset(one.from),
      ...(one.to === null ? {} : { end: isoWithOffset(one.to) }),
    },
    ...(one.dose === null
      ? {}
      : {
          dosage: {
            route: route === undefined ? { text: words } : { ...codingOf(route), text: words },
            dose: quantity(one.dose.amount, one.dose.unit),
          },
        }),
  })
}

const codingOf = (code: string): { readonly coding: Json } => ({ coding: [{ system: systems.snomed, code }] })

function chargeItem(line: ClaimLine, { claim, ties, own }: Under): Entry {
  const pointed = line.pointers.length > 0 ? line.pointers : claim.diagnoses.map((_, index) => index + 1)
  return entryOf('ChargeItem', own('line', line.id), {
    status: 'billable',
    code: {
      coding: [{ system: procedureSystem(line.code), code: line.code }],
      ...(line.modifiers.length > 0 ? { text: [line.code, ...line.modifiers].join('-') } : {}),
    },
    subject: reference(ties.patient),
    context: reference(ties.encounter),
    ...(line.startedAt !== null && line.stoppedAt !== null
      ? { occurrencePeriod: { start: line.startedAt, end: line.stoppedAt } }
      : { occurrenceDateTime: line.serviceDate }),
    quantity: { value: line.units },
    priceOverride: money(line.chargeCents),
    reason: pointed.flatMap((at) => {
      const code = claim.diagnoses[at - 1]
      return code === undefined ? [] : [coding(systems.icd10, code)]
    }),
  })
}
