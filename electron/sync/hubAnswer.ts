import type { Receipt } from '#shared/ipc/hubContract.ts'

/** What came back from the hub for one thing sent, in the five kinds the table of billing-interfaces 4 tells apart. */
export type HubAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** How far the hub's copy of our chain reaches now, and the first entry it did not accept. */
  | {
      readonly kind: 'events'
      readonly lastSeq: number
      readonly refused: { readonly seq: number; readonly reason: string } | null
    }
  /** No answer, a reset, half a body, 408, 409, 425, 429, 5xx: unknown or busy; the same bytes go again. */
  | { readonly kind: 'no-answer'; readonly words: string; readonly retryAfterSeconds: number | null }
  /** 400, 413, 415, 422: these bytes will never pass. */
  | { readonly kind: 'rejected'; readonly words: string /** A person may say it again. */; readonly asks?: true }
  /** 401, 403: the device's key; nothing is wrong with the row. */
  | { readonly kind: 'credential'; readonly words: string }
