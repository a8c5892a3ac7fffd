import { v5 } from 'uuid'

/** FHIR values and references of our facts: derived from our ids alone, so that a resend is byte-equal (billing-interfaces 9). */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }
export type Resource = { readonly resourceType: string } & { readonly [key: string]: Json | undefined }

export interface Entry {
  readonly fullUrl: string
  readonly resource: Resource
  readonly request:
    | { readonly method: 'POST'; readonly url: string; readonly ifNoneExist: string }
    | { readonly method: 'PUT'; readonly url: string }
}

/** Our corner of the uuid space: version 5 of a fixed name. */
const ours = v5('chairside', v5.URL)

export interface Identifier {
  readonly system: string
  readonly value: string
}

export const urnOf = ({ system, value }: Identifier): string => `urn:uuid:${v5(`${system}|${value}`, ours)}`

export const reference = (identifier: Identifier): Json => ({ reference: urnOf(identifier) })

const queryOf = ({ system, value }: Identifier): string =>
  `identifier=${encodeURI(system)}|${encodeURIComponent(value)}`

/** One conditional create on our identifier. */
export const entryOf = (
  resourceType: string,
  identifier: Identifier,
  facts: Readonly<Record<string, Json | undefined>>,
): Entry => ({
  fullUrl: urnOf(identifier),
  resource: { resourceType, identifier: [{ system: identifier.system, value: identifier.value }], ...facts },
  request: { method: 'POST', url: resourceType, ifNoneExist: queryOf(identifier) },
})

/** The same as a conditional update: what stands there under our identifier becomes this, and what does not is made. */
export const updateOf = ({ fullUrl, resource, request }: Entry, facts: Readonly<Record<string, Json>> = {}): Entry => ({
  fullUrl,
  resource: { ...resource, ...facts },
  request: request.method === 'PUT' ? request : { method: 'PUT', url: `${request.url}?${request.ifNoneExist}` },
})

export const systems = {
  npi: 'http://hl7.org/fhir/sid/us-npi',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  revenue: 'https://www.nubc.org/CodeSystem/RevenueCodes',
} as const

export const coding = (system: string, code: string, display?: string): Json => ({
  coding: [display === undefined ? { system, code } : { system, code, display }],
})

export const terminology = (name: string, code: string): Json =>
  coding(`http://terminology.hl7.org/CodeSystem/${name}`, code)

/** CPT or HCPCS level II, told apart by form. */
export const procedureSystem = (code: string): string => (/^\d{4}[0-9A-Z]$/.test(code) ? systems.cpt : systems.hcpcs)

export const money = (cents: number): Json => ({ value: cents / 100, currency: 'USD' })

/** UCUM of the units a label prints; a unit that is not here is sent in words, without a code. */
const ucum: Readonly<Record<string, string>> = {
  mg: 'mg',
  mcg: 'ug',
  g: 'g',
  kg: 'kg',
  ng: 'ng',
  mL: 'mL',
  L: 'L',
  mEq: 'meq',
  mmol: 'mmol',
  IU: '[iU]',
  unit: '[iU]',
  units: '[iU]',
  UN: '{unit}',
  ML: 'mL',
  GR: 'g',
  ME: 'mg',
}

export function quantity(amount: string, unit: string): Json {
  const code = ucum[unit]
  const value = Number(amount)
  return code === undefined ? { value, unit } : { value, unit, system: systems.ucum, code }
}
