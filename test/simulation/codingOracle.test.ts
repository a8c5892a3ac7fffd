import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cases from '#shared/coding/cases/administration.json' with { type: 'json' }
import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodingInput, Service } from '#shared/coding/types.ts'
import { naiveCodingByMinute } from '#test/oracle/naiveCodingByMinute.ts'
import { minuteOf } from '#test/oracle/naiveCodingMinutes.ts'
import { anySession } from '#test/oracle/naiveCodingSessions.ts'

/** CHAIRSIDE_CODING_RUNS=1000000 compares a million sessions; CHAIRSIDE_CODING_SEED chooses others. */
const runs = Number(process.env.CHAIRSIDE_CODING_RUNS ?? 2500)
const seed = Number(process.env.CHAIRSIDE_CODING_SEED ?? 20260302)
const perSecond = 500

const rules = ruleSetFor('2026-03-02')

interface Line {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

/** Code and modifiers with their units summed, in one order, as the cases are to be compared (coding rules section 13). */
function billOf(lines: readonly Line[]): readonly string[] {
  const units = new Map<string, number>()
  for (const line of lines) {
    const name = [line.code, ...line.modifiers].join('-')
    units.set(name, (units.get(name) ?? 0) + line.units)
  }
  return [...units].map(([name, sum]) => `${name} x${sum}`).sort()
}

/** What the product says, in the words of the naive coding. A nurse's visit beside an administration holds no record. */
function productOn(session: CodingInput): { readonly bill: readonly string[]; readonly blocked: boolean } {
  const { lines, issues } = codeSession(session, rules)
  const blocked = issues.some(({ level, code }) => level === 'E' && code !== 'em_99211_not_allowed')
  return { bill: billOf(lines), blocked }
}

function naiveOn(session: CodingInput): { readonly bill: readonly string[]; readonly blocked: boolean } {
  const { lines, blocked } = naiveCodingByMinute(session)
  return { bill: billOf(lines), blocked }
}

/** Four points in which the two read the rules differently; sessions that touch one are not compared. */
function touchesOpenPoint({ setting, services }: CodingInput): boolean {
  // R13: a push in a pause, more than 30 minutes from either end. Has the interrupted infusion ended?
  const inPause =
    setting === 'facility' &&
    services.some(
      (one) => hasLongPause(one, services) && services.some(({ drug, id }) => drug === one.drug && id !== one.id),
    )
  // R23: is it an earlier encounter when none of its stops is known?
  const unknown = services.some(({ stopUnknown }) => stopUnknown) && services.some(({ encounter }) => encounter === '2')
  // Section 7: one drug twice at once under one bag label.
  const labels = services.flatMap(({ bag, drug }) => (bag ? [`${bag} ${drug}`] : []))
  // Section 7: a dose that overlaps two others of its drug, of which the two do not overlap each other.
  const infused = services.filter(({ route }) => route === 'iv_infusion')
  const thrice = infused.some(
    ({ drug, access, encounter }) =>
      infused.filter((other) => other.drug === drug && other.access === access && other.encounter === encounter)
        .length > 2,
  )
  return inPause || unknown || thrice || new Set(labels).size < labels.length
}

function hasLongPause(one: Service, services: readonly Service[]): boolean {
  const resumed = services.filter(({ resumes }) => resumes === one.id)
  const runs = [...(one.segments ?? [one]), ...resumed]
  return runs.some(({ start }, place) => {
    const before = runs[place - 1]?.stop
    return start !== null && before && minuteOf(start) - minuteOf(before) > 60
  })
}

describe('the second opinion on the codes', () => {
  it.each(cases)('alone on $id $note', ({ expect: bill, ...input }) => {
    expect(billOf(naiveCodingByMinute(input as CodingInput).lines)).toEqual(billOf(bill))
  })

  it('agrees with the product on any session', { timeout: 30_000 + (runs / perSecond) * 1000 }, () => {
    fc.assert(
      fc.property(anySession, (session) => {
        fc.pre(!touchesOpenPoint(session))
        expect(productOn(session)).toEqual(naiveOn(session))
      }),
      { numRuns: runs, seed, maxSkipsPerRun: 20 },
    )
  })
})
