import type { AckError } from './readAck.ts'

/** Our field behind a place of a DFT, for the sentence a person reads. */
const fields: Readonly<Record<string, string>> = {
  'FT1-4': 'time of service',
  'FT1-6': 'kind of charge',
  'FT1-7': 'charge code',
  'FT1-10': 'units',
  'FT1-11': 'charge',
  'FT1-19': 'diagnosis',
  'FT1-20': 'provider',
  'FT1-25': 'charge code',
  'FT1-26': 'modifier',
  'FT1-29': 'product number (NDC)',
  'FT1-39': 'authorization',
  'FT1-43': 'product quantity',
  'PID-3': 'patient number',
  'PID-5': 'patient name',
  'PV1-7': 'provider',
  'PV1-19': 'visit number',
  'DG1-3': 'diagnosis',
  'IN1-36': 'member number',
}

const codes: Readonly<Record<string, string>> = {
  '100': 'a segment is out of order',
  '101': 'a required field is missing',
  '102': 'the value has the wrong form',
  '103': 'the value is not in the receiver’s table',
  '200': 'the receiver does not take this kind of message',
  '201': 'the receiver does not take this event',
  '202': 'the receiver does not take this processing mode',
  '203': 'the receiver does not take this version',
  '204': 'the receiver does not know this number',
  '205': 'the receiver has this message already',
  '206': 'the receiver’s record is locked just now',
  '207': 'the receiver failed inside',
}

/** "FT1 2, units: the value has the wrong form (quantity is not a number)." */
export function ackErrorWords({ segment, sequence, field, code, text }: AckError): string {
  const place = segment === null ? '' : field === null ? segment : `${segment}-${field}`
  const own = fields[place] ?? place
  const where =
    segment === null ? '' : `${segment}${sequence === null ? '' : ` ${sequence}`}${own === segment ? '' : `, ${own}`}: `
  const what = codes[code] ?? (code === '' ? text : `error ${code}`)
  const added = text === '' || what === text ? '' : ` (${text})`
  return `${where}${what || 'no reason was given'}${added}.`
}

/** Which FT1 of the message an error names: the place of the charge in it, from 0; null = it is about no line. */
export const chargeOf = ({ segment, sequence }: AckError): number | null =>
  segment === 'FT1' && sequence !== null ? sequence - 1 : null
