import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Who may talk to this host. A one-use ticket travels in the start address and is exchanged for a cookie;
 * the cookie is the connection: all tabs that share it share one signed-in person (design 12.11).
 */
export interface Admissions {
  readonly cookieName: string
  newTicket(): string
  /** The one ticket that can be used again: for commands of the owner's terminal. */
  readonly terminalTicket: string
  /** A fresh cookie value for an unused ticket; null when it is unknown or was used before. */
  redeem(ticket: string): string | null
  /** The connection's id for a `Cookie` header, or null. */
  connectionOf(cookieHeader: string | undefined): string | null
}

/** Cookies ignore ports, so two hosts on one machine share a jar: the name is the instance's own (toolchain 3.2). */
export function createAdmissions(newSecret: () => string): Admissions {
  const cookieName = `chairside-${fingerprint(newSecret()).slice(0, 12)}`
  const terminalTicket = newSecret()
  const tickets: string[] = []
  const connections = new Map<string, string>()
  return {
    cookieName,
    terminalTicket,
    newTicket() {
      const ticket = newSecret()
      tickets.push(ticket)
      return ticket
    },
    redeem(ticket) {
      const place = tickets.findIndex((known) => sameSecret(known, ticket))
      if (place >= 0) tickets.splice(place, 1)
      else if (!sameSecret(terminalTicket, ticket)) return null
      const secret = newSecret()
      connections.set(fingerprint(secret), fingerprint(`connection ${secret}`).slice(0, 24))
      return secret
    },
    connectionOf(cookieHeader) {
      const secret = cookieValue(cookieHeader, cookieName)
      return secret === null ? null : (connections.get(fingerprint(secret)) ?? null)
    },
  }
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex')

const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(fingerprint(a)), Buffer.from(fingerprint(b)))

function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...rest] = pair.trim().split('=')
    if (key === name) return rest.join('=')
  }
  return null
}
