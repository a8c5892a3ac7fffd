/** SQL that both databases of the hub understand, written once: `$1` for values, texts and whole numbers only. */

export type SqlValue = string | number | null

export interface Query {
  readonly text: string
  readonly values: readonly SqlValue[]
}

/**
 * Work on the store, one question after another: it yields a question and is given the rows. SQLite runs it without a
 * pause, PostgreSQL waits between; on both it is one transaction, whole or not at all.
 */
export type Work<T> = Generator<Query, T, readonly unknown[]>

/** The rows of a question. */
export function* rows<R>(text: string, ...values: readonly SqlValue[]): Work<readonly R[]> {
  return (yield { text, values }) as readonly R[]
}

/** The first row, or null. */
export function* row<R>(text: string, ...values: readonly SqlValue[]): Work<R | null> {
  return (yield* rows<R>(text, ...values))[0] ?? null
}

/** A statement that gives nothing back. */
export function* run(text: string, ...values: readonly SqlValue[]): Work<void> {
  yield { text, values }
}

/** Both databases take so many values in one statement. */
const mostValues = 500

/** Rows whose column is one of `keys`: `text` ends where the list `(…)` follows. */
export function* rowsIn<R>(text: string, keys: Iterable<string>): Work<readonly R[]> {
  const all = [...new Set(keys)]
  const found: R[] = []
  for (let from = 0; from < all.length; from += mostValues) {
    const part = all.slice(from, from + mostValues)
    found.push(...(yield* rows<R>(`${text} (${part.map((_, index) => `$${index + 1}`).join(', ')})`, ...part)))
  }
  return found
}
