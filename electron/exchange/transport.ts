/** What every way out of the house has in common, whatever wire is behind it. */

/** One thing on its way: the same bytes under the same name every time. */
export interface Outgoing {
  /** SHA-256 of the body, lower-case hex: what makes it this thing and no other. */
  readonly contentId: string
  /** File name, or the control id of a message. */
  readonly name: string
  readonly body: string
}

/** What came of a try. `mayHaveArrived`: nobody can tell; the next try must find out before it sends again. */
export type Attempt =
  | { readonly kind: 'delivered'; readonly proof: string }
  | {
      readonly kind: 'again'
      readonly words: string
      readonly mayHaveArrived: boolean
      readonly retryAfterSeconds: number | null
    }
  /** This one will never pass as it is; those behind it may. */
  | { readonly kind: 'person'; readonly words: string; readonly mayHaveArrived: boolean }
  /** Nothing will pass before a person has looked: a key, an address, a version. */
  | { readonly kind: 'stop'; readonly words: string }

export type NotDelivered = Exclude<Attempt, { kind: 'delivered' }>

/**
 * A way out. First everything that the receiver cannot see yet, then the one step that makes it visible: a crash between
 * them, or in the middle of the second, is found out by `commit` with `unknown`. Neither throws for what a wire may do.
 */
export interface Transport {
  /** null = ready for `commit`. Doing it again is harmless. */
  prepare(out: Outgoing): Promise<NotDelivered | null>
  /** `unknown`: an earlier commit may have worked. */
  commit(out: Outgoing, unknown: boolean): Promise<Attempt>
  /** Files the receiver has put there for us; only from wires that have such a place. */
  answers?(): Promise<readonly AnswerSeen[] | NotDelivered>
  close(): Promise<void>
}

/** A file of the receiver's: `size` and `changedMs` tell whether it is still being written. */
export interface AnswerSeen {
  readonly name: string
  readonly size: number
  readonly changedMs: number
  /** null = it cannot be read now, or is gone. */
  read(): Promise<string | null>
}

export const again = (
  words: string,
  { mayHaveArrived = false, retryAfterSeconds = null }: Partial<Extract<Attempt, { kind: 'again' }>> = {},
): Extract<Attempt, { kind: 'again' }> => ({ kind: 'again', words, mayHaveArrived, retryAfterSeconds })
export const person = (words: string): NotDelivered => ({ kind: 'person', words, mayHaveArrived: false })
export const stop = (words: string): NotDelivered => ({ kind: 'stop', words })

/** The same after an earlier try of which nobody can tell: what this one says is no news of that one. */
export const doubtful = <T extends Attempt>(attempt: T): T =>
  attempt.kind === 'again' || attempt.kind === 'person' ? { ...attempt, mayHaveArrived: true } : attempt
export const delivered = (proof: string): Attempt => ({ kind: 'delivered', proof })

/** The system's or library's code of a failure (ECONNREFUSED, EACCES), never its text: that may name paths and patients. */
export function codeOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'unknown'
}
