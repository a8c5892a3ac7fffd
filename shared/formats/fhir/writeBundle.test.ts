import { Fhir } from 'fhir'
import { describe, expect, it } from 'vitest'
import type { Claim } from '#shared/claim/claim.ts'
import { aClaim, aCoverage, aHospitalClaim, aVisit } from '#test/builders/aClaim.ts'
import { fhirProblems } from '#test/oracle/fhirStructure.ts'
import { readBundleAnswer } from './readBundleAnswer.ts'
import { usualFhirSite, writeFhirBundle, writeFhirVoid } from './writeBundle.ts'

interface Entry {
  readonly fullUrl: string
  readonly resource: { readonly resourceType: string } & Record<string, unknown>
  readonly request: { readonly method: string; readonly url: string; readonly ifNoneExist?: string }
}
const site = usualFhirSite('lakeside')
const write = (claim: Claim = aClaim(), visit = aVisit()): string => writeFhirBundle(claim, visit, site)
const entriesOf = (text: string): readonly Entry[] => (JSON.parse(text) as { entry: Entry[] }).entry
const all = (text: string, type: string) =>
  entriesOf(text)
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === type)
const second = {
  ...aCoverage,
  id: 'cov2',
  order: 2,
  payer: { ...aCoverage.payer, id: 'lake', name: 'Lake Mutual', payerId: '99001' },
}
/** The second version: a line of its own, the drug's stretch put right, an injection that was struck. */
const [given] = aVisit().administrations
if (!given) throw new Error('the builder has an administration')
const struck = { ...given, id: 'injection-1', name: 'Epoetin', hcpcs: 'J0885' }
const told = { claim: aClaim(), visit: aVisit({ administrations: [given, struck] }), isCharged: true }
const amendedClaim = aClaim({
  version: 2,
  lines: aClaim().lines.map((line, index) => ({ ...line, id: `261120AA001L${101 + index}` })),
})
const amendedVisit = aVisit({ administrations: [{ ...given, isStoppedEarly: true }] })
const amended = writeFhirBundle(amendedClaim, amendedVisit, site, told)

const provider = { npi: '1003000126', last: 'Super', first: 'Ann', credential: 'MD' }

const bundles: readonly (readonly [string, string])[] = [
  ['an office visit', write()],
  ['a hospital visit', write(aHospitalClaim())],
  [
    'a correction with two coverages and three providers',
    write(
      aClaim({
        version: 2,
        frequency: '7',
        payerControlNumber: 'ICN1',
        otherCoverages: [second],
        supervising: provider,
        ordering: { ...provider, npi: '1467857193' },
      }),
    ),
  ],
  ['a version after one that was charged', amended],
  ['a void', writeFhirVoid(told, aVisit(), site)],
  [
    'a visit with little on record',
    write(
      aClaim({ rendering: null, authorization: null, arrivedAt: null, dischargedAt: null }),
      aVisit({
        nurse: null,
        receiverVisitId: 'V55',
        vitals: [{ id: 'v2', at: aVisit().vitals[0]?.at ?? never(), setType: 'post', systolic: 120 }],
        administrations: aVisit().administrations.map((one) => ({
          ...one,
          ndcs: [],
          hcpcs: null,
          to: null,
          dose: null,
        })),
      }),
    ),
  ],
]

function never(): never {
  throw new Error('the builder has vitals')
}

