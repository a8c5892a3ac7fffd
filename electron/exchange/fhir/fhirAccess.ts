import { ok, type Result } from '#shared/kernel/result.ts'
import type { NotDelivered } from '../transport.ts'

/** What lets a request into a FHIR server. */
export interface FhirAccess {
  /** The bearer token, null where the server wants none, or what stands in the way. Never throws. */
  token(): Promise<Result<string | null, NotDelivered>>
  /** The server did not take this token (401): whether another one can be had. */
  refused(token: string | null): boolean
  close(): void
}

/** A token somebody entered once; there is no other. */
export const fixedAccess = (token: string | null): FhirAccess => ({
  token: async () => ok(token),
  refused: () => false,
  close: () => {},
})

/** Patient data and secrets leave over https only; plain http stays on this machine. */
export function isHttps(address: string): boolean {
  const url = URL.parse(address)
  const isHere = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  return url?.protocol === 'https:' || (isHere && url?.protocol === 'http:')
}
