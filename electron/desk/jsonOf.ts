import type { z } from 'zod'

export type JsonValue = z.infer<ReturnType<typeof z.json>>

/** A value of ours as the plain JSON a wire or a record carries: keys without a value are gone. */
export const jsonOf = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue

/** What a text says as JSON; null = nothing, or it is none. */
export function parsedJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
