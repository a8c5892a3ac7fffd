/** What a FHIR server said to a transaction (billing-interfaces 9). */
export interface BundleAnswer {
  /** `unknown`: nobody can tell whether it was taken; search by identifier before sending again. */
  readonly outcome: 'taken' | 'again' | 'person' | 'stop' | 'unknown'
  /** One for each entry, in order, where it was taken. */
  readonly entries: readonly { readonly isNew: boolean; readonly location: string | null }[]
  /** What the server says against it, in its own words. */
  readonly texts: readonly string[]
}

/**
 * Status and body of the answer: 2xx with a response for every entry is taken; 412 several matches and other 4xx need a
 * person; 401 and 403 stop the channel; 408, 425, 429 and 5xx are tried again. Whatever the body holds, nothing is thrown.
 */
export function readBundleAnswer(status: number, body: string, entries: number): BundleAnswer {
  const value = parsed(body)
  const texts = outcomeTexts(value)
  const no = (outcome: BundleAnswer['outcome']): BundleAnswer => ({ outcome, entries: [], texts })
  if (status === 401 || status === 403) return no('stop')
  if (status === 408 || status === 425 || status === 429 || status >= 500) return no('again')
  if (status >= 400) return no('person')
  if (status < 200 || status >= 300) return no('unknown')
  const responses = listOf(fieldOf(value, 'entry')).map((entry) => fieldOf(entry, 'response'))
  if (fieldOf(value, 'type') !== 'transaction-response' || responses.length !== entries) return no('unknown')
  const read = responses.map((response) => ({
    status: Number.parseInt(textOf(fieldOf(response, 'status')), 10),
    location: textOf(fieldOf(response, 'location')) || null,
  }))
  if (read.some((one) => !(one.status >= 200 && one.status < 300))) return no('unknown')
  return {
    outcome: 'taken',
    entries: read.map((one) => ({ isNew: one.status === 201, location: one.location })),
    texts,
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** OperationOutcome.issue: the first words there are. */
const outcomeTexts = (value: unknown): readonly string[] =>
  listOf(fieldOf(value, 'issue')).flatMap((issue) => {
    const text =
      textOf(fieldOf(fieldOf(issue, 'details'), 'text')) ||
      textOf(fieldOf(issue, 'diagnostics')) ||
      textOf(fieldOf(issue, 'code'))
    return text === '' ? [] : [text.slice(0, 500)]
  })
