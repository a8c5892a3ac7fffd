import { err, ok, type Result } from '#shared/kernel/result.ts'
import { isChecked } from './checkDigit.ts'
import { elementDate } from './elementDate.ts'
import { type ElementField, fieldAt, fieldOf } from './elementFields.ts'
import { refuseScan, type ScanRefusal } from './scan.ts'

/** Fields of one element string by identifier, as they were typed. */
export type Elements = ReadonlyMap<string, string>

/** ASCII 29: what FNC1 between two fields becomes when it is sent. */
export const separator = '\u001d'

/** The 82 characters a lot or serial may be made of (GS1 General Specifications 7.11). */
const allowed = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/

/**
 * Fields that stand beside each other on drug containers. A scanner that drops the separators leaves only the text to
 * tell where a lot ends: it is looked for in front of these, and every reading that comes out right is returned.
 */
const onDrugLabels = ['01', '10', '11', '15', '17', '21']

/**
 * Every way an element string can be read; one where its fields are certain. With separators in the text, or with
 * identifiers in parentheses, there is exactly one. Refused with the first thing that is wrong.
 */
export function readElements(text: string, today: string): Result<readonly Elements[], ScanRefusal> {
  if (/^\(\d{2,4}\)/.test(text)) return one(readNamed(text, today))
  if (text.includes(separator)) return one(readSeparated(text, today))
  const straight = readSeparated(text, today)
  const readings = readDropped({ text, today }, 0, new Map())
  if (readings.length > 0) return ok(readings)
  return one(straight)
}

const one = (read: Result<Elements, ScanRefusal>): Result<readonly Elements[], ScanRefusal> =>
  read.ok ? ok([read.value]) : read

/** "(01)00312345678906(17)271231": a lot may hold brackets, so only a known identifier in them begins a field. */
function readNamed(text: string, today: string): Result<Elements, ScanRefusal> {
  const marks = [...text.matchAll(/\((\d{2,4})\)/g)].filter(({ 1: ai, index }) => index === 0 || fieldOf(ai ?? ''))
  let elements: Elements = new Map()
  for (const [place, mark] of marks.entries()) {
    const ai = mark[1] ?? ''
    const field = fieldOf(ai)
    if (!field) return err(refuseScan('field-unknown', { ai }))
    const value = text.slice(mark.index + mark[0].length, marks[place + 1]?.index).trim()
    const added = add(elements, field, value.replaceAll(separator, ''), today)
    if (!added.ok) return added
    elements = added.value
  }
  return ok(elements)
}

/** Fields of fixed length by their length, the others up to the separator or the end. */
function readSeparated(text: string, today: string): Result<Elements, ScanRefusal> {
  let elements: Elements = new Map()
  let at = 0
  while (at < text.length) {
    if (text[at] === separator) {
      at += 1
      continue
    }
    const field = fieldAt(text, at)
    if (!field) return err(refuseScan('field-unknown', { ai: text.slice(at, at + 4).split(separator)[0] ?? '' }))
    const from = at + field.ai.length
    const end = text.indexOf(separator, from)
    const until = end < 0 ? text.length : end
    const to = field.isPredefined ? Math.min(from + field.most, until) : until
    const added = add(elements, field, text.slice(from, to), today)
    if (!added.ok) return added
    elements = added.value
    at = to
  }
  return ok(elements)
}

interface Dropped {
  readonly text: string
  readonly today: string
}

/** All readings of the text from a place on, each complete and right in every field; none where there is none. */
function readDropped(whole: Dropped, at: number, before: Elements): readonly Elements[] {
  if (at === whole.text.length) return [before]
  const field = fieldAt(whole.text, at)
  if (!field) return []
  const from = at + field.ai.length
  return endsOf(whole.text, from, field, before).flatMap((to) => {
    const added = add(before, field, whole.text.slice(from, to), whole.today)
    return added.ok ? readDropped(whole, to, added.value) : []
  })
}

/** Where a field may end: by its length; a variable one at the end of the text, or in front of a field not seen yet. */
function endsOf(text: string, from: number, field: ElementField, before: Elements): readonly number[] {
  if (field.isPredefined) return from + field.most <= text.length ? [from + field.most] : []
  const longest = Math.min(from + field.most, text.length)
  const ends: number[] = []
  for (let to = from + field.least; to <= longest; to += 1) {
    const next = text.slice(to, to + 2)
    const isNew = next !== field.ai && !before.has(next)
    if (to === text.length || (onDrugLabels.includes(next) && isNew)) ends.push(to)
  }
  return ends
}

function add(before: Elements, field: ElementField, value: string, today: string): Result<Elements, ScanRefusal> {
  const refusal = refusalOf(field, value, today)
  if (refusal) return err(refusal)
  const known = before.get(field.ai)
  if (known !== undefined && known !== value) return err(refuseScan('field-twice', { ai: field.ai }))
  return ok(new Map([...before, [field.ai, value]]))
}

function refusalOf({ ai, least, most, isDigits, check }: ElementField, value: string, today: string) {
  const facts = { ai, value }
  if (value === '') return refuseScan('field-empty', { ai })
  if (!allowed.test(value)) return refuseScan('field-character', facts)
  if (value.length < least) return refuseScan('field-cut-off', { ...facts, needs: String(least) })
  if (value.length > most) return refuseScan('field-too-long', { ...facts, most: String(most) })
  if (isDigits && !/^\d+$/.test(value)) return refuseScan('field-not-digits', facts)
  if (check === 'digit' && !isChecked(value)) return refuseScan('check-digit', facts)
  if (check === 'date' && elementDate(value, today) === null) return refuseScan('date-impossible', facts)
  return null
}