describe('a bundle', () => {
  const foreign = new Fhir()
  it.each(bundles)('of %s passes two validators we did not write', (_what, text) => {
    const bundle = JSON.parse(text) as object
    expect(fhirProblems(bundle)).toEqual([])
    const result = foreign.validate(bundle)
    expect(result.messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([])
  })

  it('is caught by them when it breaks', () => {
    const broken = JSON.parse(write().replace('"use": "claim"', '"use": "wish"')) as object
    const missing = JSON.parse(write().replace('"status": "billable",', '')) as object
    expect(
      [...fhirProblems(broken), ...foreign.validate(broken).messages.filter(({ severity }) => severity === 'error')]
        .length,
    ).toBeGreaterThan(0)
    expect(
      [...fhirProblems(missing), ...foreign.validate(missing).messages.filter(({ severity }) => severity === 'error')]
        .length,
    ).toBeGreaterThan(0)
  })

  it.each(bundles)('of %s points to nothing outside and asks each condition once', (_what, text) => {
    const entries = entriesOf(text)
    const urls = new Set(entries.map(({ fullUrl }) => fullUrl))
    const pointed = [...text.matchAll(/"reference": "(urn:uuid:[^"]+)"/g)].map(([, urn]) => urn ?? '')
    expect(pointed.filter((urn) => !urls.has(urn))).toEqual([])
    const conditions = entries.map(({ request: { method, url, ifNoneExist } }) =>
      method === 'PUT' ? url : `${url}?${ifNoneExist}`,
    )
    expect(new Set(conditions).size).toBe(conditions.length)
    expect(conditions.every((condition) => /^[A-Z][A-Za-z]+\?identifier=/.test(condition))).toBe(true)
    expect(entries.every(({ request }) => (request.method === 'PUT') === (request.ifNoneExist === undefined))).toBe(
      true,
    )
    expect([...urls].every((urn) => /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/.test(urn))).toBe(true)
  })

  it('has the same bytes for the same version', () => expect(write()).toBe(write()))

  it('adds up: the claim’s total is the sum of its items and of its charges', () => {
    const [claim] = all(write(), 'Claim')
    const items = (claim?.item ?? []) as { net: { value: number } }[]
    const charges = all(write(), 'ChargeItem').map(({ priceOverride }) => (priceOverride as { value: number }).value)
    const sum = (values: readonly number[]): number =>
      values.reduce((total, value) => total + Math.round(value * 100), 0)
    expect(sum(items.map(({ net }) => net.value))).toBe(1_005_050)
    expect(sum(charges)).toBe(1_005_050)
    expect(claim?.total).toEqual({ value: 10_050.5, currency: 'USD' })
  })

  it('names the version before a correction, and what the payer calls it', () => {
    const [, , [, text] = ['', '']] = bundles
    expect(all(text, 'Claim')[0]?.related).toMatchObject([
      { claim: { identifier: { value: '261120AA001-v1' } }, reference: { value: 'ICN1' } },
    ])
    expect(all(write(), 'Claim')[0]).not.toHaveProperty('related')
    expect(all(write(aClaim({ frequency: '8', payerControlNumber: 'ICN1', version: 2 })), 'Claim')[0]?.status).toBe(
      'cancelled',
    )
  })
})

/** Method, resource, status and our identifier of what a bundle changes or charges. */
const changesIn = (text: string) =>
  entriesOf(text).flatMap(({ resource, request: { method } }) => {
    const { resourceType, status, identifier } = resource as Entry['resource'] & { identifier: { value: string }[] }
    return ['MedicationAdministration', 'ChargeItem', 'Claim'].includes(resourceType)
      ? [[method, resourceType, status, identifier[0]?.value].join(' ')]
      : []
  })
const chargesOf = (version: string, from: number, method: string, status: string) =>
  aClaim().lines.map((_, index) => `${method} ChargeItem ${status} 261120AA001L${version}${from + index}`)

describe('a version after one that was charged', () => {
  it('takes back each of its charges and its claim, charges its own, and puts right what the record says otherwise', () => {
    expect(changesIn(amended).toSorted()).toEqual(
      [
        'PUT MedicationAdministration stopped 261120AA001-rituximab-1',
        'PUT MedicationAdministration entered-in-error 261120AA001-injection-1',
        ...chargesOf('', 101, 'POST', 'billable'),
        'POST Claim active 261120AA001-v2',
        ...chargesOf('0', 1, 'PUT', 'entered-in-error'),
        'PUT Claim cancelled 261120AA001-v1',
      ].toSorted(),
    )
    expect(all(amended, 'Claim')[0]?.related).toMatchObject([{ claim: { identifier: { value: '261120AA001-v1' } } }])
  })

  it('leaves alone what is the same, and names no version that was taken back before', () => {
    const again = writeFhirBundle(amendedClaim, told.visit, site, { ...told, isCharged: false })
    expect(changesIn(again)).toContain('POST MedicationAdministration completed 261120AA001-rituximab-1')
    expect(entriesOf(again).filter(({ resource }) => resource.resourceType === 'Encounter')).toMatchObject([
      { request: { method: 'POST' } },
    ])
    expect(all(again, 'Claim')[0]).not.toHaveProperty('related')
  })
})

describe('a void', () => {
  it('takes back charges and claim; what was given stays given, and what the record no longer has does not', () => {
    const taken = [...chargesOf('0', 1, 'PUT', 'entered-in-error'), 'PUT Claim cancelled 261120AA001-v1']
    expect(changesIn(writeFhirVoid(told, told.visit, site))).toEqual(taken)
    expect(changesIn(writeFhirVoid(told, aVisit(), site))).toEqual([
      'PUT MedicationAdministration entered-in-error 261120AA001-injection-1',
      ...taken,
    ])
  })
})

describe('vitals', () => {
  const observations = all(write(), 'Observation')
  const codesOf = (resource: Record<string, unknown>) =>
    (resource.code as { coding: { code: string }[] }).coding.map(({ code }) => code).join()

  it('carry LOINC and UCUM, and only what was measured', () => {
    expect(
      observations.map((one) => [
        codesOf(one),
        (one.valueQuantity as { value: number; code: string } | undefined) ?? null,
      ]),
    ).toMatchObject([
      ['85354-9', null],
      ['8867-4', { value: 82, code: '/min' }],
      ['9279-1', { value: 16, code: '/min' }],
      ['8310-5', { value: 36.8, code: 'Cel' }],
      ['59408-5,2708-6', { value: 97, code: '%' }],
      ['29463-7', { value: 71.5, code: 'kg' }],
      ['8302-2', { value: 168, code: 'cm' }],
    ])
    expect(observations[0]?.effectiveDateTime).toBe('2026-11-20T08:50:00-06:00')
  })

  it('say that half of a blood pressure is missing', () => {
    const text = bundles.at(-1)?.[1] ?? ''
    expect(all(text, 'Observation')[0]?.component).toMatchObject([
      { valueQuantity: { value: 120 } },
      { dataAbsentReason: {} },
    ])
  })
})

describe('administrations', () => {
  it('have their stretch, product, dose and way; micrograms are ug', () => {
    const [given] = all(write(), 'MedicationAdministration')
    expect(given).toMatchObject({
      status: 'completed',
      effectivePeriod: { start: '2026-11-20T09:05:00-06:00', end: '2026-11-20T12:40:00-06:00' },
      dosage: { dose: { value: 712.5, code: 'mg' }, route: { coding: [{ code: '47625008' }] } },
    })
    const [one] = aVisit().administrations
    if (!one) throw new Error('one')
    const stopped = write(
      aClaim(),
      aVisit({ administrations: [{ ...one, isStoppedEarly: true, dose: { amount: '5', unit: 'mcg' } }] }),
    )
    expect(all(stopped, 'MedicationAdministration')[0]).toMatchObject({
      status: 'stopped',
      dosage: { dose: { code: 'ug', unit: 'mcg' } },
    })
  })
})

describe('the answer of a server', () => {
  const response = (...statuses: readonly string[]): string =>
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'transaction-response',
      entry: statuses.map((status) => ({ response: { status, location: `Patient/${status.slice(0, 3)}` } })),
    })
  const outcome = JSON.stringify({
    issue: [{ severity: 'error', details: { text: 'two patients match' } }, { diagnostics: 'x' }],
  })

  it('tells new from known', () => {
    expect(readBundleAnswer(200, response('201 Created', '200 OK'), 2)).toMatchObject({
      outcome: 'taken',
      entries: [
        { isNew: true, location: 'Patient/201' },
        { isNew: false, location: 'Patient/200' },
      ],
    })
  })

  it.each([
    [412, outcome, 'person'],
    [400, outcome, 'person'],
    [401, '', 'stop'],
    [429, '', 'again'],
    [503, '<html>', 'again'],
    [302, '', 'unknown'],
    [200, '', 'unknown'],
    [200, response('201 Created'), 'unknown'],
    [200, response('201 Created', '412 Precondition Failed'), 'unknown'],
    [200, '{"type":"transaction-response","entry":[null,{"response":7}]}', 'unknown'],
  ])('%i is decided', (status, body, decided) => expect(readBundleAnswer(status, body, 2).outcome).toBe(decided))

  it('keeps what the server says', () =>
    expect(readBundleAnswer(412, outcome, 2).texts).toEqual(['two patients match', 'x']))
})
