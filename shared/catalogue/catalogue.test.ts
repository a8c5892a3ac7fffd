import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogueRowSchema } from '../document/plan.ts'
import { drugByHcpcs, drugsByIngredient, searchDrugs, toCatalogueRow } from './lookups.ts'
import { parseCatalogue } from './parseCatalogue.ts'
import { parseTransitions } from './parseTransitions.ts'
import { readCatalogue } from './readCatalogue.ts'
import { replacedCodes } from './replacedCodes.ts'
import { codeOnDay, successorOf } from './successorOf.ts'

const shipped = (name: string): string =>
  readFileSync(new URL(`../../resources/catalogue/${name}`, import.meta.url), 'utf8')

function readShipped() {
  const { issue } = JSON.parse(shipped('issue.json')) as { readonly issue: string }
  const read = readCatalogue({ issue, drugs: shipped('drugs.csv'), transitions: shipped('hcpcs-transitions.csv') })
  if (!read.ok) throw new Error(read.error)
  return read.value
}

const catalogue = readShipped()

describe('the shipped drug list', () => {
  it('holds 398 drugs and 25 replaced codes of one issue', () => {
    expect(catalogue.issue).toBe('2026-11')
    expect(catalogue.drugs).toHaveLength(398)
    expect(catalogue.transitions).toHaveLength(25)
    expect(new Set(catalogue.drugs.map(({ id }) => id)).size).toBe(398)
  })

  it('knows rituximab', () =>
    expect(drugByHcpcs(catalogue, 'j9312')).toMatchObject({
      id: 'j9312-rituximab',
      displayName: 'Rituximab (Rituxan)',
      ingredient: 'rituximab',
      billingUnit: { amount: '10', unit: 'mg' },
      adminClass: 'antineoplastic',
      usualRoutes: ['iv_infusion'],
      containerType: 'single_dose',
      vialSizes: [
        { amount: '100', unit: 'mg' },
        { amount: '500', unit: 'mg' },
      ],
      biosimilarOf: null,
    }))

  it('gives every biosimilar the ingredient of its reference product and a code of its own', () => {
    const biosimilars = catalogue.drugs.filter(({ biosimilarOf }) => biosimilarOf !== null)
    expect(biosimilars).toHaveLength(38)
    for (const { hcpcs, ingredient, biosimilarOf } of biosimilars) {
      expect(hcpcs).not.toBe(biosimilarOf)
      expect(drugByHcpcs(catalogue, biosimilarOf ?? '')?.ingredient).toBe(ingredient)
    }
    expect(drugsByIngredient(catalogue, 'Rituximab').map(({ hcpcs }) => hcpcs)).toEqual([
      'J9312',
      'Q5115',
      'Q5119',
      'Q5123',
    ])
  })

  it('is read in the form a session freezes', () => {
    for (const drug of catalogue.drugs)
      expect(catalogueRowSchema.safeParse(toCatalogueRow(drug, '2026-11')).success).toBe(true)
  })

  it.each([
    ['J1100', 'Dexamethasone sodium phosphate (Decadron)', 'dexamethasone'],
    ['J9071', 'Cyclophosphamide (AuroMedics)', 'cyclophosphamide'],
    ['J7040', 'Sodium chloride 0.9%, 500 mL (Normal saline)', 'sodium chloride 0.9%'],
    ['J2790', 'Rho(D) immune globulin, full dose (RhoGAM, HyperRHO)', 'rho(d) immune globulin'],
    [
      'J9316',
      'Pertuzumab, trastuzumab and hyaluronidase-zzxf (Phesgo)',
      'pertuzumab, trastuzumab and hyaluronidase-zzxf',
    ],
    ['Q2050', 'Doxorubicin hydrochloride liposome (Doxil)', 'doxorubicin hydrochloride liposome'],
    ['J9144', 'Daratumumab and hyaluronidase-fihj (Darzalex Faspro)', 'daratumumab and hyaluronidase-fihj'],
    ['J9201', 'Gemcitabine hydrochloride (Gemzar)', 'gemcitabine'],
    ['J3490', 'Unclassified drug', 'unclassified drug'],
  ])('names %s', (hcpcs, displayName, ingredient) =>
    expect(drugByHcpcs(catalogue, hcpcs)).toMatchObject({ displayName, ingredient }),
  )

  it('routes an implant as a subcutaneous injection and keeps a route no code knows apart', () => {
    expect(drugByHcpcs(catalogue, 'J9202')?.usualRoutes).toEqual(['subcutaneous'])
    expect(drugByHcpcs(catalogue, 'J9281')).toMatchObject({ usualRoutes: [], otherRoutes: ['pyelocalyceal'] })
    expect(drugByHcpcs(catalogue, 'J2997')?.usualRoutes).toEqual(['declot', 'iv_infusion'])
  })

  it('does not know every code', () => expect(drugByHcpcs(catalogue, 'J0001')).toBeNull())
})

describe('searching', () => {
  const found = (typed: string, limit?: number) => searchDrugs(catalogue, typed, limit).map(({ hcpcs }) => hcpcs)

  it.each([
    ['J9312', ['J9312']],
    ['venofer', ['J1756']],
    ['ruxi', ['Q5119', 'Q5115']],
    ['sodium chloride 500', ['J7040', 'J7042']],
    ['  Darza ', ['J9145', 'J9144']],
    ['', []],
    ['zzz', []],
  ])('%j', (typed, expected) => expect(found(typed)).toEqual(expected))

  it('puts the drug itself before its combinations', () => expect(found('rituximab')[0]).toBe('J9312'))
  it('stops at the limit', () => expect(found('immune globulin', 3)).toHaveLength(3))
})

