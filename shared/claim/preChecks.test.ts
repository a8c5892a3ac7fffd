import { describe, expect, it } from 'vitest'
import { aClaim, aClaimLine } from '#test/builders/aClaim.ts'
import { authorizationIssues } from './authorizationIssues.ts'
import type { Claim, ClaimLine, ClaimNdc } from './claim.ts'
import { preChecks } from './preChecks.ts'
import { revenueCodeOf } from './revenueCodes.ts'

const codesOf = (over: Partial<Claim>): readonly string[] => preChecks(aClaim(over)).map(({ code }) => code)
const withLine = (over: Partial<ClaimLine>): readonly string[] => codesOf({ lines: [aClaimLine('L1', over)] })
const product = (ndc: Partial<ClaimNdc>): Partial<ClaimLine> => ({
  kind: 'drug',
  code: 'J9312',
  ndc: { ndc: '50242005306', quantity: '50', unit: 'ML', ...ndc },
})

describe('what would come back from a clearinghouse', () => {
  it('is nothing for a complete claim', () => expect(preChecks(aClaim())).toEqual([]))

  it.each([
    ['a diagnosis without its dot', { diagnoses: ['Z51.12', 'C9110'] }, 'diagnosis_invalid'],
    ['a diagnosis in small letters', { diagnoses: ['z51.12', 'C91.10'] }, 'diagnosis_invalid'],
    ['a diagnosis twice', { diagnoses: ['C91.10', 'C91.10'] }, 'diagnosis_invalid'],
    ['a total that is not the sum', { totalCents: 1 }, 'total_wrong'],
    ['a day after the signature', { serviceDate: '2026-11-21' }, 'total_wrong'],
  ] as const)('%s', (_what, over, code) => expect(codesOf(over)).toEqual([code]))

  it.each([
    ['a pointer to nothing', { pointers: [3] }, 'pointer_invalid'],
    ['no pointer', { pointers: [] }, 'pointer_invalid'],
    ['the same pointer twice', { pointers: [1, 1] }, 'pointer_invalid'],
    ['a procedure of four characters', { code: '9641' }, 'procedure_invalid'],
    ['a modifier of three characters', { modifiers: ['JWX'] }, 'procedure_invalid'],
    ['a fifth modifier', { modifiers: ['25', '59', 'XS', 'XU', 'PO'] }, 'too_many_modifiers'],
    ['no units', { units: 0 }, 'units_invalid'],
    ['half a unit', { units: 1.5 }, 'units_invalid'],
    ['a product number of ten digits', product({ ndc: '5024200530' }), 'ndc_invalid'],
    ['a product number of zeros', product({ ndc: '00000000000' }), 'ndc_invalid'],
    ['a quantity of nothing', product({ quantity: '0.0' }), 'ndc_invalid'],
    ['a quantity in the form of a float', product({ quantity: '6e3' }), 'ndc_invalid'],
  ] as const)('%s', (_what, over, code) => expect(withLine(over)).toEqual([code]))

  it.each([
    ['JW without its partner', [['JW']]],
    ['JW and JZ on one line', [[], ['JW', 'JZ']]],
    ['JW and JZ for one product', [[], ['JZ'], ['JW']]],
  ])('%s', (_what, modifiers) => {
    const lines = modifiers.map((own, index) => aClaimLine(`L${index}`, { ...product({}), modifiers: own }))
    expect(codesOf({ lines })).toEqual(['discard_pair_broken'])
  })

  it('JZ on one product beside JW on another is right', () => {
    const lines = [
      aClaimLine('1', { ...product({ ndc: '50242005121' }), modifiers: [] }),
      aClaimLine('2', { ...product({}), modifiers: ['JZ'] }),
      aClaimLine('3', { ...product({ ndc: '50242005121' }), modifiers: ['JW'] }),
    ]
    expect(codesOf({ lines })).toEqual([])
  })

  it('a hospital’s lines carry no pointers', () => {
    expect(codesOf({ form: 'institutional', lines: [aClaimLine('1', { pointers: [] })] })).toEqual([])
  })
})

describe('the payer’s authorization', () => {
  const own = aClaim().authorization
  if (!own) throw new Error('the claim has one')
  const said = (over: Partial<typeof own>, claim: Partial<Claim> = {}) =>
    authorizationIssues(aClaim({ authorization: { ...own, ...over }, ...claim }), [{ ...own, ...over }]).map(
      ({ code, holds }) => [code, holds],
    )

  it('is asked for, unless the payer wants none', () => {
    const without = aClaim({ authorization: null })
    expect(authorizationIssues(without, [])).toMatchObject([{ code: 'authorization_missing', holds: true }])
    expect(authorizationIssues(without, [{ ...own, status: 'not_required' }])).toEqual([])
    expect(authorizationIssues(without, [{ ...own, status: 'denied' }])[0]?.text).toContain('is denied')
    expect(authorizationIssues(aClaim({ authorization: null, coverage: null }), [])).toEqual([])
  })

  it.each([
    ['agrees', {}, []],
    ['is for other drugs', { drugs: ['J9999'] }, [['authorization_mismatch', false]]],
    ['allows fewer units', { unitsAllowed: [{ hcpcs: 'J9312', units: 79 }] }, [['authorization_exceeded', false]]],
    ['allows just these units', { unitsAllowed: [{ hcpcs: 'J9312', units: 80 }] }, []],
    ['has no visit left', { visitsAllowed: 4, visitsUsed: 4 }, [['authorization_exceeded', false]]],
    ['is for another disease', { diagnosis: 'C83.3' }, [['authorization_mismatch', false]]],
    ['is for the family of the disease', { diagnosis: 'C91' }, []],
    ['names another provider', { providerNpi: '1234567893' }, [['authorization_mismatch', false]]],
  ])('%s', (_what, over, issues) => expect(said(over)).toEqual(issues))
})

it('a dose above the one allowed is shown with all three amounts, for the authorization it is of', () => {
  const own = aClaim().authorization
  if (!own) throw new Error('the claim has one')
  const over = { hcpcs: 'J9312', allowed: '4800 mg', used: '4200 mg', given: '712.5 mg' }
  const texts = (authorizationId: string) =>
    authorizationIssues(aClaim(), [own], [{ ...over, authorizationId }]).map(({ code, holds, text }) => [
      code,
      holds,
      text,
    ])
  expect(texts(own.id)).toEqual([
    [
      'authorization_exceeded',
      false,
      `Authorization ${own.number} allows 4800 mg of J9312; 4200 mg are used, 712.5 mg were given.`,
    ],
  ])
  expect(texts('another')).toEqual([])
})

describe('a hospital’s revenue code', () => {
  it.each([
    ['administration', '96413', '0335'],
    ['administration', '96549', '0335'],
    ['administration', '96401', '0331'],
    ['administration', '96365', '0260'],
    ['administration', '36430', '0391'],
    ['drug', 'J9312', '0636'],
    ['drug', 'P9035', '0390'],
    ['visit', 'G0463', '0510'],
  ] as const)('of %s %s is %s', (kind, code, revenue) => expect(revenueCodeOf({ kind, code }, {})).toBe(revenue))

  it('is the site’s own where it has one', () => {
    expect(revenueCodeOf({ kind: 'drug', code: 'J9312' }, { revenueCodes: { J9312: '0637' } })).toBe('0637')
  })
})
