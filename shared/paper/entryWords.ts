import type { Chart } from '../chart/chart.ts'
import type { ChartEvent } from '../chart/events.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import type { Instant } from '../kernel/instant.ts'
import { printedTime } from './printedTimes.ts'

/** What an entry's words need: whose names, which drugs, which accesses. */
export interface Names {
  readonly person: (userId: string) => string
  readonly drug: (lineId: string) => string
  readonly access: (accessId: string) => string
  readonly day: string
}

export function namesOf(document: Pick<SessionDocument, 'people'>, chart: Chart): Names {
  const people = new Map(
    document.people.map(({ id, name, credential }) => [id, credential ? `${name}, ${credential}` : name]),
  )
  const drugs = new Map(chart.lines.map(({ id, plan }) => [id, plan.name]))
  const accesses = new Map(
    chart.accesses.map(({ accessId, device, site, side, forearmPart }) => [
      accessId,
      [plain(device), plain(site), ...(forearmPart ? [plain(forearmPart)] : []), side ?? ''].join(' ').trim(),
    ]),
  )
  return {
    person: (id) => people.get(id) ?? id,
    drug: (id) => drugs.get(id) ?? id,
    access: (id) => accesses.get(id) ?? id,
    day: chart.scheduled.day,
  }
}

/** "LineStarted" → "Line started". */
export const entryTitle = (kind: string): string => {
  const words = kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "doseGiven" → "dose given"; "port_single" → "port single". */
const plain = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()

/** What stands in the packet elsewhere and whole. */
const toldElsewhere = new Set(['SessionScheduled', 'SessionSigned'])

/**
 * Everything an entry says, field by field and none left out, in the order it was recorded: evidence is not a selection.
 * Keys that are ids are told by the name behind them.
 */
export function entryDetails(event: ChartEvent, names: Names): string {
  if (toldElsewhere.has(event.kind)) return ''
  return fieldsOf(event.payload, names).join('; ')
}

function fieldsOf(value: object, names: Names): string[] {
  return Object.entries(value).flatMap(([key, field]) => {
    const said = wordsOf(key, field, names)
    return said === null ? [] : [said]
  })
}

function wordsOf(key: string, value: unknown, names: Names): string | null {
  if (value === undefined || value === null || value === '') return null
  if (key === 'lineId' && typeof value === 'string') return names.drug(value)
  // A picture is no text: it stands in the record, held by its chain.
  if (key === 'jpegBase64' && typeof value === 'string')
    return `JPEG of ${Math.floor((value.replaceAll('=', '').length * 3) / 4)} bytes`
  const text = textOf(key, value, names)
  return text === '' ? null : `${plain(key.replace(/Id$/, ''))}: ${text}`
}

function textOf(key: string, value: unknown, names: Names): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return stringOf(key, value, names)
  if (Array.isArray(value)) return value.map((item) => textOf(key, item, names)).join(', ')
  if (typeof value !== 'object' || value === null) return ''
  if (isInstant(value)) return printedTime(value, names.day)
  if (isAmount(value)) return `${value.amount} ${value.unit}`
  return `(${fieldsOf(value, names).join('; ')})`
}

function stringOf(key: string, value: string, names: Names): string {
  if (/[uU]serId$|^witnessId$|^seenBy$/.test(key)) return names.person(value)
  if (/[aA]ccessId$/.test(key)) return names.access(value)
  // Pick-list keys read as words; what a person typed stays as it was typed.
  return /^[a-z0-9]+(_[a-z0-9]+)*$/.test(value) ? value.replaceAll('_', ' ') : value
}

const isInstant = (value: object): value is Instant => 'utc' in value && 'zone' in value && 'offset' in value

const isAmount = (value: object): value is { readonly amount: string; readonly unit: string } =>
  'amount' in value && 'unit' in value && Object.keys(value).length === 2
