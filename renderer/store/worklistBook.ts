import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { type WorklistGroup, type WorklistSortKey, worklistGroups } from '#shared/ipc/worklistShapes.ts'
import { folded, groupOf, sortText } from './worklistOrder.ts'

/** A row with what it is searched and sorted by, worked out once. */
interface Entry {
  readonly row: WorklistRow
  readonly text: string
  readonly group: Exclude<WorklistGroup, 'all'>
  readonly keys: Partial<Record<WorklistSortKey, string>>
  /** The last question it was picked for. */
  picked: number
}

/** What a view of the list shows of it. */
export interface FoundRows {
  readonly rows: readonly WorklistRow[]
  /** How many rows each group would show with the same search and filters. */
  readonly counts: Readonly<Record<WorklistGroup, number>>
  /** Of those in "ready". */
  readonly readyCents: number
}

export interface FindRows {
  readonly group: WorklistGroup
  readonly search: string
  readonly sort: { readonly key: WorklistSortKey; readonly direction: 'up' | 'down' }
  /** Whatever else is asked of a row; absent = nothing. */
  readonly passes?: ((row: WorklistRow) => boolean) | undefined
}

/**
 * Every row of the worklist, in the order of each column that was asked for: what changes is merged in, and a view only walks
 * through one of the orders. So 50,000 rows are sorted and filtered inside a frame (bench/worklist).
 */
export interface WorklistBook {
  /** Adds rows, or puts newer ones in their place. */
  put(rows: readonly WorklistRow[]): void
  remove(sessionIds: readonly string[]): void
  clear(): void
  get(sessionId: string): WorklistRow | null
  all(): readonly WorklistRow[]
  count(): number
  /** Puts the rows into the order of a column, so that it is there when somebody asks. */
  prepare(key: WorklistSortKey): void
  find(asked: FindRows): FoundRows
}

const entryOf = (row: WorklistRow): Entry => ({
  row,
  text: folded([row.patientName, row.mrn, row.claimRef, row.payerName, row.regimen].join(' ')),
  group: groupOf(row),
  keys: {},
  picked: 0,
})

/** What a row is sorted by in a column; worked out when it is first asked for. */
function keyOf(entry: Entry, key: WorklistSortKey): string {
  const known = entry.keys[key]
  if (known !== undefined) return known
  const text = `${sortText(entry.row, key)} ${entry.row.claimRef}`
  entry.keys[key] = text
  return text
}

type Order = readonly Entry[]

const ordered = (entries: readonly Entry[], key: WorklistSortKey): Order => {
  const keyed = entries.map((entry) => ({ entry, text: keyOf(entry, key) }))
  return keyed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ entry }) => entry)
}

/** Two ordered lists as one. */
function merged(old: Order, fresh: Order, key: WorklistSortKey): Order {
  if (old.length === 0) return fresh
  const all: Entry[] = []
  let next = 0
  for (const entry of old) {
    for (let one = fresh[next]; one && keyOf(one, key) < keyOf(entry, key); one = fresh[next]) {
      all.push(one)
      next += 1
    }
    all.push(entry)
  }
  for (; next < fresh.length; next += 1) all.push(fresh[next] as Entry)
  return all
}

/** What changed since an order was brought up to date: the entry that stands now, or none any more. */
type Changes = Map<string, Entry | null>

function upToDate(order: Order, changes: Changes, key: WorklistSortKey): Order {
  if (changes.size === 0) return order
  const kept = order.filter(({ row }) => !changes.has(row.sessionId))
  const fresh = [...changes.values()].filter((entry) => entry !== null)
  return merged(kept, ordered(fresh, key), key)
}

/** An order, the rows in it, and what changed since. */
interface Shelf {
  order: Order
  rows: readonly WorklistRow[]
  changes: Changes
}

export function createWorklistBook(): WorklistBook {
  const entries = new Map<string, Entry>()
  // One set of changes, handed to every order that has not seen them: an order nobody looks at costs nothing.
  const orders = new Map<WorklistSortKey, Shelf>()
  let whole: Picked | null = null
  let questions = 0
  const note = (sessionId: string, entry: Entry | null): void => {
    whole = null
    for (const { changes } of orders.values()) changes.set(sessionId, entry)
  }
  const orderBy = (key: WorklistSortKey): Shelf => {
    const known = orders.get(key)
    if (known?.changes.size === 0) return known
    const order = known ? upToDate(known.order, known.changes, key) : ordered([...entries.values()], key)
    const shelf: Shelf = { order, rows: order.map(({ row }) => row), changes: new Map() }
    orders.set(key, shelf)
    return shelf
  }
  const find = (asked: FindRows): FoundRows => {
    const shelf = orderBy(asked.sort.key)
    const isWhole = asked.group === 'all' && asked.search.trim() === '' && !asked.passes
    if (isWhole) whole ??= pick(entries.values(), asked)
    const { picked, counts, readyCents } = (isWhole && whole) || pick(entries.values(), asked)
    questions += 1
    const rows = picked.length === entries.size ? shelf.rows : inOrder(picked, shelf.order, asked.sort.key, questions)
    return { rows: asked.sort.direction === 'down' ? rows.toReversed() : rows, counts, readyCents }
  }
  return {
    put(rows) {
      for (const row of rows) {
        const entry = entryOf(row)
        entries.set(row.sessionId, entry)
        note(row.sessionId, entry)
      }
    },
    remove(sessionIds) {
      for (const sessionId of sessionIds) if (entries.delete(sessionId)) note(sessionId, null)
    },
    clear() {
      entries.clear()
      orders.clear()
      whole = null
    },
    get: (sessionId) => entries.get(sessionId)?.row ?? null,
    all: () => [...entries.values()].map(({ row }) => row),
    count: () => entries.size,
    prepare: (key) => void orderBy(key),
    find,
  }
}

interface Picked extends Pick<FoundRows, 'counts' | 'readyCents'> {
  readonly picked: readonly Entry[]
}

/** What is asked for, in the order it came: entries that were made one after the other are read much faster than any other way. */
function pick(entries: Iterable<Entry>, { group, search, passes }: FindRows): Picked {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const counts = Object.fromEntries(worklistGroups.map((one) => [one, 0])) as Record<WorklistGroup, number>
  const picked: Entry[] = []
  let readyCents = 0
  for (const entry of entries) {
    if ((words.length > 0 && !hasAll(entry.text, words)) || (passes && !passes(entry.row))) continue
    counts[entry.group] += 1
    if (entry.group === 'ready') readyCents += entry.row.valueCents ?? 0
    if (group === 'all' || group === entry.group) picked.push(entry)
  }
  counts.all = counts.ready + counts.missing + counts.waiting + counts.exported
  return { picked, counts, readyCents }
}

/** Up to this share of the list is sorted anew sooner than the whole of it is walked through. */
const sortedUpTo = 1 / 32

function inOrder(
  picked: readonly Entry[],
  order: Order,
  key: WorklistSortKey,
  question: number,
): readonly WorklistRow[] {
  if (picked.length < order.length * sortedUpTo) return ordered(picked, key).map(({ row }) => row)
  for (const entry of picked) entry.picked = question
  const rows: WorklistRow[] = []
  for (const entry of order) if (entry.picked === question) rows.push(entry.row)
  return rows
}

function hasAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false
  return true
}
