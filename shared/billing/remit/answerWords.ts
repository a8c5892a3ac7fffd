import type { AckStatus } from '#shared/formats/x12/read277ca.ts'
import type { AckElement, AckSegment, AckTa1 } from '#shared/formats/x12/read999.ts'
import type { Adjustment } from '#shared/formats/x12/remittance.ts'

/** What the codes of an answer mean, in our own short words; a code that is not here is named, never hidden. */

const fields: Readonly<Record<string, string>> = {
  'SV1 1': 'procedure',
  'SV1 1 3': 'modifier',
  'SV1 2': 'charge',
  'SV1 4': 'units',
  'SV1 7': 'diagnosis pointer',
  'SV2 1': 'revenue code',
  'SV2 2': 'procedure',
  'SV2 3': 'charge',
  'SV2 5': 'units',
  'DTP 3': 'day of service',
  'LIN 3': 'product number (NDC)',
  'CTP 4': 'product quantity',
  'CTP 5': 'product unit',
  'CLM 1': 'claim number',
  'CLM 2': 'total charge',
  'CLM 5': 'place of service',
  'HI 1': 'diagnosis',
  'SBR 9': 'kind of payer',
  'N4 3': 'ZIP code',
  'DMG 2': 'date of birth',
  'DMG 3': 'sex',
  'REF 2': 'reference number',
  'NM1 9': 'identifier',
  'NM1 3': 'last name',
  'NM1 4': 'first name',
}

/** Which of our fields an element is: "units (SV1 element 4)". */
export function fieldWords(segmentId: string, element: number | null, component: number | null): string {
  if (element === null) return `segment ${segmentId}`
  const part = component === null ? '' : `:${component}`
  const own = fields[`${segmentId} ${element} ${component ?? ''}`.trim()] ?? fields[`${segmentId} ${element}`]
  const place = `${segmentId} element ${element}${part}`
  if (segmentId === 'HI') return `diagnosis ${element} (${place})`
  return own === undefined ? place : `${own} (${place})`
}

const segmentErrors: Readonly<Record<string, string>> = {
  '1': 'the segment is not known',
  '2': 'the segment does not belong here',
  '3': 'a required segment is missing',
  '4': 'the loop occurs too often',
  '5': 'the segment occurs too often',
  '6': 'the segment is not part of this kind of file',
  '7': 'the segment is out of order',
  '8': 'an element of the segment is wrong',
  I4: 'the segment is not used by this guide',
  I6: 'a segment that depends on others is missing',
  I7: 'the loop occurs too rarely',
  I8: 'the segment occurs too rarely',
  I9: 'the segment must not stand here',
}

const elementErrors: Readonly<Record<string, string>> = {
  '1': 'is missing',
  '2': 'is missing, though another element asks for it',
  '3': 'stands behind the last element',
  '4': 'is too short',
  '5': 'is too long',
  '6': 'holds a letter that is not allowed',
  '7': 'holds a code that is not allowed',
  '8': 'is no date',
  '9': 'is no time',
  '10': 'must not stand beside another element',
  '12': 'is repeated too often',
  '13': 'has too many parts',
  I6: 'holds a code this guide does not use',
  I9: 'is missing, though another element asks for it',
  I10: 'is not used by this guide',
  I11: 'is repeated too rarely',
  I12: 'has not the expected form',
  I13: 'must not be used here',
}

/** One finding of a 999: "units (SV1 element 4) holds a code that is not allowed: 1.5". */
export function formWords(segment: AckSegment, element: AckElement | null): string {
  const where = segment.loop === null ? '' : ` in loop ${segment.loop}`
  if (!element) return `${segment.segmentId}${where}: ${segmentErrors[segment.error] ?? `error ${segment.error}`}.`
  const what = elementErrors[element.error] ?? `is wrong (error ${element.error})`
  const bad = element.bad === null ? '' : `: ${element.bad}`
  return `${fieldWords(segment.segmentId, element.element, element.component)} ${what}${bad}.`
}

