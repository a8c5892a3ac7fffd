import type { z } from 'zod'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { BadInput } from './badInput.ts'

/** A file's text → its cases, or the first place that is not in the right form: "case 3 (adm-003), services.0.route". */
export function readCases<T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
): Result<readonly z.infer<T>[], BadInput> {
  const parsed = parseJson(text)
  if (!parsed.ok) return err({ file, place: '', cause: `it is not JSON: ${parsed.error}` })
  if (!Array.isArray(parsed.value)) return err({ file, place: '', cause: 'expected an array of cases' })
  const cases: z.infer<T>[] = []
  for (const [index, value] of parsed.value.entries()) {
    const one = schema.safeParse(value)
    if (!one.success) return err({ file, ...firstIssue(index, value, one.error) })
    cases.push(one.data)
  }
  return ok(cases)
}

function firstIssue(index: number, value: unknown, error: z.ZodError): { place: string; cause: string } {
  const issue = error.issues[0]
  const path = issue?.path.join('.') ?? ''
  const id = typeof value === 'object' && value !== null && 'id' in value ? ` (${String(value.id).slice(0, 40)})` : ''
  return {
    place: `case ${index + 1}${id}${path === '' ? '' : `, ${path}`}`,
    cause: issue?.message ?? 'not in the right form',
  }
}

/** A field that is null says what a field left out says: nothing. */
function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text, (_, value) => (value === null ? undefined : value)))
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : 'unreadable')
  }
}
