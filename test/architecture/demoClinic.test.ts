import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { demoClinic } from '#resources/demo/demoClinic.ts'
import { catalogueIssue } from '#resources/demo/shelf.ts'
import { drugByHcpcs, toCatalogueRow } from '#shared/catalogue/lookups.ts'
import { readCatalogue } from '#shared/catalogue/readCatalogue.ts'
import { scheduledPayload } from '#shared/chart/payloads/payloads.ts'
import { isNpi } from '#shared/claim/npi.ts'
import { chooseVials } from '#shared/coding/chooseVials.ts'
import type { CodingProfile, UnitsResult } from '#shared/coding/types.ts'
import { codeUnits } from '#shared/coding/units.ts'
import { chargeSchema, payerSchema, practiceSchema, providerSchema, userSchema } from '#shared/document/clinic.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { pinSchema } from '#shared/ipc/lockShapes.ts'

const day = '2026-11-24'
const clinic = demoClinic(day)
const { visits, practice } = clinic
const lines = visits.flatMap(({ plan }) => plan.lines)
const visitOf = (last: string) => visits.find(({ patient }) => patient.last === last)

const shipped = (name: string): string =>
  readFileSync(new URL(`../../resources/catalogue/${name}`, import.meta.url), 'utf8')

function readShipped() {
  const { issue } = JSON.parse(shipped('issue.json')) as { readonly issue: string }
  const read = readCatalogue({ issue, drugs: shipped('drugs.csv'), transitions: shipped('hcpcs-transitions.csv') })
  if (!read.ok) throw new Error(read.error)
  return read.value
}
const catalogue = readShipped()

/** Every code of the code table (coding rules section 2), and the visits a practice may add. */
const administrationCodes = (
  '96360 96361 96365 96366 96367 96368 96369 96370 96371 96372 96373 96374 96375 96376 96377 96379 96401 96402 96409 ' +
  '96411 96413 96415 96416 96417 96420 96422 96423 96425 96440 96446 96450 96521 96522 96523 96542 96549 36430 36591 ' +
  '36592 36593 99195 51720 38220 38221 38222 99211 99212 99213 99214 99215 G0463'
).split(' ')

/** In its form, and with nothing the form would drop. */
const expectForm = (schema: z.ZodType, value: unknown): void => expect(schema.parse(value)).toEqual(value)

const unique = (values: readonly string[]): void => expect(values).toHaveLength(new Set(values).size)

describe('the demo clinic is in the form of the record', () => {
  it('practice, providers, payers and charges', () => {
    expectForm(practiceSchema, practice)
    for (const provider of clinic.providers) expectForm(providerSchema, provider)
    for (const payer of clinic.payers) expectForm(payerSchema, payer)
    for (const charge of clinic.charges) expectForm(chargeSchema, charge)
  })

  it('people, each with a PIN of their own, every role among them', () => {
    for (const { pin, ...user } of clinic.users) {
      expectForm(userSchema, user)
      expect(pinSchema.safeParse(pin).success).toBe(true)
    }
    unique(clinic.users.map(({ pin }) => pin))
    unique(clinic.users.map(({ id }) => id))
    expect(new Set(clinic.users.flatMap(({ roles }) => roles)).size).toBe(8)
    expect(
      clinic.users.filter(({ roles, chemoCompetent }) => roles.includes('rn') && chemoCompetent).length,
    ).toBeGreaterThan(1)
  })

  it.each(visits.map((visit) => [visit.patient.last, visit] as const))('the visit of %s', (_, visit) => {
    expectForm(scheduledPayload, {
      claimRef: 'D1124-A-001',
      day,
      appointmentTime: visit.appointmentTime,
      chair: visit.chair,
      nurseId: visit.nurseId,
      practiceId: practice.id,
      setting: practice.setting,
      patient: visit.patient,
      coverages: visit.coverages,
      authorizations: visit.authorizations,
      plan: visit.plan,
      profile: { ...practice.codingProfile, ...visit.coverages[0]?.payer.codingProfile },
      wasteWitnessRequired: practice.wasteWitnessRequired,
    })
    expect(practice.chairs.map(({ label }) => label)).toContain(visit.chair)
    expect(clinic.users.find(({ id }) => id === visit.nurseId)?.roles).toContain('rn')
    expect(visit.plan.orderSignedAt?.utc).toBe('2026-11-23T22:10:00.000Z')
  })
})

describe('the demo day', () => {
  it('has ten patients on real regimens, two of them called Nowak, whose alert is the app’s own and not said twice', () => {
    expect(visits).toHaveLength(10)
    unique(visits.map(({ patient }) => patient.mrn))
    unique(visits.map(({ plan }) => plan.id))
    unique(lines.map(({ id }) => id))
    const namesakes = visits.filter(({ patient }) => patient.last === 'Nowak')
    expect(namesakes).toHaveLength(2)
    expect(namesakes.flatMap(({ patient }) => patient.alerts.filter((alert) => alert.includes('Nowak')))).toEqual([])
  })

  it('has NPIs that pass their check digit and belong to somebody in the list', () => {
    const npis = clinic.providers.map(({ npi }) => npi)
    expect([practice.npi, ...npis].filter((npi) => !isNpi(npi))).toEqual([])
    for (const { plan } of visits) expect(npis).toEqual(expect.arrayContaining([plan.providerNpi, plan.supervisingNpi]))
    expect(practice.address.zip).toHaveLength(9)
  })

  it('covers every visit: a coverage, and an answer of the payer for that day', () => {
    for (const { coverages, authorizations, plan } of visits) {
      const [coverage] = coverages
      expect(clinic.payers).toContain(coverage?.payer)
      const [authorization] = authorizations
      expect(authorization?.payerId).toBe(coverage?.payer.id)
      expect(plan.diagnoses.map(({ code }) => code)).toContain(authorization?.diagnosis)
      expect((authorization?.from ?? '') <= day && day <= (authorization?.to ?? '')).toBe(true)
    }
    expect(visitOf('Grant')?.authorizations[0]?.status).toBe('pending')
  })

  it('is another day’s without sharing an id or a date that has passed', () => {
    const later = demoClinic('2027-03-14')
    unique([...lines, ...later.visits.flatMap(({ plan }) => plan.lines)].map(({ id }) => id))
    for (const stocked of later.visits.flatMap(({ plan }) => plan.lines.flatMap((line) => line.stocked)))
      expect(stocked.expires > '2027-03-14').toBe(true)
  })
})

