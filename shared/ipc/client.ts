import { contract, type Input, type Method, type Output, type RefusalOf } from './contract.ts'
import type { Fault, Push, Transport } from './envelope.ts'

export type Answer<M extends Method> =
  | { readonly kind: 'value'; readonly value: Output<M> }
  | {
      readonly kind: 'refusal'
      readonly refusal: { readonly code: RefusalOf<M>; readonly facts: Readonly<Record<string, string>> }
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

export interface Api {
  call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>>
  subscribe(listener: (push: Push) => void): () => void
}

/** A typed client over any wire. Output is checked here too, so a wire cannot bend a value unseen. Never throws. */
export function createApi(transport: Transport): Api {
  return {
    async call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> {
      const reply = await transport.request({ method, input })
      if (reply.kind === 'fault') return reply
      if (reply.kind === 'refusal') {
        const known = (contract[method].refusals as readonly string[]).includes(reply.refusal.code)
        if (known) return reply as Answer<M>
        return badOutput(`${method} answered with the unknown refusal ${reply.refusal.code}`)
      }
      const parsed = contract[method].output.safeParse(reply.value)
      if (!parsed.success)
        return badOutput(`${method} answered in an unknown form: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
      return { kind: 'value', value: parsed.data as Output<M> }
    },
    subscribe: (listener) => transport.subscribe(listener),
  }
}

const badOutput = (message: string): { kind: 'fault'; fault: Fault } => ({
  kind: 'fault',
  fault: { code: 'bad-output', faultId: 'client', message },
})
