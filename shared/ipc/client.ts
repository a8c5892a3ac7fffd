import type { Contract, Input, Method, Output, RefusalOf } from './contract.ts'
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

/** Where a row of the contract is: here, or still to be read; null = it could not be. */
export type FindRow = <M extends Method>(method: M) => Contract[M] | Promise<Contract[M] | null>

/** A typed client over any wire. Output is checked here too, so a wire cannot bend a value unseen. Never throws. */
export function createApi(transport: Transport, findRow: FindRow): Api {
  return {
    async call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> {
      const [reply, row] = await Promise.all([transport.request({ method, input }), findRow(method)])
      if (reply.kind === 'fault') return reply
      if (!row) return unread(method)
      if (reply.kind === 'refusal') {
        const known = (row.refusals as readonly string[]).includes(reply.refusal.code)
        if (known) return reply as Answer<M>
        return badOutput(`${method} answered with the unknown refusal ${reply.refusal.code}`)
      }
      const parsed = row.output.safeParse(reply.value)
      if (!parsed.success)
        return badOutput(`${method} answered in an unknown form: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
      return { kind: 'value', value: parsed.data as Output<M> }
    },
    subscribe: (listener) => transport.subscribe(listener),
  }
}

/** As good as no answer: asked again, it may be read. */
const unread = (method: Method): { kind: 'fault'; fault: Fault } => ({
  kind: 'fault',
  fault: { code: 'unreachable', faultId: 'client', message: `The form of ${method} could not be read.` },
})

const badOutput = (message: string): { kind: 'fault'; fault: Fault } => ({
  kind: 'fault',
  fault: { code: 'bad-output', faultId: 'client', message },
})
