import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { ChargeColumn } from './chargeColumns.ts'
import { type CsvSite, usualCsvSite } from './csvSite.ts'

type Row = Readonly<Record<ChargeColumn, string>>

/**
 * One row a line, all cells text. A later version comes with its `previous` one: its lines as `void` rows under their old
 * ids and revision, then the `new` rows, so that nothing is ever charged again silently (billing-interfaces 11).
 */
export function chargeRows(claim: Claim, previous: Claim | null, site: CsvSite): readonly Row[] {
  const rowsOf = (one: Claim, action: 'new' | 'void'): readonly Row[] =>
    one.lines.map((line) => ({ ...claimCells(one, action, site), ...lineCells(line, site) }) as Row)
  return [...(previous ? rowsOf(previous, 'void') : []), ...rowsOf(claim, 'new')]
}

function claimCells(claim: Claim, action: 'new' | 'void', site: CsvSite): Partial<Record<ChargeColumn, string>> {
  const { patient, coverage, practice } = claim
  return {
    encounter_id: claim.reference,
    revision: String(Math.max(1, claim.version)),
    action,
    patient_id: patient.mrn,
    patient_last: patient.last.toUpperCase(),
    patient_first: patient.first.toUpperCase(),
    dob: dateText(patient.birthDate, site),
    sex: patient.sex,
    payer_id: coverage?.payer.payerId ?? '',
    member_id: coverage?.memberId ?? '',
    provider_npi: claim.rendering?.npi ?? '',
    facility_npi: claim.facility?.npi ?? practice.npi,
    pos: practice.placeOfService,
    prior_auth: claim.authorization?.number ?? '',
    ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`dx${index + 1}`, claim.diagnoses[index] ?? ''])),
  }
}

function lineCells(line: ClaimLine, site: CsvSite): Partial<Record<ChargeColumn, string>> {
  const [mod1 = '', mod2 = '', mod3 = '', mod4 = ''] = line.modifiers
  return {
    line_id: line.id,
    dos_from: dateText(line.serviceDate, site),
    dos_to: dateText(line.serviceDate, site),
    procedure: line.code,
    mod1,
    mod2,
    mod3,
    mod4,
    units: String(line.units),
    charge: dollars(line.chargeCents),
    dx_pointers: line.pointers.join(':'),
    ndc: line.ndc?.ndc ?? '',
    ndc_qty: line.ndc?.quantity ?? '',
    ndc_unit: line.ndc?.unit ?? '',
    ...(line.authorization === null ? {} : { prior_auth: line.authorization }),
    start: line.startedAt ?? '',
    stop: line.stoppedAt ?? '',
    note: [line.description, line.note].filter((text) => text !== null).join('; '),
  }
}

/** YYYY-MM-DD in the form the site's import reads. */
function dateText(date: string, { dates }: CsvSite): string {
  if (dates === 'YYYY-MM-DD') return date
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)]
  return dates === 'YYYYMMDD' ? `${year}${month}${day}` : `${month}/${day}/${year}`
}

const dollars = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

export interface CsvOptions {
  readonly site?: CsvSite
  /** The version of a claim that was exported before, or null. */
  readonly previous?: (claim: Claim) => Claim | null
}

/** Header and rows as UTF-8 text with CRLF; a cell that a spreadsheet would run as a formula gets a quote in front. */
export function writeChargesCsv(claims: readonly Claim[], options: CsvOptions = {}): string {
  const { site = usualCsvSite, previous = () => null } = options
  const rows = claims
    .flatMap((claim) => chargeRows(claim, previous(claim), site))
    .map((row) => site.columns.map(({ column }) => cell(row[column], site)).join(','))
  const header = site.header ? [site.columns.map(({ header }) => quoted(header)).join(',')] : []
  const lines = [...header, ...rows].map((line) => `${line}\r\n`).join('')
  return `${site.byteOrderMark ? '\uFEFF' : ''}${lines}`
}

function cell(text: string, { keepsZeros }: CsvSite): string {
  if (keepsZeros && /^(0\d+|\d{12,})$/.test(text)) return quoted(`="${text}"`)
  return quoted(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
