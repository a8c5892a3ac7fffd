import type { Reply, Transport } from '#shared/ipc/envelope.ts'
import { firstQuestions } from '#shared/ipc/firstAnswers.ts'

/**
 * A wire whose first questions were answered by the page itself, so that the first screen is drawn without asking; each
 * answer is taken once, and everything after it goes over the wire. `text`: what lay in the page; null = nothing did.
 */
export function answeredAhead(wire: Transport, text: string | null): Transport {
  const answers = new Map<string, Reply>(Object.entries(read(text)))
  return {
    subscribe: wire.subscribe,
    request(request) {
      const answer = answers.get(request.method)
      answers.delete(request.method)
      return answer ? Promise.resolve(answer) : wire.request(request)
    },
  }
}

function read(text: string | null): Readonly<Record<string, Reply>> {
  const laid: unknown = text ? JSON.parse(text) : {}
  if (typeof laid !== 'object' || laid === null) return {}
  const known = new Set<string>(firstQuestions)
  // What a reply says is checked by the contract, as if it had come over the wire.
  return Object.fromEntries(Object.entries(laid).filter(([method]) => known.has(method)))
}