describe('codes that ended', () => {
  const { transitions } = catalogue

  it('stands until its last day', () => {
    expect(codeOnDay(transitions, 'J1940', '2025-03-31')).toEqual({ state: 'in_force' })
    expect(successorOf(transitions, 'J1940', '2025-03-31')).toBeNull()
  })

  it('names the code that took its place, with its own unit', () => {
    expect(successorOf(transitions, 'J1940', '2025-04-01')).toMatchObject({
      newHcpcs: 'J1938',
      newUnit: { amount: '1', unit: 'mg' },
    })
    expect(codeOnDay(transitions, 'J1940', '2025-04-01')).toMatchObject({ state: 'ended', lastDay: '2025-03-31' })
  })

  it('names several where a maker got its own', () => {
    const state = codeOnDay(transitions, 'J0171', '2026-01-02')
    expect(state.state === 'ended' && state.successors.map(({ newHcpcs }) => newHcpcs)).toEqual(['J0165', 'J0169'])
  })

  it('knows a code that is not there yet', () =>
    expect(codeOnDay(transitions, 'J1938', '2025-03-31')).toMatchObject({ state: 'not_yet', firstDay: '2025-04-01' }))

  it('leaves a code alone that is in no list', () =>
    expect(codeOnDay(transitions, 'J9312', '2026-11-24')).toEqual({ state: 'in_force' }))

  it('follows a chain to the code that stands, even when the list runs in a circle', () => {
    const step = (oldHcpcs: string, newHcpcs: string, oldLastDay: string) => ({
      drug: 'x',
      oldHcpcs,
      newHcpcs,
      oldLastDay,
      newFirstDay: oldLastDay,
      oldUnit: { amount: '1', unit: 'mg' },
      newUnit: { amount: '1', unit: 'mg' },
      note: '',
    })
    const chain = [step('J0001', 'J0002', '2024-06-30'), step('J0002', 'J0003', '2025-06-30')]
    expect(successorOf(chain, 'J0001', '2025-01-01')?.newHcpcs).toBe('J0002')
    expect(successorOf(chain, 'J0001', '2026-01-01')?.newHcpcs).toBe('J0003')
    expect(successorOf([...chain, step('J0003', 'J0001', '2025-12-31')], 'J0001', '2026-01-01')?.newHcpcs).toBe('J0003')
  })
})

describe('a list that cannot be read', () => {
  const header = shipped('drugs.csv').split('\n')[0] ?? ''
  const row = 'J9312,rituximab,Rituxan,10,mg,antineoplastic,iv_infusion,single_dose,100 mg|500 mg,,,label,high'
  const parsed = (...rows: readonly string[]) => {
    const result = parseCatalogue([header, ...rows].join('\n'))
    return result.ok ? result.value.length : result.error
  }

  it.each([
    [row.replace('J9312', 'J931'), 'line 2, column hcpcs: "J931" is not a code of five letters or digits'],
    [row.replace(',10,', ',ten,'), 'line 2, column billing_unit_amount: "ten" is not an amount above zero'],
    [row.replace(',10,', ',0.0,'), 'line 2, column billing_unit_amount: "0.0" is not an amount above zero'],
    [row.replace('iv_infusion', 'nasal'), 'line 2, column usual_routes: "nasal" is not a list of known routes'],
    [
      row.replace('500 mg', '500mg'),
      'line 2, column vial_sizes: "100 mg|500mg" is not a list of sizes such as 250 mg|500 mg',
    ],
    [
      row.replace('single_dose', 'vial'),
      'line 2, column container_type: "vial" is not one of single_dose, multi_dose, mixed',
    ],
    [row.replace('antineoplastic', 'chemo'), /^line 2, column admin_class: "chemo" is not one of/],
    [row.replace('rituximab,', ','), 'line 2, column generic_name: "" is not a name'],
    [row.replace('high', 'sure'), 'line 2, column confidence: "sure" is not one of high, medium, low'],
    [row.replace('500 mg,', '500 mg,J0001'), 'line 2, column biosimilar_of_hcpcs: J0001 is not in the list'],
    [`${row}\n${row}`, 'line 3, column hcpcs: J9312 stands twice'],
  ])('%s', (text, sentence) => {
    const said = parsed(text)
    if (typeof sentence === 'string') expect(said).toBe(sentence)
    else expect(said).toMatch(sentence)
  })

  it('reads a row without class as undecided and never guesses', () => {
    const result = parseCatalogue([header, row.replace('antineoplastic', '')].join('\n'))
    expect(result.ok && result.value[0]?.adminClass).toBeNull()
  })

  it('names the file as well when both lists are read', () => {
    const drugs = [header, row].join('\n')
    expect(readCatalogue({ issue: '2027-02', drugs: `${drugs}\nx`, transitions: '' })).toEqual({
      ok: false,
      error: 'drug list 2027-02, line 3: 1 cells where the header has 13',
    })
    const transitions = shipped('hcpcs-transitions.csv').replace('2024-06-30', '30.6.2024')
    expect(parseTransitions(transitions)).toEqual({
      ok: false,
      error: 'line 2, column old_last_date: "30.6.2024" is not a date such as 2026-03-02',
    })
    expect(readCatalogue({ issue: '2027-02', drugs, transitions })).toMatchObject({
      error: expect.stringContaining('replaced codes 2027-02, line 2'),
    })
  })
})

it('every place that makes a claim knows the replaced codes of the shipped list', () =>
  expect(replacedCodes).toEqual(catalogue.transitions))
