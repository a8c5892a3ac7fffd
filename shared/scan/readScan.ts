import { err, ok, type Result } from '#shared/kernel/result.ts'
import { isChecked } from './checkDigit.ts'
import { elementDate } from './elementDate.ts'
import { elevenDigitForms, fromHyphens, matchGtin, matchNdc } from './ndc.ts'
import { type Elements, readElements, separator } from './readElements.ts'
import {
  type NdcMatch,
  type Reading,
  type ReadingField,
  refuseScan,
  type Scan,
  type ScanFacts,
  type ScanOf,
  type ScanRefusal,
} from './scan.ts'

type Read = Result<Scan, ScanRefusal>

const longestCode = 400
/** Symbology identifiers of ISO/IEC 15424: three characters a scanner may send in front; GS1 data has these. */
const gs1Prefix = /^\](d2|C1|e0|Q3|J1)/
const anyPrefix = /^\][A-Za-z]\w/
/** How scanners write the separator when they may not send ASCII 29. */
const writtenSeparator = /<GS>|\{GS\}|\u241d/g
const badgeForm = /^[\x21-\x7e]{4,64}$/

/**
 * What a scanner or badge reader typed: a product with lot, expiry and serial, a patient label, a chair label or a
 * badge; otherwise the reason why it is none of them. Never throws, whatever was typed.
 */
export function readScan(typed: string, facts: ScanFacts): Read {
  const sent = typed.trim().replace(writtenSeparator, separator)
  const isGs1 = gs1Prefix.test(sent)
  const text = sent.replace(anyPrefix, '')
  if (text === '') return err(refuseScan('empty'))
  if (text.length > longestCode) return err(refuseScan('too-long', { length: String(text.length) }))
  const label = readLabel(text, facts)
  if (label) return label
  if (isGs1 || text.includes(separator) || /^\(\d{2,4}\)/.test(text) || /^01\d{14}/.test(text))
    return readProduct(text, facts)
  return readPlain(text, facts)
}

/** Labels the practice prints itself say what they are: PATIENT:LS-104417, CHAIR:3, BADGE:RN-1001. */
function readLabel(text: string, { mrns, chairs }: ScanFacts): Read | null {
  const match = /^(PATIENT|CHAIR|BADGE):(.*)$/is.exec(text)
  if (!match) return null
  const value = (match[2] ?? '').trim()
  if (value === '') return err(refuseScan('label-empty'))
  if (!/^[\x20-\x7e]+$/.test(value)) return err(refuseScan('strange-character'))
  switch (match[1]?.toUpperCase()) {
    case 'PATIENT':
      return ok({ kind: 'patient', mrn: spelledAs(mrns, value) ?? value })
    case 'CHAIR':
      return ok({ kind: 'chair', chair: spelledAs(chairs, value) ?? value })
    default:
      return ok({ kind: 'badge', badge: value })
  }
}

const spelledAs = (known: readonly string[], text: string): string | undefined =>
  known.find((one) => one.toUpperCase() === text.toUpperCase())

/** Codes without a mark of their own: a known record number, a badge where one is asked for, a product number. */
function readPlain(text: string, facts: ScanFacts): Read {
  if (!/^[\x20-\x7e]+$/.test(text)) return err(refuseScan('strange-character'))
  const mrn = spelledAs(facts.mrns, text)
  if (facts.expects === 'badge') return mrn === undefined ? readBadge(text) : ok({ kind: 'patient', mrn })
  const linear = readLinear(text, facts)
  if (mrn !== undefined) {
    const isProductToo = linear?.ok && linear.value.ndc.kind === 'known'
    return isProductToo ? err(refuseScan('two-meanings', { mrn })) : ok({ kind: 'patient', mrn })
  }
  if (linear) return linear
  if (text.startsWith('+')) return err(refuseScan('other-standard'))
  // An element string may begin with another field than the product; then it is one only if all of it reads.
  const product = /^(10|11|15|17|21)/.test(text) ? readProduct(text, facts) : null
  return product?.ok ? product : err(refuseScan('unknown-code'))
}

const readBadge = (text: string): Read =>
  badgeForm.test(text) ? ok({ kind: 'badge', badge: text }) : err(refuseScan('unknown-code'))

const noFields: Reading = { lot: null, expires: null, serial: null }
const numberAlone = (gtin: string | null, ndc: NdcMatch): ScanOf<'product'> => ({
  kind: 'product',
  gtin,
  ndc,
  readings: [noFields],
  uncertain: [],
})

/** A linear code: digits or digits with hyphens. Null where the text is neither. */
function readLinear(text: string, { products }: ScanFacts): Result<ScanOf<'product'>, ScanRefusal> | null {
  if (/^\d+(-\d+)+$/.test(text)) {
    const ndc = fromHyphens(text)
    return ndc ? ok(numberAlone(null, matchNdc([ndc], products))) : err(refuseScan('hyphens-wrong'))
  }
  if (!/^\d+$/.test(text)) return null
  switch (text.length) {
    case 10:
      return ok(numberAlone(null, matchNdc(elevenDigitForms(text), products)))
    case 11:
      return ok(numberAlone(null, matchNdc([text], products)))
    case 12:
    case 13:
    case 14: {
      // UPC-A, EAN-13 and the GTIN of a box are one number with zeros in front.
      const gtin = text.padStart(14, '0')
      if (!isChecked(gtin)) return err(refuseScan('check-digit', { value: text }))
      const ndc = matchGtin(gtin, products)
      return ndc.kind === 'foreign' ? err(refuseScan('not-a-drug-number', { value: text })) : ok(numberAlone(gtin, ndc))
    }
    default:
      return err(refuseScan('digit-count', { count: String(text.length) }))
  }
}

function readProduct(text: string, { today, products }: ScanFacts): Read {
  const read = readElements(text, today)
  if (!read.ok) return read
  const withProduct = read.value.filter((elements) => elements.has('01'))
  const gtins = [...new Set(withProduct.map((elements) => elements.get('01') ?? ''))]
  const [gtin] = gtins
  if (gtin === undefined) return err(refuseScan('product-missing'))
  const readings = distinct(
    withProduct.filter((elements) => elements.get('01') === gtin).map((elements) => readingOf(elements, today)),
  )
  const uncertain = (['lot', 'expires', 'serial'] as const).filter((field) => isUncertain(readings, field))
  return ok({ kind: 'product', gtin, ndc: matchGtin(gtin, products), readings, uncertain })
}

const readingOf = (elements: Elements, today: string): Reading => ({
  lot: elements.get('10') ?? null,
  expires: elementDate(elements.get('17') ?? '', today),
  serial: elements.get('21') ?? null,
})

/** Each reading once, the ones that say most first. */
function distinct(readings: readonly Reading[]): readonly Reading[] {
  const once = new Map(readings.map((reading) => [Object.values(reading).join(separator), reading]))
  const gaps = (reading: Reading): number => Object.values(reading).filter((value) => value === null).length
  return [...once.values()].sort((a, b) => gaps(a) - gaps(b))
}

const isUncertain = (readings: readonly Reading[], field: ReadingField): boolean =>
  new Set(readings.map((reading) => reading[field])).size > 1