describe('the demo fee schedule', () => {
  it('has a charge for every administration and visit code, and an own price of one payer', () => {
    const general = clinic.charges.filter(({ payerId }) => payerId === undefined).map(({ code }) => code)
    unique(general)
    expect(general).toEqual(expect.arrayContaining(administrationCodes))
    expect(clinic.charges.filter(({ payerId }) => payerId === 'harborview').length).toBeGreaterThan(0)
  })
})

describe('the demo shelf', () => {
  it('is billed as the shipped catalogue says', () => {
    expect(catalogue.issue).toBe(catalogueIssue)
    for (const { catalogue: row, stocked, dose } of lines.filter(({ role }) => role !== 'transfusion')) {
      const drug = drugByHcpcs(catalogue, row.hcpcs ?? '')
      expect(drug && toCatalogueRow(drug, catalogueIssue)).toEqual(row)
      const sizes = drug?.vialSizes.map(({ amount, unit }) => `${amount} ${unit}`)
      for (const { size } of stocked) expect(sizes).toContain(`${size.amount} ${size.unit}`)
      expect(stocked.length).toBeGreaterThan(0)
      expect(dose.amount).not.toBe('0')
    }
  })

  it('carries product numbers of the invented labeler whose eleven digits and GS1 numbers agree', () => {
    for (const { ndc, gtin = '' } of lines.flatMap(({ stocked }) => stocked)) {
      expect(ndc).toMatch(/^999010\d{3}01$/)
      expect(gtin.slice(3, 13)).toBe(`${ndc.slice(0, 5)}${ndc.slice(6)}`)
      const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
      expect(sum % 10).toBe(0)
    }
  })

  it('can give every dose, and the units of every drug have a charge', () => {
    const priced = new Set(
      clinic.charges.filter(({ from, payerId }) => from <= day && !payerId).map(({ code }) => code),
    )
    for (const line of lines) {
      expect(priced).toContain(line.catalogue.hcpcs)
      if (line.role === 'transfusion') continue
      const { issues, lines: coded } = unitsOf(line, {})
      expect([line.name, issues.filter(({ level }) => level !== 'I')]).toEqual([line.name, []])
      expect(coded.length).toBeGreaterThan(0)
    }
  })
})

describe('bendamustine and rituximab, the visit everybody tries first', () => {
  const visit = visitOf('Whitcomb')

  it('is planned as it was ordered', () => {
    expect(visit?.plan).toMatchObject({ cycle: 1, day: 1 })
    expect(visit?.plan.diagnoses.map(({ code }) => code)).toEqual(['Z51.11', 'Z51.12', 'C91.10', 'E79.0'])
    expect(
      visit?.plan.lines.map(({ name, dose, route, plannedMinutes }) => [
        name,
        `${dose.amount} ${dose.unit}`,
        route,
        plannedMinutes,
      ]),
    ).toEqual([
      ['Diphenhydramine', '50 mg', 'iv_push', undefined],
      ['Dexamethasone', '12 mg', 'iv_infusion', 20],
      ['Rituximab', '712.5 mg', 'iv_infusion', 215],
      ['Bendamustine', '171 mg', 'iv_infusion', 30],
      ['Sodium chloride 0.9 %', '500 mL', 'iv_infusion', 60],
    ])
  })

  it('gives these units to Medicare', () => {
    const profile = visit?.coverages[0]?.payer.codingProfile ?? {}
    expect(visit?.plan.lines.flatMap((line) => unitTexts(unitsOf(line, profile)))).toEqual([
      'J1200-JZ × 1',
      'J1100 × 12',
      'J9312 × 72',
      'J9312-JW × 8',
      'J9033 × 171',
      'J9033-JW × 4',
      'J7040-JZ × 1',
    ])
  })
})

const unitTexts = (result: UnitsResult): readonly string[] =>
  result.lines.map(({ code, modifiers, units }) => `${[code, ...modifiers].join('-')} × ${units}`)

/** The line as it would be coded when given in full from the least wasteful containers of the shelf. */
function unitsOf(line: PlannedLine, profile: Partial<CodingProfile>): UnitsResult {
  const { hcpcs, billingUnit } = line.catalogue
  const choice = chooseVials(
    line.dose,
    line.stocked.map(({ size }) => size),
  )
  const containers = (choice?.vials ?? []).map(({ size, count }) => ({
    size,
    count,
    type: line.stocked.find((stocked) => stocked.size === size)?.type ?? ('single_dose' as const),
  }))
  if (hcpcs === null || billingUnit === null) throw new Error(`${line.name} has no code`)
  return codeUnits({ hcpcs, billingUnit, administered: line.dose, containers, profile })
}