const categories: Readonly<Record<string, string>> = {
  A0: 'passed on to the payer',
  A1: 'received',
  A2: 'accepted into the payer’s system',
  A3: 'returned as it cannot be processed',
  A4: 'not found',
  A5: 'split into several claims',
  A6: 'rejected, something is missing',
  A7: 'rejected, something is not valid',
  A8: 'rejected, two things do not agree',
}

const statuses: Readonly<Record<string, string>> = {
  '19': 'receipt by the payer',
  '20': 'accepted for processing',
  '21': 'missing or invalid information',
  '24': 'the provider is not known',
  '26': 'the provider is not known to the payer',
  '33': 'the subscriber is not known',
  '85': 'the provider is not approved for this',
  '116': 'sent to the wrong payer',
  '187': 'day of service',
  '188': 'statement dates',
  '218': 'product number (NDC)',
  '254': 'main diagnosis',
  '255': 'diagnosis',
  '453': 'modifier',
  '454': 'procedure code',
  '455': 'revenue code',
  '464': 'payer’s claim number',
  '476': 'units',
  '477': 'diagnosis pointer',
  '500': 'address',
  '507': 'HCPCS code',
  '509': 'diagnosis for this service',
  '562': 'NPI',
  '571': 'days of service',
  '601': 'sum of the charges',
  '732': 'extra information',
}

const entities: Readonly<Record<string, string>> = {
  '85': 'billing provider',
  '82': 'rendering provider',
  DK: 'ordering provider',
  DN: 'referring provider',
  DQ: 'supervising provider',
  '77': 'site of care',
  IL: 'subscriber',
  QC: 'patient',
  PR: 'payer',
}

/** One status of a 277CA: "Rejected, something is not valid: NPI (billing provider)." */
export function statusWords({ category, code, entity, message }: AckStatus): string {
  const what = statuses[code] ?? `status code ${code}`
  const whom = entity === null ? '' : ` (${entities[entity] ?? entity})`
  const text = `${categories[category] ?? `category ${category}`}: ${what}${whom}${message === null ? '' : `: ${message}`}`
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const groups: Readonly<Record<string, string>> = {
  CO: 'contract',
  PR: 'patient',
  OA: 'other',
  PI: 'payer’s own',
  CR: 'correction',
}

const reasons: Readonly<Record<string, string>> = {
  '1': 'deductible',
  '2': 'coinsurance',
  '3': 'copay',
  '4': 'modifier does not fit the procedure',
  '11': 'diagnosis does not fit the procedure',
  '16': 'information is missing or wrong',
  '18': 'exact duplicate',
  '22': 'another payer comes first',
  '23': 'what an earlier payer decided',
  '29': 'sent too late',
  '45': 'above the fee schedule',
  '50': 'not seen as medically necessary',
  '96': 'not covered',
  '97': 'included in another service',
  '109': 'another payer is responsible',
  '119': 'the most that is paid has been reached',
  '151': 'more units than the record supports',
  '197': 'no authorization',
  '198': 'authorization exceeded',
  '204': 'not in the patient’s plan',
  '252': 'a document is asked for',
  '253': 'sequestration',
}

/** "Contract, above the fee schedule (CO-45)". */
export function adjustmentWords({ group, reason }: Adjustment): string {
  const text = `${groups[group] ?? group}, ${reasons[reason] ?? `reason ${reason}`} (${group}-${reason})`
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

const envelopeErrors: Readonly<Record<string, string>> = {
  '000': 'no error',
  '001': 'the control numbers of header and trailer differ',
  '002': 'the standard is not supported',
  '003': 'the version is not supported',
  '004': 'the segment terminator is not valid',
  '006': 'the sender is not known',
  '008': 'the receiver is not known',
  '009': 'the receiver is not known',
  '014': 'the date is not valid',
  '015': 'the time is not valid',
  '018': 'the control number is not valid',
  '020': 'the test or production mark is not valid',
  '021': 'the number of groups is wrong',
  '022': 'the order of the envelope is wrong',
  '023': 'the file ended too early',
  '025': 'the control number was used before',
  '026': 'the element separator is not valid',
  '027': 'the component separator is not valid',
}

/** What a TA1 says about the envelope. */
export const envelopeWords = ({ error }: Pick<AckTa1, 'error'>): string =>
  envelopeErrors[error] ?? `envelope error ${error}`
