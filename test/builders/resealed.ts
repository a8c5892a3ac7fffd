import { createHash } from 'node:crypto'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'

/** The same envelope with another content, and the hash that fits it. */
export function resealed(
  envelope: SignedEnvelope,
  change: (payload: SignedEnvelope['payload']) => void,
): SignedEnvelope {
  const copy: SignedEnvelope = JSON.parse(canonicalJson(envelope))
  change(copy.payload)
  return { ...copy, contentSha256: createHash('sha256').update(canonicalJson(copy.payload)).digest('hex') }
}

/** Signed with seven further hours of the chemotherapy infusion, which its record does not give. */
export const codedOtherwise = (envelope: SignedEnvelope): SignedEnvelope =>
  resealed(envelope, (payload) => {
    const signature = payload.events.findLast((event) => event.kind === 'SessionSigned')
    const result = signature?.payload.codingResult as { lines: { code: string; units: number }[] }
    for (const line of result.lines) if (line.code === '96415') line.units = 7
  })
