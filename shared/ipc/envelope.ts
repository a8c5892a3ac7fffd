/** What crosses the wire. Values are JSON: no Date, no Map, no undefined in arrays, no bytes (examples 6). */

export interface Request {
  readonly method: string
  readonly input: unknown
}

/** A fault is ours (bug, disk, version, connection): one closed list, one calm screen, an id to read out to support. */
export type FaultCode =
  | 'unknown-method'
  | 'bad-input'
  | 'too-large'
  | 'not-signed-in'
  | 'not-allowed'
  | 'internal'
  | 'disk-full'
  | 'cannot-save'
  | 'unreachable'
  | 'bad-output'

export interface Fault {
  readonly code: FaultCode
  readonly faultId: string
  /** A plain sentence; for `bad-input` it names the field. Never a stack, never patient data. */
  readonly message: string
}

export type Reply =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'refusal'
      readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, string>> }
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Says what changed, not the new value: lost, doubled or late pushes are harmless. */
export type Push =
  | { readonly push: 'chart.changed'; readonly sessionId: string }
  | { readonly push: 'board.changed' }
  /** `sessionIds`: the visits whose rows changed, none where only claim files or exceptions did; absent = any. */
  | { readonly push: 'worklist.changed'; readonly sessionIds?: readonly string[] }
  /** A biller asked or closed, or a nurse answered. */
  | { readonly push: 'questions.changed' }
  | { readonly push: 'sync.changed' }
  | { readonly push: 'signedIn.changed' }
  | { readonly push: 'people.changed' }
  /** A patient's charts were restricted, or are no more. */
  | { readonly push: 'restricted.changed' }
  /** Somebody came in without a PIN, or a manager looked at it. */
  | { readonly push: 'emergency.changed' }
  /** The record as a whole: it can no longer be saved here or can be again, was checked or copied, or has a new key. */
  | { readonly push: 'record.changed' }
  /** A public file is on its way in, or was brought in or refused. */
  | { readonly push: 'reference.changed' }
  /** A line of an invoice came or was struck, here or on another workstation. */
  | { readonly push: 'receipts.changed' }
  /** The wire was (re)opened: whatever is on screen is fetched again. */
  | { readonly push: 'wire.opened' }

/** All a host has to provide. */
export interface Transport {
  request(request: Request): Promise<Reply>
  subscribe(listener: (push: Push) => void): () => void
}
