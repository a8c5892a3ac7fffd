import { createHash } from 'node:crypto'
import type { Tx } from '#electron/db/rights.ts'
import { readFormularyFile } from '#shared/catalogue/importFile.ts'
import { type FormularyOverride, type OverrideFlaw, overrideFlaw } from '#shared/catalogue/overrides.ts'
import type { CatalogueDrug } from '#shared/catalogue/types.ts'
import type { Input, Output } from '#shared/ipc/contract.ts'
import type { PracticeOverride } from '#shared/ipc/formularyShapes.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { today } from '../practice/today.ts'
import { audit } from '../record/audit.ts'
import { drugListOn, payersOf, practiceOverrides } from './formulary.ts'

type Flaw = OverrideFlaw | 'drug-unknown' | 'payer-unknown' | 'override-unknown'

/** Adds or replaces one of the practice's own rows; before and after stay in the record. */
export function changeOverride(
  desk: Desk,
  userId: string,
  { id, ...facts }: Input<'formulary.change'>,
): Result<PracticeOverride, Flaw> {
  const all = practiceOverrides(desk)
  const before = id === null ? null : (all.find((one) => one.id === id) ?? null)
  if (id !== null && before === null) return err('override-unknown')
  if (!drugListOn(desk, today(desk)).drugs.some(({ hcpcs }) => hcpcs === facts.hcpcs)) return err('drug-unknown')
  if (facts.payerId !== null && !payersOf(desk).some((payer) => payer.id === facts.payerId)) return err('payer-unknown')
  const flaw = overrideFlaw(
    all.filter((one) => one.id !== id),
    facts,
  )
  if (flaw) return err(flaw)
  const after = { ...facts, id: id ?? desk.newId() }
  desk.transaction((tx) => keep(desk, tx, userId, before, after))
  return ok(after)
}

/** The list's own word holds again; what was said stays in the record. */
export function withdrawOverride(desk: Desk, userId: string, id: string): Result<null, Flaw> {
  const before = practiceOverrides(desk).find((one) => one.id === id)
  if (!before) return err('override-unknown')
  desk.transaction((tx) => keep(desk, tx, userId, before, null))
  return ok(null)
}

function keep(
  desk: Desk,
  tx: Tx,
  userId: string,
  before: PracticeOverride | null,
  after: PracticeOverride | null,
): void {
  const json = (row: PracticeOverride | null): string | null => row && canonicalJson(row)
  const overrideId = (after ?? before)?.id ?? ''
  const change = { before: json(before), after: json(after) }
  desk.stores.formulary.change(tx, { overrideId, userId, at: desk.now(), ...change })
  const facts = { override: overrideId, before: change.before ?? 'none', after: change.after ?? 'none' }
  audit(desk, tx, { kind: 'audit.formularyChanged', userId, facts })
}

/** Takes a file whole, or refuses it with one sentence and leaves everything as it was. */
export function importFormulary(
  desk: Desk,
  userId: string,
  { text, fileName, from }: Input<'formulary.import'>,
): Result<Output<'formulary.import'>, string> {
  const list = drugListOn(desk, today(desk))
  const known = {
    hcpcs: new Set(list.drugs.map(({ hcpcs }) => hcpcs)),
    payerIds: new Set(payersOf(desk).map(({ id }) => id)),
  }
  const read = readFormularyFile(text, known)
  if (!read.ok) return read
  if (read.value.kind === 'overrides') return ok(takeOverrides(desk, userId, read.value.overrides))
  const { drugs, text: body } = read.value
  const counts = { rows: drugs.length, ...compareLists(list.drugs, drugs) }
  const issue = nextIssue(desk, from)
  desk.transaction((tx) => {
    const at = desk.now()
    desk.stores.formulary.addList(tx, { issue, validFrom: from, file: fileName, body, userId, at })
    const facts = { issue, from, file: fileName, rows: String(drugs.length), sha256: sha256Of(body) }
    audit(desk, tx, { kind: 'audit.formularyImported', userId, facts })
  })
  return ok({ kind: 'drugs', ...counts })
}

/** "2026-11-24.1": the first day it holds, and which import of that day. */
function nextIssue({ stores }: Desk, from: string): string {
  const ofDay = stores.formulary.lists().filter(({ validFrom }) => validFrom === from)
  return `${from}.${ofDay.length + 1}`
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

function compareLists(
  before: readonly CatalogueDrug[],
  after: readonly CatalogueDrug[],
): { readonly added: number; readonly removed: number; readonly changed: number } {
  const old = new Map(before.map((drug) => [drug.hcpcs, canonicalJson(drug)]))
  const now = new Set(after.map(({ hcpcs }) => hcpcs))
  return {
    added: after.filter(({ hcpcs }) => !old.has(hcpcs)).length,
    removed: before.filter(({ hcpcs }) => !now.has(hcpcs)).length,
    changed: after.filter((drug) => old.has(drug.hcpcs) && old.get(drug.hcpcs) !== canonicalJson(drug)).length,
  }
}

/** The file is the whole of the practice's own rows: what is in both stays, the rest is added or withdrawn. */
function takeOverrides(desk: Desk, userId: string, rows: readonly FormularyOverride[]): Output<'formulary.import'> {
  const before = practiceOverrides(desk)
  const wanted = new Set(rows.map((row) => canonicalJson(row)))
  const held = new Set(before.map(factsOf))
  const gone = before.filter((one) => !wanted.has(factsOf(one)))
  const fresh = rows.filter((row) => !held.has(canonicalJson(row)))
  desk.transaction((tx) => {
    for (const one of gone) keep(desk, tx, userId, one, null)
    for (const row of fresh) keep(desk, tx, userId, null, { ...row, id: desk.newId() })
  })
  return { kind: 'overrides', rows: rows.length, added: fresh.length, removed: gone.length, changed: 0 }
}

const factsOf = ({ id: _id, ...facts }: PracticeOverride): string => canonicalJson(facts)
