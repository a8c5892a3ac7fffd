import { isDeepStrictEqual } from 'node:util'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/foldChart.ts'
import { receiptSchema } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Ledger } from './ledger.ts'
import type { SimulatedHub } from './simulatedHub.ts'
import type { OutboxLine, Watcher } from './watcher.ts'

/** What must be true after every step of a day, whatever went wrong in it. */

export interface Watched {
  readonly watcher: Watcher
  readonly ledger: Ledger
  readonly hub: SimulatedHub
  /** Outbox rows that a person has had to look at: they may be overtaken. */
  readonly overtakable: Set<string>
  readonly now: () => Instant
}

export function checkInvariants(watched: Watched): void {
  const { watcher, hub } = watched
  const texts = watcher.events()
  const charts = sessionsOf(texts).map((sessionId) => chartOf(watcher, sessionId))
  everyAcknowledgedEventIsThere(watched, texts, charts)
  theChainIsWhole(watcher)
  const rows = watcher.outbox()
  everyRefLeavesInOrder(rows, watched.overtakable)
  nothingIsReceivedWithoutItsReceipt(rows, watcher, hub)
  theListsAreWhatTheRecordSays(watcher)
  for (const chart of charts) theFrozenCodesAreThePreview(chart, watched.now())
}

const must = (isTrue: boolean, sentence: string): void => {
  if (!isTrue) throw new Error(sentence)
}

const sessionsOf = (texts: ReadonlyMap<string, string>): readonly string[] => [
  ...new Set([...texts.values()].map((text) => (JSON.parse(text) as ChartEvent).sessionId)),
]

function chartOf(watcher: Watcher, sessionId: string): Chart {
  const chart = foldChart(watcher.record(sessionId))
  if (!chart) throw new Error(`session ${sessionId} has events and no chart`)
  return chart
}

function everyAcknowledgedEventIsThere(
  { ledger }: Watched,
  texts: ReadonlyMap<string, string>,
  charts: readonly Chart[],
): void {
  const folded = new Set(charts.flatMap(({ history }) => history.map(({ event }) => event.id)))
  for (const [id, { text }] of ledger.events) {
    must(texts.get(id) === text, `event ${id} was acknowledged and the record has ${texts.get(id) ?? 'none'}`)
    must(folded.has(id), `event ${id} was acknowledged and is not in its chart`)
  }
  const byCommand = new Map<string, string[]>()
  for (const { history } of charts)
    for (const { event } of history)
      byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event.id])
  for (const [commandId, { output }] of ledger.commands)
    must(
      isDeepStrictEqual(byCommand.get(commandId)?.sort(), output.events.map(({ id }) => id).sort()),
      `command ${commandId} was answered with ${output.events.length} events and has ${byCommand.get(commandId)?.length ?? 0}`,
    )
}

function theChainIsWhole({ stores }: Watcher): void {
  const verdict = stores.events.verifyChain()
  must(verdict.ok, `the chain is broken: ${JSON.stringify(verdict)}`)
}

/** A row may not have left while an earlier one of its ref still waits, unless a person had to look at that one. */
function everyRefLeavesInOrder(rows: readonly OutboxLine[], overtakable: Set<string>): void {
  const waiting = new Map<string, string>()
  for (const { id, kind, ref, state } of rows) {
    if (state === 'needs_person') overtakable.add(id)
    const key = `${kind} ${ref}`
    const before = waiting.get(key)
    must(
      before === undefined || state === 'waiting' || state === 'needs_person',
      `${key}: row ${id} is ${state} and row ${before} before it has not left`,
    )
    if (state === 'waiting' && before === undefined && !overtakable.has(id)) waiting.set(key, id)
  }
}

function nothingIsReceivedWithoutItsReceipt(rows: readonly OutboxLine[], { stores }: Watcher, hub: SimulatedHub): void {
  const given = new Set(
    hub.receipts.map(({ receipt, session, version, sha256 }) => [receipt, session, version, sha256].join()),
  )
  for (const { kind, state, body, receipt, ref } of rows.filter((row) => row.state === 'delivered')) {
    if (kind === 'events') {
      const { toSeq } = JSON.parse(body) as { toSeq: number }
      must(
        toSeq <= hub.furthestSeq(),
        `events up to ${toSeq} are ${state} and the hub never had more than ${hub.furthestSeq()}`,
      )
      continue
    }
    const { sessionId, version } = JSON.parse(body) as { sessionId: string; version: number }
    const said = receiptSchema.parse(JSON.parse(receipt ?? 'null'))
    const kept = stores.signed.get(sessionId, version)
    must(
      given.has([said.receipt, sessionId, version, kept?.sha256].join()),
      `session ${ref} is ${state} on a receipt the hub never gave for it`,
    )
    must(kept?.receipt !== null, `session ${ref} is ${state} and its signed version has no receipt`)
  }
}

function theListsAreWhatTheRecordSays(watcher: Watcher): void {
  const { kept, computed } = watcher.lists()
  must(isDeepStrictEqual(kept, computed), 'the board or the worklist is not what the record gives')
}

/** What the nurse saw before the signature, what was frozen, and what anybody computes later are the same. */
function theFrozenCodesAreThePreview({ signed, history, sessionId }: Chart, now: Instant): void {
  if (!signed) return
  const before = foldChart(history.map(({ event }) => event).filter(({ id }) => id !== signed.id))
  if (!before) throw new Error(`session ${sessionId} has no chart before its signature`)
  for (const { result, drugs, ruleSet } of [codeChart(before, { now }), codeChart(before)]) {
    must(isSame(result, signed.payload.codingResult), `session ${sessionId}: the frozen codes are not the preview`)
    const units = drugs.map((drug) => drug.result)
    must(isSame(units, signed.payload.unitsResult), `session ${sessionId}: the frozen units are not the preview`)
    must(ruleSet === signed.payload.ruleSet, `session ${sessionId}: another rule set than was frozen`)
  }
}

const isSame = (a: unknown, b: unknown): boolean =>
  canonicalJson(JSON.parse(JSON.stringify(a))) === canonicalJson(JSON.parse(JSON.stringify(b)))
