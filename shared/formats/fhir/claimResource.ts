import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { Provider } from '#shared/document/clinic.ts'
import { isoWithOffset } from '#shared/kernel/instant.ts'
import { versionLabel } from '../versionLabel.ts'
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
} from './fhirValues.ts'

/** Whom a claim refers to inside its bundle. */
export interface ClaimTies {
  readonly patient: Identifier
  readonly practice: Identifier
  readonly encounter: Identifier
  readonly provider: (provider: Provider) => Identifier
  readonly coverage: (id: string) => Identifier
  /** Of a version as its label says it: "2", "2C1". */
  readonly claim: (label: string) => Identifier
}

/** The claim as FHIR has it: lines with diagnoses, modifiers, products; `prior`: the label of what it takes the place of. */
export function claimEntry(claim: Claim, ties: ClaimTies, prior: string | null): Entry {
  const { coverage, otherCoverages, frequency } = claim
  const days = claim.lines.map(({ serviceDate }) => serviceDate).sort()
  const coverages = [...(coverage ? [coverage] : []), ...otherCoverages]
  const team = careTeam(claim, ties)
  return entryOf('Claim', ties.claim(versionLabel(claim)), {
    status: frequency === '8' ? 'cancelled' : 'active',
    type: terminology('claim-type', claim.form),
    use: 'claim',
    patient: reference(ties.patient),
    billablePeriod: { start: days[0] ?? claim.serviceDate, end: days.at(-1) ?? claim.serviceDate },
    created: claim.signedAt ? isoWithOffset(claim.signedAt) : claim.serviceDate,
    provider: reference(ties.practice),
    priority: terminology('processpriority', 'normal'),
    ...(prior === null ? {} : { related: [relatedTo(claim, prior, ties)] }),
    ...(claim.facility ? { facility: { display: claim.facility.name } } : {}),
    ...(team.length > 0 ? { careTeam: team } : {}),
    diagnosis: claim.diagnoses.map((code, index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept: coding(systems.icd10, code),
    })),
    insurance: coverages.map(({ id, payer }, index) => ({
      sequence: index + 1,
      focal: index === 0,
      coverage: reference(ties.coverage(id)),
      ...(claim.authorization?.payerId === payer.id ? { preAuthRef: [claim.authorization.number] } : {}),
    })),
    item: claim.lines.map((line, index) => item(claim, line, index + 1, ties)),
    total: money(claim.totalCents),
  })
}

function relatedTo({ payerControlNumber }: Claim, prior: string, ties: ClaimTies): Json {
  const { system, value } = ties.claim(prior)
  return {
    claim: { type: 'Claim', identifier: { system, value } },
    relationship: terminology('ex-relatedclaimrelationship', 'prior'),
    ...(payerControlNumber ? { reference: { value: payerControlNumber } } : {}),
  }
}

function careTeam({ rendering, supervising, ordering }: Claim, ties: ClaimTies): readonly Json[] {
  const roles = [
    [rendering, 'primary'],
    [supervising, 'supervisor'],
    [ordering, 'other'],
  ] as const
  return roles
    .flatMap(([provider, role]) => (provider ? [{ provider, role }] : []))
    .map(({ provider, role }, index) => ({
      sequence: index + 1,
      provider: reference(ties.provider(provider)),
      role: terminology('claimcareteamrole', role),
    }))
}

function item(claim: Claim, line: ClaimLine, sequence: number, ties: ClaimTies): Json {
  const { code, modifiers, description, ndc, pointers, startedAt, stoppedAt, revenueCode } = line
  const pointed = pointers.length > 0 ? pointers : claim.diagnoses.map((_, index) => index + 1)
  return {
    sequence,
    ...(claim.rendering ? { careTeamSequence: [1] } : {}),
    diagnosisSequence: pointed,
    ...(revenueCode === null ? {} : { revenue: coding(systems.revenue, revenueCode) }),
    productOrService: {
      coding: [{ system: procedureSystem(code), code }],
      ...(description === null ? {} : { text: description }),
    },
    ...(modifiers.length > 0 ? { modifier: modifiers.map((one) => coding(modifierSystem(one), one)) } : {}),
    ...(startedAt === null || stoppedAt === null
      ? { servicedDate: line.serviceDate }
      : { servicedPeriod: { start: startedAt, end: stoppedAt } }),
    ...(claim.form === 'professional'
      ? { locationCodeableConcept: coding(systems.placeOfService, claim.practice.placeOfService) }
      : {}),
    quantity: { value: line.units },
    net: money(line.chargeCents),
    encounter: [reference(ties.encounter)],
    ...(ndc
      ? {
          detail: [
            {
              sequence: 1,
              productOrService: coding(systems.ndc, ndc.ndc),
              quantity: quantity(ndc.quantity, ndc.unit),
            },
          ],
        }
      : {}),
  }
}

const modifierSystem = (modifier: string): string => (/^\d\d$/.test(modifier) ? systems.cpt : systems.hcpcs)
