import { ackErrorWords } from '#shared/formats/hl7/ackWords.ts'
import type { Hl7Ack } from '#shared/formats/hl7/readAck.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import { type Attempt, again, delivered, person, stop } from '../transport.ts'

/** What an ACK to our message means for it (billing-interfaces 8); pure. */
export function ackAttempt({ code, errors, outcome }: Hl7Ack): Attempt {
  const said = errors.map(ackErrorWords).join(' ')
  switch (outcome) {
    case 'delivered':
      return delivered(`Acknowledged with ${code}.`)
    case 'was_there':
      return delivered(`Acknowledged with ${code}: the receiver had this message already.`)
    case 'again':
      return again(said)
    case 'person':
      return person(`The receiver did not take the message (${code}). ${said}`.trim())
    case 'stop':
      return stop(`The receiver takes no such messages (${code}). ${said} It is a setting: ask the receiver’s support.`)
    default:
      return assertNever(outcome, 'ackAttempt')
  }
}
