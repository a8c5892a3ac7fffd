/** What a wire and the record can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * A JSON value → its one canonical text: keys sorted by UTF-16 code unit, no white space (RFC 8785, whole numbers only).
 * A key whose value is undefined is left out. Anything that would read back as something else is a bug and throws:
 * fractions and numbers beyond 2^53, dates, maps, functions, lone surrogates, undefined inside a list.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, '$')
}

function textOf(value: unknown, place: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return stringText(value, place)
  if (typeof value === 'number') return numberText(value, place)
  if (Array.isArray(value)) return listText(value, place)
  if (isPlainObject(value)) return objectText(value, place)
  throw new TypeError(`canonical JSON has no form for ${place}: ${Object.prototype.toString.call(value)}`)
}

function stringText(value: string, place: string): string {
  if (!value.isWellFormed()) throw new TypeError(`canonical JSON takes whole characters only: ${place}`)
  return JSON.stringify(value)
}

function numberText(value: number, place: string): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`canonical JSON takes whole numbers only: ${place} is ${value}`)
  return JSON.stringify(value)
}

function listText(list: readonly unknown[], place: string): string {
  const parts: string[] = []
  // By index, not by map: a hole in the list must throw like any other undefined.
  for (let index = 0; index < list.length; index++) parts.push(textOf(list[index], `${place}[${index}]`))
  return `[${parts.join(',')}]`
}

function objectText(object: Readonly<Record<string, unknown>>, place: string): string {
  const parts: string[] = []
  for (const key of Object.keys(object).sort()) {
    const value = object[key]
    if (value !== undefined) parts.push(`${stringText(key, place)}:${textOf(value, `${place}.${key}`)}`)
  }
  return `{${parts.join(',')}}`
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
