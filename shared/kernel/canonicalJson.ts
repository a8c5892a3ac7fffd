/** What a wire and the record can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * A JSON value → its one canonical text: keys sorted by UTF-16 code unit, no white space (RFC 8785, whole numbers only).
 * A key whose value is undefined is left out. Anything that would read back as something else is a bug and throws:
 * fractions and numbers beyond 2^53, dates, maps, functions, lone surrogates, undefined inside a list.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, [])
}

/** Where a value stands, from the outermost in. One list for the whole walk: its words are needed only where it throws. */
type Path = (string | number)[]

const placeOf = (path: Path): string =>
  path.reduce<string>((place, step) => place + (typeof step === 'number' ? `[${step}]` : `.${step}`), '$')

function textOf(value: unknown, path: Path): string {
  if (typeof value === 'string') return stringText(value, path)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value, path)
  if (Array.isArray(value)) return listText(value, path)
  if (isPlainObject(value)) return objectText(value, path)
  throw new TypeError(`canonical JSON has no form for ${placeOf(path)}: ${Object.prototype.toString.call(value)}`)
}

function stringText(value: string, path: Path): string {
  if (!value.isWellFormed()) throw new TypeError(`canonical JSON takes whole characters only: ${placeOf(path)}`)
  return JSON.stringify(value)
}

function numberText(value: number, path: Path): string {
  if (!Number.isSafeInteger(value))
    throw new TypeError(`canonical JSON takes whole numbers only: ${placeOf(path)} is ${value}`)
  return JSON.stringify(value)
}

function listText(list: readonly unknown[], path: Path): string {
  const parts: string[] = []
  // By index, not by map: a hole in the list must throw like any other undefined.
  for (let index = 0; index < list.length; index++) {
    path.push(index)
    parts.push(textOf(list[index], path))
    path.pop()
  }
  return `[${parts.join(',')}]`
}

function objectText(object: Readonly<Record<string, unknown>>, path: Path): string {
  const parts: string[] = []
  for (const key of Object.keys(object).sort()) {
    const value = object[key]
    if (value === undefined) continue
    const keyText = stringText(key, path)
    path.push(key)
    parts.push(`${keyText}:${textOf(value, path)}`)
    path.pop()
  }
  return `{${parts.join(',')}}`
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
