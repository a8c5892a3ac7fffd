import type { Instant } from '#shared/kernel/instant.ts'
import { hl7Text, messageText, parts, segmentOf } from './hl7Text.ts'
import { hl7Time } from './hl7Time.ts'
import { type Hl7Fault, type Hl7Message, segmentsNamed } from './readHl7.ts'

/** What we answer: AA taken, AE not taken for the reason said, AR not our kind of message. */
export interface AckAnswer {
  readonly code: 'AA' | 'AE' | 'AR'
  readonly fault: Hl7Fault | null
}

/** The ACK to an inbound message: sender and receiver changed places, its control id repeated, its version kept. */
export function writeAck(
  message: Hl7Message,
  { code, fault }: AckAnswer,
  { now, controlId }: { readonly now: Instant; readonly controlId: string },
): string {
  const from = segmentsNamed(message, 'MSH')[0]?.fields ?? []
  const version = message.version === '' ? '2.5.1' : message.version
  const header = [
    'MSH',
    '^~\\&',
    ...[from[5], from[6], from[3], from[4]].map((value) => rewritten(message, value ?? '')),
    hl7Time(now, { precision: 'second', offset: true }),
    '',
    message.event === '' ? 'ACK' : `ACK^${hl7Text(message.event)}`,
    hl7Text(controlId),
    hl7Text(from[11] ?? 'P'),
    hl7Text(version),
  ].join('|')
  const answer = segmentOf('MSA', {
    1: code,
    2: hl7Text(message.controlId),
    ...(fault ? { 3: hl7Text(fault.cause) } : {}),
  })
  if (!fault || code === 'AA') return messageText([header, answer])
  return messageText([header, answer, errorSegment(fault, code, version)])
}

/** HD values pass with our separators in the place of theirs. */
const rewritten = (message: Hl7Message, value: string): string =>
  value
    .split(message.separators.component)
    .map((part) => hl7Text(part))
    .join('^')

function errorSegment({ place, cause }: Hl7Fault, code: AckAnswer['code'], version: string): string {
  const [, segment = '', field = ''] = /([A-Z][A-Z0-9]{2})-(\d+)/.exec(place) ?? []
  const number = code === 'AR' ? '200' : '102'
  const words = code === 'AR' ? 'Unsupported message type' : 'Data type error'
  const location = segment === '' ? '' : parts(segment, '1', field)
  if (/^2\.[0-4]/.test(version))
    return segmentOf('ERR', { 1: parts(segment, '1', field, `${number}&${words}&HL70357`) })
  return segmentOf('ERR', { 2: location, 3: parts(number, words, 'HL70357'), 4: 'E', 8: hl7Text(cause) })
}
