import type { Claim, ClaimLine } from '#shared/claim/claim.ts'

/** The charge file's columns, in order: documented in docs/charges-csv.md and stable (billing-interfaces 11). */
export const chargeColumns = [
  'encounter_id',
  'line_id',
  'revision',
  'action',
  'patient_id',
  'patient_last',
  'patient_first',
  'dob',
  'sex',
  'payer_id',
  'member_id',
  'provider_npi',
  'facility_npi',
  'pos',
  'dos_from',
  'dos_to',
  'procedure',
  'mod1',
  'mod2',
  'mod3',
  'mod4',
  'units',
  'charge',
  'dx1',
  'dx2',
  'dx3',
  'dx4',
  'dx5',
  'dx6',
  'dx7',
  'dx8',
  'dx9',
  'dx10',
  'dx11',
  'dx12',
  'dx_pointers',
  'ndc',
  'ndc_qty',
  'ndc_unit',
  'prior_auth',
  'start',
  'stop',
  'note',
] as const
export type ChargeColumn = (typeof chargeColumns)[number]

/** One row a line, all cells text. Version 2 and later are `new` rows of a higher revision; the old lines' `void` rows come with amendments. */
export function chargeRows(claim: Claim): readonly Readonly<Record<ChargeColumn, string>>[] {
  return claim.lines.map((line) => ({ ...claimCells(claim), ...lineCells(line) }) as Record<ChargeColumn, string>)
}

function claimCells(claim: Claim): Partial<Record<ChargeColumn, string>> {
  const { patient, coverage, practice } = claim
  return {
    encounter_id: claim.reference,
    revision: String(Math.max(1, claim.version)),
    action: 'new',
    patient_id: patient.mrn,
    patient_last: patient.last.toUpperCase(),
    patient_first: patient.first.toUpperCase(),
    dob: usDate(patient.birthDate),
    sex: patient.sex,
    payer_id: coverage?.payer.payerId ?? '',
    member_id: coverage?.memberId ?? '',
    provider_npi: claim.rendering?.npi ?? '',
    facility_npi: practice.npi,
    pos: practice.placeOfService,
    dos_from: usDate(claim.serviceDate),
    dos_to: usDate(claim.serviceDate),
    prior_auth: claim.authorization?.number ?? '',
    ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`dx${index + 1}`, claim.diagnoses[index] ?? ''])),
  }
}

function lineCells(line: ClaimLine): Partial<Record<ChargeColumn, string>> {
  const [mod1 = '', mod2 = '', mod3 = '', mod4 = ''] = line.modifiers
  return {
    line_id: line.id,
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
    start: line.startedAt ?? '',
    stop: line.stoppedAt ?? '',
    note: line.note ?? '',
  }
}

/** YYYY-MM-DD → MM/DD/YYYY, as the import tools ask. */
const usDate = (date: string): string => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`

const dollars = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

/** Header and rows as UTF-8 text with CRLF; a cell that a spreadsheet would run as a formula gets a quote in front. */
export function writeChargesCsv(claims: readonly Claim[]): string {
  const rows = claims.flatMap(chargeRows).map((row) => chargeColumns.map((column) => cell(row[column])).join(','))
  return `${[chargeColumns.join(','), ...rows].join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
