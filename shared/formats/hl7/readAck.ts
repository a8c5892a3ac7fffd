import { err, ok, type Result } from '#shared/kernel/result.ts'
import { componentOf, fieldText, firstValue, type Hl7Fault, readHl7, repeatsOf, segmentsNamed } from './readHl7.ts'

/** A receiver's answer to one message (billing-interfaces 8). */
export interface Hl7Ack {
  /** MSA-1: AA AE AR, or CA CE CR from a receiver in enhanced mode. */
  readonly code: string
  /** MSA-2. */
  readonly controlId: string
  readonly errors: readonly AckError[]
  readonly outcome: AckOutcome
}

export interface AckError {
  readonly segment: string | null
  /** Which of the segments of that name, from 1. */
  readonly sequence: number | null
  readonly field: number | null
  readonly component: number | null
  /** HL7 table 0357: 102 data type, 206 locked, 207 internal. */
  readonly code: string
  readonly text: string
}

/**
 * What to do next. `delivered` done; `again` same message, same control id; `was_there` it had the message already, a
 * lost answer; `person` something in the message has to be put right; `stop` version, event or setting: nothing goes
 * through this channel until a person has looked.
 */
export type AckOutcome = 'delivered' | 'again' | 'was_there' | 'person' | 'stop'

/** One ACK. An answer to another message is no answer: the sender compares `controlId` with its MSH-10 and waits on. */
export function readAck(text: string): Result<Hl7Ack, Hl7Fault> {
  const [first] = readHl7(text)
  if (!first) return err({ place: 'message 1', cause: 'the text is empty' })
  if (!first.ok) return first
  const message = first.value
  const code = firstValue(message, 'MSA', 1)
  if (!/^[AC][AER]$/.test(code))
    return err({
      place: 'message 1, MSA-1',
      cause: code === '' ? 'there is no MSA' : `${code} is no acknowledgment code`,
    })
  const errors = segmentsNamed(message, 'ERR').flatMap((segment): readonly AckError[] => {
    const text3 = fieldText(message, segment.fields[8]) || componentOf(message, segment.fields[3], 2)
    const location = repeatsOf(message, segment, 2)[0]
    const code3 = componentOf(message, segment.fields[3], 1)
    if (code3 !== '' || location !== undefined)
      return [errorOf((at) => componentOf(message, location, at), { code: code3, text: text3, component: 5 })]
    // Before 2.5 place and code stand together in ERR-1.
    return repeatsOf(message, segment, 1).map((value) =>
      errorOf((at) => componentOf(message, value, at), {
        code: componentOf(message, value, 4, 1),
        text: componentOf(message, value, 4, 2),
        component: null,
      }),
    )
  })
  const said = firstValue(message, 'MSA', 3)
  if (errors.length === 0 && said !== '')
    errors.push({ segment: null, sequence: null, field: null, component: null, code: '', text: said })
  return ok({ code, controlId: firstValue(message, 'MSA', 2), errors, outcome: outcomeOf(code, errors) })
}

const numberOf = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null)

function errorOf(
  at: (component: number) => string,
  { code, text, component }: { readonly code: string; readonly text: string; readonly component: number | null },
): AckError {
  const segment = at(1)
  return {
    segment: segment === '' ? null : segment,
    sequence: numberOf(at(2)),
    field: numberOf(at(3)),
    component: component === null ? null : numberOf(at(component)),
    code,
    text,
  }
}

function outcomeOf(code: string, errors: readonly AckError[]): AckOutcome {
  if (code.endsWith('A')) return 'delivered'
  if (code.endsWith('R')) return 'stop'
  if (errors.some((one) => one.code === '205')) return 'was_there'
  return errors.length > 0 && errors.every((one) => one.code === '207' || one.code === '206') ? 'again' : 'person'
}
