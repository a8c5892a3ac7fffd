import type { BoardRow } from '#electron/db/boardStore.ts'
import type { Desk } from '../desk.ts'
import { allNumbers, standingMrn } from './samePatient.ts'

/** Every number the patient with this one ever had, as schedulers told of merges. */
export function numbersOf({ stores: { schedule } }: Pick<Desk, 'stores'>, mrn: string): readonly string[] {
  return allNumbers(standingMrn(mrn, schedule.mergedInto), schedule.mergedFrom)
}

/** Visits by part of a name, an MRN or a birth date; those of a merged patient under whichever number is asked for. */
export function findVisits(desk: Desk, text: string, limit: number): readonly BoardRow[] {
  const { board } = desk.stores.tables
  const found = numbersOf(desk, text).flatMap((number) => board.search(number, limit))
  return [...new Map(found.map((row) => [row.sessionId, row])).values()].slice(0, limit)
}
