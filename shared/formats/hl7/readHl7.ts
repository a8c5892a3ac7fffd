import { err, ok, type Result } from '#shared/kernel/result.ts'

/** HL7 v2 as others send it: LF, CR or CRLF, a byte-order mark, MLLP frames, several messages in a text, strange segments. */

export interface Hl7Fault {
  /** "message 2, PID-3". */
  readonly place: string
  readonly cause: string
}

export interface Hl7Segment {
  readonly id: string
  /** `fields[3]` is field 3, as sent; MSH counts its separator as field 1. */
  readonly fields: readonly string[]
}

export interface Hl7Message {
  /** Its place in the text, from 1. */
  readonly number: number
  readonly segments: readonly Hl7Segment[]
  readonly separators: {
    readonly component: string
    readonly repeat: string
    readonly escape: string
    readonly part: string
  }
  /** MSH-9.1 and .2: SIU and S12. */
  readonly type: string
  readonly event: string
  readonly controlId: string
  readonly version: string
}

const batchSegments = new Set(['FHS', 'BHS', 'BTS', 'FTS'])

/**
 * Every message of a text, each by itself: one that cannot be read does not take the others with it. A text without any
 * MSH gives a single fault.
 */
export function readHl7(text: string): readonly Result<Hl7Message, Hl7Fault>[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\u000b', '\r')
    .replaceAll('\u001c', '\r')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .filter((line) => !batchSegments.has(line.slice(0, 3)))
  const groups: string[][] = []
  let stray: string | null = null
  for (const line of lines) {
    const open = groups.at(-1)
    if (line.startsWith('MSH')) groups.push([line])
    else if (open) open.push(line)
    else stray ??= line
  }
  const read = groups.map((group, index) => messageOf(group, index + 1))
  if (stray === null && read.length > 0) return read
  const found = stray === null ? 'the text is empty' : `expected MSH, found ${JSON.stringify(stray.slice(0, 12))}`
  return [err({ place: 'message 1', cause: found }), ...read]
}

function messageOf(lines: readonly string[], number: number): Result<Hl7Message, Hl7Fault> {
  const [first = ''] = lines
  const field = first[3] ?? ''
  const fault = (place: string, cause: string): Result<Hl7Message, Hl7Fault> =>
    err({ place: `message ${number}, ${place}`, cause })
  if (field === '' || /[A-Za-z0-9\s]/.test(field)) return fault('MSH-1', 'the field separator is missing')
  const encoding = first.slice(4).split(field, 1)[0] ?? ''
  const [component = '^', repeat = '~', mark = '\\', part = '&'] = encoding
  if (new Set([field, component, repeat, mark, part]).size < 5 || /[A-Za-z0-9]/.test(encoding))
    return fault('MSH-2', `${JSON.stringify(encoding)} are no separators`)
  const segments: Hl7Segment[] = []
  for (const [index, line] of lines.entries()) {
    const [id = '', ...rest] = line.split(field)
    if (!/^[A-Z][A-Z0-9]{2}$/.test(id))
      return fault(`segment ${index + 1}`, `expected the name of a segment, found ${JSON.stringify(id.slice(0, 12))}`)
    segments.push({ id, fields: id === 'MSH' ? ['MSH', field, ...rest] : [id, ...rest] })
  }
  const header = segments[0]?.fields ?? []
  const [type = '', event = ''] = (header[9] ?? '').split(component)
  if (type === '') return fault('MSH-9', 'the kind of message is missing')
  return ok({
    number,
    segments,
    separators: { component, repeat, escape: mark, part },
    type,
    event,
    controlId: header[10] ?? '',
    version: (header[12] ?? '').split(component)[0] ?? '',
  })
}

export const segmentsNamed = ({ segments }: Hl7Message, id: string): readonly Hl7Segment[] =>
  segments.filter((segment) => segment.id === id)

/** Repeats of a field, as sent. */
export const repeatsOf = (
  { separators }: Hl7Message,
  segment: Hl7Segment | undefined,
  field: number,
): readonly string[] => {
  const value = segment?.fields[field] ?? ''
  return value === '' || value === '""' ? [] : value.split(separators.repeat)
}

/** Component and part of a value, unescaped; both count from 1. */
export function componentOf(
  { separators }: Hl7Message,
  value: string | undefined,
  component: number,
  part = 1,
): string {
  const found = (value ?? '').split(separators.component)[component - 1] ?? ''
  return unescaped(found.split(separators.part)[part - 1] ?? '', separators)
}

/** First repeat of a field of the first segment of that name. */
export function firstValue(message: Hl7Message, id: string, field: number, component = 1): string {
  const [segment] = segmentsNamed(message, id)
  return componentOf(message, repeatsOf(message, segment, field)[0], component)
}

/** First repeat of a field with every component and part, unescaped, between the usual separators. */
export function wholeValue(message: Hl7Message, id: string, field: number): string {
  const [segment] = segmentsNamed(message, id)
  const { separators } = message
  return (repeatsOf(message, segment, field)[0] ?? '')
    .split(separators.component)
    .map((component) =>
      component
        .split(separators.part)
        .map((part) => unescaped(part, separators))
        .join('&'),
    )
    .join('^')
}

/** A whole field as words: its components behind each other. */
export const fieldText = (message: Hl7Message, value: string | undefined): string =>
  (value ?? '')
    .split(message.separators.component)
    .map((_, index) => componentOf(message, value, index + 1))
    .filter((text) => text !== '')
    .join(' ')

function unescaped(text: string, separators: Hl7Message['separators']): string {
  const { escape: mark } = separators
  if (!text.includes(mark)) return text.trim()
  const letters: Readonly<Record<string, string>> = {
    F: '|',
    S: separators.component,
    T: separators.part,
    R: separators.repeat,
    E: mark,
    '.br': '\n',
  }
  const pieces = text.split(mark)
  // Even pieces are text; odd ones stand between two escape characters. An unclosed one is text after all.
  return pieces
    .map((piece, index) => {
      if (index % 2 === 0) return piece
      if (index === pieces.length - 1) return `${mark}${piece}`
      return letters[piece] ?? hexText(piece) ?? ''
    })
    .join('')
    .trim()
}

/** `\X0D\`: characters by their hexadecimal numbers. */
const hexText = (piece: string): string | null =>
  /^X([0-9A-Fa-f]{2})+$/.test(piece)
    ? (piece.slice(1).match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
    : null
