import { expect, it } from 'vitest'
import { createDecisionStore } from '#electron/db/decisionStore.ts'
import { createReferenceStore } from '#electron/db/referenceStore.ts'
import { billSession } from '#shared/billing/billSession.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aPractice } from '#test/builders/aClaim.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { createBillingFacts } from './billingFacts.ts'

const ndc = '50242005306'
const mg = (amount: string) => ({ amount, unit: 'mg' })
const at = instantOnClock('2026-03-02', '17:00', 'America/Chicago')

/** A record with one published crosswalk: the product's code from the first quarter on. */
function aDesk(dosage: string | null, codes: readonly string[] = ['J9304']) {
  const db = aRecord()
  const reference = createReferenceStore(db.writable, db.transaction)
  const facts = { validFrom: '2026-01-01', validTo: '2026-03-31', file: 'crosswalk.csv', sha256: 'a', importedAt: at }
  const issue = reference.begin({ kind: 'ndc-crosswalk', ...facts })
  issue?.add(codes.map((code) => ({ code, other: ndc, body: { description: 'Pemetrexed', drug: null, dosage } })))
  const report = { kind: 'ndc-crosswalk', validFrom: facts.validFrom, validTo: facts.validTo, rows: 1, skipped: [] }
  issue?.complete(report as never, { added: 1, removed: 0, changed: 0 })
  const decisions = createDecisionStore(db.writable)
  const charges = [
    { code: 'J9304', cents: 900, from: '2026-01-01' },
    { code: 'J9312', cents: 100, from: '2026-01-01' },
  ]
  const decide = (answer: string, version = 1): void =>
    db.transaction((tx) => {
      decisions.put(tx, { sessionId: 'session-1', version, lineId: 'drug', about: 'code', answer, userId: 'u1', at })
    })
  return {
    decide,
    billingFacts: createBillingFacts({
      decisions,
      office: { ofPatient: () => [] },
      reference,
      charges: () => charges,
      sent: () => [],
    }),
  }
}

const line = aPlannedLine({ id: 'drug', name: 'Pemetrexed' })
const session = aSession({
  lines: [{ ...line, catalogue: { ...line.catalogue, hcpcs: 'J9305', billingUnit: mg('10') } }],
})
  .prepared()
  .started('drug', '09:00')
  .stopped('drug', '09:30')
  .containers('drug', '09:31', [aContainer(mg('100'), { ndc })], true)
const document = {
  format: 'chairside.session',
  formatVersion: 1,
  sessionId: 'session-1',
  version: 1,
  practice: aPractice,
  providers: [],
  charges: [],
  people: [],
  events: [...session.events],
} as const

function claimOf({ billingFacts }: ReturnType<typeof aDesk>) {
  const billed = billSession(document as never, billingFacts(document as never))
  if (!billed.ok) throw new Error(billed.error)
  const { lines, issues } = billed.value.claim
  const drug = lines.find(({ kind }) => kind === 'drug')
  return {
    code: drug?.code,
    units: drug?.units,
    cents: drug?.chargeCents,
    asked: issues.flatMap(({ question }) => question?.text ?? []),
  }
}

it('the published crosswalk of the day says another code: it is asked about, and the answer brings its unit and its charge', () => {
  const desk = aDesk('10 MG')
  expect(claimOf(desk)).toMatchObject({
    code: 'J9305',
    asked: [`Product ${ndc} is billed as J9304, and the plan says J9305.`],
  })
  desk.decide('J9304')
  expect(claimOf(desk)).toEqual({ code: 'J9304', units: 10, cents: 9_000, asked: [] })
})

it('an answer about an older signed version is not carried over to an amended one', () => {
  const desk = aDesk('10 MG')
  desk.decide('J9304', 2)
  expect(claimOf(desk).asked).toHaveLength(1)
})

it('one product with several codes asks which', () =>
  expect(claimOf(aDesk('10 MG', ['J9304', 'J9305'])).asked).toEqual([
    `Product ${ndc} may be J9304 or J9305. Say which one.`,
  ]))
