import { z } from 'zod'
import type { BackendPorts } from '#electron/backendPorts.ts'
import { failureOf } from '#electron/db/openFailure.ts'
import type { Transaction } from '#electron/db/rights.ts'
import { settleAllOvertaken } from '#electron/sync/settleOvertaken.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import type { Stores } from '../desk.ts'
import { broughtKind, carriedBy, joinBrought } from '../visits/broughtEntries.ts'
import { keepNotesAgain } from './keepNote.ts'

/**
 * How much this program reads out of entries. Raised whenever it learns to read what an earlier one only kept: an entry
 * that came before the update means the same as one that comes after it. `deriveAgain.test.ts` holds what each number reads.
 */
export const readings = 10

export interface Deriving {
  readonly stores: Stores
  readonly transaction: Transaction
  readonly now: () => Instant
  /** Of the open record, after its migrations. */
  readonly schema: number
}

/**
 * Fills everything this workstation keeps beside its entries from the entries themselves: visits that came inside notes,
 * people, restricted charts, limits, emergencies, questions, the lists, and signatures another one has overtaken. What is
 * there already stays as it is.
 */
export function deriveAgain(deriving: Deriving): void {
  const { stores, transaction } = deriving
  readNotes(deriving)
  transaction((tx) => {
    stores.tables.rebuild()
    settleAllOvertaken(deriving, tx)
    putMark(deriving)
  })
}

export interface DerivingOnTheSide extends Deriving {
  readonly later: BackendPorts['later']
  /** The lists were made anew. */
  readonly done: () => void
  /** One visit cannot be read, or nothing can be written now. */
  readonly onFault: (thrown: unknown) => void
}

/** Small enough that a tap between two slices is not felt: a visit takes about five milliseconds. */
const visitsAtOnce = 5

/**
 * Once after every update: what the earlier program kept without understanding it is read now. Whose chart is restricted and
 * today's visits come first, before anybody can ask; the lists of the other days while people work on. Whatever keeps it
 * from ending keeps nobody from working: the next start begins it again. Returns how to stop it.
 */
export function deriveAfterUpdate(deriving: DerivingOnTheSide): () => void {
  if (isDerived(deriving)) return () => {}
  const { stores, transaction, later, onFault } = deriving
  const refresh = (sessionId: string): void => {
    try {
      transaction((tx) => stores.tables.refresh(tx, sessionId))
    } catch (thrown) {
      if (failureOf(thrown)) throw thrown
      onFault(thrown)
    }
  }
  let callOff = (): void => {}
  const goOn = (sessionIds: readonly string[]): void => {
    try {
      for (const sessionId of sessionIds.slice(0, visitsAtOnce)) refresh(sessionId)
      const rest = sessionIds.slice(visitsAtOnce)
      if (rest.length > 0) callOff = later(0, () => goOn(rest))
      else finish(deriving)
    } catch (thrown) {
      onFault(thrown)
    }
  }
  try {
    const brought = readNotes(deriving)
    const today = stores.tables.board.ofDay(localDate(deriving.now())).map(({ sessionId }) => sessionId)
    const first = new Set([...today, ...brought])
    for (const sessionId of first) refresh(sessionId)
    const all = new Set([...stores.events.sessionIds(), ...stores.signed.sessionIds()])
    goOn([...all].filter((sessionId) => !first.has(sessionId)))
  } catch (thrown) {
    onFault(thrown)
  }
  return () => callOff()
}

function finish(deriving: DerivingOnTheSide): void {
  deriving.transaction((tx) => {
    settleAllOvertaken(deriving, tx)
    putMark(deriving)
  })
  deriving.done()
}

/** Returns the visits that came inside notes and are new here. */
function readNotes({ stores, transaction }: Deriving): ReadonlySet<string> {
  return transaction((tx) => {
    const brought = new Set<string>()
    for (const { body } of stores.events.auditSince(broughtKind, '').toReversed()) {
      const carried = carriedBy(body)
      if (carried === null || carried === 'unreadable') continue
      for (const sessionId of joinBrought(stores.events, tx, carried)) brought.add(sessionId)
    }
    keepNotesAgain(stores, tx)
    stores.tables.takeQuestions(tx)
    return brought
  })
}

const markSchema = z.object({ schema: z.number(), readings: z.number() })

function isDerived({ stores, schema }: Deriving): boolean {
  const mark = markSchema.safeParse(stores.documents.get('settings', 'derived')?.body)
  return mark.success && mark.data.schema >= schema && mark.data.readings >= readings
}

const putMark = ({ stores, schema, now }: Deriving): void =>
  void stores.documents.put('settings', 'derived', { schema, readings }, now())
