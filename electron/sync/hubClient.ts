import { z } from 'zod'
import { type HubInput, type HubMethod, type HubOutput, hubContract, hubErrorSchema } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { HubAnswer } from './hubAnswer.ts'

export type HubNo = Extract<HubAnswer, { kind: 'no-answer' | 'rejected' | 'credential' }>

/** The port to the hub: one call, its value or the kind of no it was. Never throws. */
export interface HubClient {
  call<M extends HubMethod>(
    method: M,
    input: HubInput<M>,
    options: { readonly deviceKey: string | null; readonly idempotencyKey?: string },
  ): Promise<Result<HubOutput<M>, HubNo>>
}

const answerWithinMs = 20_000

/** The port's HTTP form: POST /api/<method>, JSON, the device's key as a bearer (shared/ipc/hubContract.ts). */
export function createHubClient(address: string, fetchIt: typeof fetch): HubClient {
  return {
    async call(method, input, { deviceKey, idempotencyKey }) {
      try {
        const response = await fetchIt(`${address.replace(/\/$/, '')}/api/${method}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(deviceKey ? { authorization: `Bearer ${deviceKey}` } : {}),
            ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
          },
          body: JSON.stringify(input),
          redirect: 'error',
          signal: AbortSignal.timeout(answerWithinMs),
        })
        const body: unknown = JSON.parse(await response.text())
        return response.ok ? readValue(method, body) : err(readNo(response, body))
      } catch (cause) {
        return err(noAnswer(cause))
      }
    },
  }
}

function readValue<M extends HubMethod>(method: M, body: unknown): Result<HubOutput<M>, HubNo> {
  const parsed = (hubContract[method].output as z.ZodType).safeParse(body)
  if (parsed.success) return ok(parsed.data as HubOutput<M>)
  return err({ kind: 'rejected', words: `The hub answered ${method} in a form this program does not know.` })
}

const neverPasses = new Set([400, 413, 415, 422])

function readNo(response: Response, body: unknown): HubNo {
  const said = hubErrorSchema.safeParse(body)
  const words = said.success ? said.data.message : `The hub answered with status ${response.status}.`
  if (response.status === 401 || response.status === 403) return { kind: 'credential', words }
  if (neverPasses.has(response.status))
    return { kind: 'rejected', words, ...(said.success && said.data.asks ? { asks: true } : {}) }
  return { kind: 'no-answer', words, retryAfterSeconds: retryAfter(response) }
}

function retryAfter(response: Response): number | null {
  const parsed = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(response.headers.get('retry-after') ?? undefined)
  return parsed.success ? parsed.data : null
}

/** A time-out, a closed port, half a body: all the same to the row, and all unknown. */
const noAnswer = (cause: unknown): HubNo => ({
  kind: 'no-answer',
  words:
    cause instanceof Error && cause.name === 'TimeoutError' ? 'The hub took too long.' : 'The hub cannot be reached.',
  retryAfterSeconds: null,
})
