import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** A line of an invoice as it lies here; `body` is its JSON. */
export interface ReceiptRow {
  readonly id: string
  readonly body: string
  /** The file it came in; null = typed. */
  readonly file: string | null
  readonly enteredBy: string
  readonly enteredUtc: string
  readonly struck: { readonly reason: string; readonly by: string; readonly utc: string } | null
}

export interface ReceiptStore {
  /** False = it is here already. */
  add(
    tx: Tx,
    line: Pick<ReceiptRow, 'id' | 'body' | 'file'> & {
      readonly ndc: string
      readonly userId: string
      readonly at: Instant
    },
  ): boolean
  /** Of two strikes of one line the earlier one holds, wherever it was made. False = an earlier one is known. */
  strike(
    tx: Tx,
    strike: { readonly id: string; readonly reason: string; readonly userId: string; readonly at: Instant },
  ): boolean
  /** Every line, the first entered first. */
  all(): readonly ReceiptRow[]
  /** Those of these products. */
  ofProducts(ndcs: readonly string[]): readonly ReceiptRow[]
}

interface Row {
  readonly id: string
  readonly body: string
  readonly file: string | null
  readonly entered_by: string
  readonly entered_utc: string
  readonly reason: string | null
  readonly struck_by: string | null
  readonly struck_utc: string | null
}

const receiptOf = ({ reason, struck_by: by, struck_utc: utc, ...row }: Row): ReceiptRow => ({
  ...{ id: row.id, body: row.body, file: row.file, enteredBy: row.entered_by, enteredUtc: row.entered_utc },
  struck: reason === null || by === null || utc === null ? null : { reason, by, utc },
})

const lines = `select id, body, file, entered_by, entered_utc, reason, struck_by, struck_utc
  from receipts left join receipt_strikes on receipt_id = id`

/** Asked for every visit a biller opens. */
export const hotReceiptQuery = `${lines} where ndc in (select value from json_each(?))`

/** What came from suppliers: lines and strikes, only ever added to. */
export function createReceiptStore(db: WritableDb): ReceiptStore {
  const add = db.prepare<[string, string, string, string | null, string, string]>(
    'insert into receipts values (?, ?, ?, ?, ?, ?) on conflict do nothing',
  )
  const strike = db.prepare<[string, string, string, string]>(
    `insert into receipt_strikes values (?, ?, ?, ?) on conflict do update set reason = excluded.reason,
       struck_by = excluded.struck_by, struck_utc = excluded.struck_utc where excluded.struck_utc < struck_utc`,
  )
  const all = db.prepare<[], Row>(`${lines} order by entered_utc, id`)
  const ofProducts = db.prepare<[string], Row>(`${hotReceiptQuery} order by entered_utc, id`)
  return {
    add: (_tx, { id, ndc, body, file, userId, at }) => add.run(id, ndc, body, file, userId, at.utc).changes === 1,
    strike: (_tx, { id, reason, userId, at }) => strike.run(id, reason, userId, at.utc).changes === 1,
    all: () => all.all().map(receiptOf),
    ofProducts: (ndcs) => ofProducts.all(JSON.stringify(ndcs)).map(receiptOf),
  }
}
