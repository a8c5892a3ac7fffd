import { isDeepStrictEqual } from 'node:util'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { timersAt } from '#shared/chart/timers/timers.ts'
import { receiptSchema } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { SimulatedHub } from './simulatedHub.ts'
import type { Station } from './station.ts'
import type { OutboxLine, Watcher } from './watcher.ts'

/** What must be true at a desk after every step of a day, whatever went wrong in it. */
export interface Invariants {
  /** Throws with the first promise that does not hold; a thorough look computes chain and lists again, too. */
  check(station: Station, isThorough: boolean): void
}

/** Keeps what it saw between two looks: a signed version is compared with itself, a chart is folded when it grew. */
export function createInvariants(hub: SimulatedHub): Invariants {
  const looks = new Map<Station, Look>()
  return {
    check(station, isThorough) {
      const look = looks.get(station) ?? { charts: new Map(), signed: new Map(), seen: '' }
      looks.set(station, look)
      const watcher = station.watcher()
      const rows = watcher.outbox()
      const seen = JSON.stringify([watcher.stores.events.count(), rows, station.ledger.commands.size])
      if (seen === look.seen) return
      look.seen = seen
      const texts = watcher.events()
      const grown = foldWhatGrew(look, watcher, texts)
      everyAcknowledgedEventIsThere(station, texts, look)
      everyRefLeavesInOrder(rows, station.overtakable)
      nothingIsReceivedWithoutItsReceipt(rows, watcher, hub)
      if (isThorough) {
        theChainIsWhole(watcher)
        theListsAreWhatTheRecordSays(watcher)
      }
      for (const chart of grown) whatIsShownIsComputed(chart, station.clock.now())
      whatWasSignedStays(look, watcher)
    },
  }
}

interface Look {
  /** By session, with how many events it was folded from. */
  readonly charts: Map<string, { readonly chart: Chart; readonly count: number }>
  /** The bytes of each signed version, as they were seen first. */
  readonly signed: Map<string, string>
  /** What the record looked like the last time, entries and outbox. */
  seen: string
}

const must = (isTrue: boolean, sentence: string): void => {
  if (!isTrue) throw new Error(sentence)
}

function foldWhatGrew({ charts }: Look, watcher: Watcher, texts: ReadonlyMap<string, string>): readonly Chart[] {
  const grown: Chart[] = []
  for (const sessionId of watcher.stores.events.sessionIds()) {
    const count = watcher.stores.events.versionOf(sessionId)
    if (charts.get(sessionId)?.count === count) continue
    const record = watcher.record(sessionId)
    for (const event of record)
      must(canonicalJson(event) === texts.get(event.id), `event ${event.id} does not read as what was written`)
    const chart = foldChart(record)
    if (!chart) throw new Error(`session ${sessionId} has events and no chart`)
    const ids = chart.history.map(({ event }) => event.id)
    must(new Set(ids).size === count && ids.length === count, `session ${sessionId} does not show every entry once`)
    must(
      ids.every((id) => texts.has(id)),
      `session ${sessionId} shows an entry nobody wrote`,
    )
    charts.set(sessionId, { chart, count })
    grown.push(chart)
  }
  return grown
}

function everyAcknowledgedEventIsThere(
  { ledger }: Station,
  texts: ReadonlyMap<string, string>,
  { charts }: Look,
): void {
  const folded = new Set<string>()
  const byCommand = new Map<string, string[]>()
  for (const { chart } of charts.values())
    for (const { event } of chart.history) {
      folded.add(event.id)
      byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event.id])
    }
  for (const [id, { text }] of ledger.events) {
    must(texts.get(id) === text, `event ${id} was acknowledged and the record has ${texts.get(id) ?? 'none'}`)
    must(folded.has(id), `event ${id} was acknowledged and is not in its chart`)
  }
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

/** Codes, timers and the sign-off list come out of any chart, whatever was merged into it: none of them throws. */
function whatIsShownIsComputed(chart: Chart, now: Instant): void {
  try {
    const { result, drugs } = codeChart(chart, { now })
    const codingIssues = [...result.issues, ...drugs.flatMap((drug) => drug.result.issues)]
    signOff(chart, { now, signerId: chart.scheduled.nurseId ?? '', codingIssues })
    timersAt(chart, now)
  } catch (cause) {
    throw new Error(`session ${chart.sessionId} cannot be shown`, { cause })
  }
}

/** A version that was signed keeps its bytes, whatever is written, merged or signed after it. */
function whatWasSignedStays({ signed }: Look, { stores }: Watcher): void {
  const now = new Map<string, string>()
  for (const sessionId of stores.signed.sessionIds())
    for (const { version, document } of stores.signed.versions(sessionId))
      now.set(`${sessionId} version ${version}`, document)
  for (const [name, document] of signed)
    must(now.get(name) === document, `session ${name} is not what was signed any more`)
  for (const [name, document] of now) signed.set(name, document)
}
