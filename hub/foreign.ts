import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { HubError } from '#shared/ipc/hubContract.ts'

/** The names a hub answers to besides its addresses, in small letters. */
export const ownNames = (names: readonly string[]): ReadonlySet<string> =>
  new Set(['localhost', ...names.map((name) => name.toLowerCase())])

/**
 * Who is turned away by the head of the request alone, or null. A page whose name was pointed at this hub (DNS rebinding)
 * comes with that name: addresses cannot be pointed elsewhere, other names must be told to the hub (`--as NAME`). No page
 * ever calls a hub, so whatever says that it comes from one is refused.
 */
export function turnAwayForeign(headers: IncomingHttpHeaders, names: ReadonlySet<string>): HubError | null {
  const name = nameOf(headers.host ?? '')
  if (!name || (!isIP(name) && !names.has(name)))
    return { code: 'wrong-host', message: 'This hub answers to its own address only. Start it with --as for a name.' }
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined || (site !== undefined && site !== 'none'))
    return { code: 'foreign-page', message: 'Web pages may not call this hub.' }
  return null
}

/** `hub.example:4800`, `127.0.0.1:4800`, `[::1]:4800` → the name without its port. */
function nameOf(host: string): string {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::\d{1,5})?$/i.exec(host) ?? []
  return (bracketed ?? plain ?? '').toLowerCase()
}
