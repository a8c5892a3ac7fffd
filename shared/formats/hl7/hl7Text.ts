/** HL7 v2 text: values become fields, and fields segments. Separators are the usual ones: `|` field, `^` component, `~` repeat, `&` part. */

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
}

/** Free text as a field may carry it: separators escaped, line breaks as `\.br\`, other control characters dropped. */
export const hl7Text = (text: string): string =>
  text
    .replace(/[\\|^&~]/g, (one) => escapes[one] ?? one)
    .replace(/\r\n|\r|\n/g, '\\.br\\')
    .replace(/\p{Cc}/gu, '')

const withoutEnd = (parts: readonly string[]): readonly string[] => {
  let last = parts.length
  while (last > 0 && parts[last - 1] === '') last -= 1
  return parts.slice(0, last)
}

/** Components of a field, already escaped; empty ones at the end are left out. */
export const parts = (...components: readonly string[]): string => withoutEnd(components).join('^')

/** A value of a receiver's own, with all its components, sent back unchanged: `^` and `&` part it, the rest is text. */
export const echoed = (value: string): string =>
  value
    .split('^')
    .map((component) => component.split('&').map(hl7Text).join('&'))
    .join('^')

/** A segment from its fields by number: `{ 1: 'a', 7: 'b' }`; what lies between is empty. */
export function segmentOf(id: string, fields: Readonly<Record<number, string | undefined>>): string {
  const numbers = Object.keys(fields).map(Number)
  const row = Array.from({ length: Math.max(0, ...numbers) }, (_, index) => fields[index + 1] ?? '')
  return [id, ...withoutEnd(row)].join('|')
}

/** Segments of a message: each ends with CR alone. */
export const messageText = (segments: readonly string[]): string => segments.map((segment) => `${segment}\r`).join('')
