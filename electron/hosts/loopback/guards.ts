import type { IncomingHttpHeaders } from 'node:http'

/** Why a request is turned away before anything is read of it: a status and one sentence. */
export interface TurnedAway {
  readonly status: number
  readonly sentence: string
}

/** Every request: our own name exactly (against DNS rebinding), and not sent by a foreign page (toolchain 3.2). */
export function turnAwayForeign(headers: IncomingHttpHeaders, host: string): TurnedAway | null {
  if (headers.host !== host) return { status: 421, sentence: 'This program answers to its own address only.' }
  const site = headers['sec-fetch-site']
  const own = site === undefined || site === 'none' || site === 'same-origin'
  return own ? null : { status: 403, sentence: 'Another page may not open this program.' }
}

/** Calls and the push channel: the origin must be ours; missing and `null` are refused. */
export function turnAwayOrigin(headers: IncomingHttpHeaders, host: string): TurnedAway | null {
  return headers.origin === `http://${host}`
    ? null
    : { status: 403, sentence: 'Another page may not call this program.' }
}

/** A form cannot send this type across origins without asking first. */
export function turnAwayType(headers: IncomingHttpHeaders): TurnedAway | null {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  return type === 'application/json' ? null : { status: 403, sentence: 'Calls are JSON.' }
}
