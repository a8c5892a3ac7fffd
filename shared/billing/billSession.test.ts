import { describe, expect, it } from 'vitest'
import { aPractice } from '#test/builders/aClaim.ts'
import { brDay } from '#test/builders/brDay.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import type { ChartEvent } from '../chart/events.ts'
import type { ScheduledPayload } from '../chart/payloads/payloads.ts'
import { completeness } from '../claim/matrix.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import { type BilledSession, billSession } from './billSession.ts'

const codes = ['96413', '96415', '96417', '96367', '96375', '96361', 'J9312', 'J9033', 'J1200', 'J1100', 'J7040']

function documentOf(events: readonly ChartEvent[], changes: Partial<SessionDocument> = {}): SessionDocument {
  return {
    format: 'chairside.session',
    formatVersion: 1,
    sessionId: 'session-1',
    version: 1,
    practice: aPractice,
    providers: [{ npi: '1234567893', last: 'Roe', first: 'Ann', credential: 'MD' }],
    charges: codes.map((code) => ({ code, cents: 1_000, from: '2026-01-01' })),
    people: [],
    events: [...events],
    ...changes,
  }
}

function billed(document: SessionDocument): BilledSession {
  const answer = billSession(document)
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

/** The worked day, its scheduling changed after the fact: what the desk would not let happen, an imported record may say. */
const dayWith = (facts: Partial<ScheduledPayload>): readonly ChartEvent[] =>
  brDay().events.map((event) =>
    event.kind === 'SessionScheduled' ? { ...event, payload: { ...event.payload, ...facts } } : event,
  )

const holdsOf = ({ claim }: BilledSession): readonly string[] =>
  claim.issues.filter(({ holds }) => holds).map(({ code }) => code)

describe('the claim of the worked day', () => {
  const { claim, chart, coding } = billed(documentOf(brDay().events))

  it('lists treatment reason before disease and points every line to them', () => {
    expect(claim.diagnoses.slice(0, 2)).toEqual(['Z51.11', 'C91.10'])
    expect(claim.lines.every(({ pointers }) => pointers.length > 0 && pointers.length <= 4)).toBe(true)
  })

  it('charges each line by its units and adds up', () => {
    const j9312 = claim.lines.find(({ code, modifiers }) => code === 'J9312' && modifiers.length === 0)
    expect(j9312).toMatchObject({ units: 72, chargeCents: 72_000 })
    expect(claim.totalCents).toBe(claim.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0))
  })

  it('gives every line an id of its own, and an amendment new ones', () => {
    const ids = claim.lines.map(({ id }) => id)
    const amended = billed(documentOf(brDay().events, { version: 2 })).claim
    expect(new Set([...ids, ...amended.lines.map(({ id }) => id)]).size).toBe(ids.length * 2)
    expect(amended.frequency).toBe('7')
  })

  it('is held only because nobody has signed', () => {
    expect(holdsOf({ claim, chart, coding })).toEqual(['not_signed'])
  })

  it('is complete in every cell of the matrix', () => {
    const cells = completeness(chart, claim, coding.result).flatMap(({ lineId: _, planned: __, ...row }) =>
      Object.values(row),
    )
    expect(cells.filter(({ state }) => state === 'missing')).toEqual([])
  })
})

describe('what holds a claim', () => {
  it('is a code without a charge', () => {
    const document = documentOf(brDay().events)
    const charges = document.charges.filter(({ code }) => code !== '96417')
    expect(holdsOf(billed({ ...document, charges }))).toContain('charge_missing')
  })

  it('is a charge that is not yet in force, while a payer’s own charge outranks the general one', () => {
    const document = documentOf(brDay().events)
    const later = document.charges.map((row) => ({ ...row, from: '2026-03-03' }))
    expect(holdsOf(billed({ ...document, charges: later }))).toContain('charge_missing')
    const own = [...document.charges, { code: '96413', cents: 77_700, from: '2026-02-01', payerId: 'payer-medicare' }]
    expect(billed({ ...document, charges: own }).claim.lines.find(({ code }) => code === '96413')?.chargeCents).toBe(
      77_700,
    )
  })

  it('is a visit without an authorization for its day, or without coverage', () => {
    expect(holdsOf(billed(documentOf(dayWith({ authorizations: [] }))))).toContain('authorization_missing')
    expect(holdsOf(billed(documentOf(dayWith({ coverages: [] }))))).toContain('coverage_missing')
  })
})

describe('one drug from two products', () => {
  const events = brDay().events.map((event): ChartEvent => {
    if (event.kind !== 'ContainersRecorded' || event.payload.lineId !== 'rituximab') return event
    const containers = event.payload.containers.map((row) => ({
      ...row,
      ndc: row.size.amount === '500' ? '50242005306' : '50242005121',
      volumeMl: row.size.amount === '500' ? '50' : '10',
    }))
    return { ...event, payload: { ...event.payload, containers } }
  })
  const rituximab = (claim: BilledSession['claim']) => claim.lines.filter(({ code }) => code === 'J9312')

  it('is one line with the larger product and the other in a note, where the payer wants one line', () => {
    const [given, wasted] = rituximab(billed(documentOf(events)).claim)
    expect(given).toMatchObject({ units: 72, ndc: { ndc: '50242005306', quantity: '50', unit: 'ML' } })
    expect(given?.note).toContain('50242005121 ML21.25')
    expect(wasted).toMatchObject({ units: 8, modifiers: ['JW'], ndc: { ndc: '50242005121', quantity: '8.75' } })
  })

  it('is a line per product whose units add up, where the payer wants that', () => {
    const [cover] = brScheduled.coverages
    if (!cover) throw new Error('the plan has no coverage')
    const coverages = [{ ...cover, payer: { ...cover.payer, ndcLines: 'per_ndc' as const } }]
    const perNdc = events.map(
      (event): ChartEvent =>
        event.kind === 'SessionScheduled' ? { ...event, payload: { ...event.payload, coverages } } : event,
    )
    const lines = rituximab(billed(documentOf(perNdc)).claim)
    expect(lines.map(({ ndc, units, modifiers }) => [ndc?.ndc, units, modifiers.join()])).toEqual([
      ['50242005306', 50, ''],
      ['50242005121', 22, ''],
      ['50242005121', 8, 'JW'],
    ])
  })
})
