import type { HubError } from '#shared/ipc/hubContract.ts'
import type { Result } from '#shared/kernel/result.ts'

/** HTTP status of each no, as billing-interfaces 4 lists them: 4xx never passes again, 401/403 is the credential. */
const statusOf: Readonly<Record<HubError['code'], number>> = {
  'bad-input': 400,
  'unknown-method': 404,
  'not-found': 404,
  'not-enrolled': 401,
  'key-expired': 401,
  revoked: 403,
  'foreign-page': 403,
  'wrong-host': 421,
  'code-used': 403,
  'code-unknown': 403,
  'other-content': 422,
  'hash-wrong': 422,
  busy: 409,
  'too-large': 413,
  internal: 500,
}

export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
}

/** What the service says → status and body: 201 for a receipt of something new, otherwise 200, or the status of the no. */
export function httpAnswer(answer: Result<unknown, HubError>): HttpAnswer {
  if (!answer.ok) return { status: statusOf[answer.error.code], body: answer.error }
  const { value } = answer
  const isNew = typeof value === 'object' && value !== null && 'replayed' in value && value.replayed === false
  return { status: isNew ? 201 : 200, body: value }
}
