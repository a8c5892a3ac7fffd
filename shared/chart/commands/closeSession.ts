import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'
import { otherRefusal } from './otherRefusal.ts'

/** Came and was not treated. Once a drug has been given, the patient is discharged instead. */
export const hold: Decider<'hold'> = (chart, command, context) =>
  answer(
    (chart.arrived ? null : refuse('not-arrived')) ?? untreatedRefusal(chart) ?? wordsRefusal(command),
    chart,
    context,
    'SessionHeld',
    payloadOf(command),
  )

export const cancel: Decider<'cancel'> = (chart, command, context) =>
  answer(untreatedRefusal(chart) ?? wordsRefusal(command), chart, context, 'SessionCancelled', payloadOf(command))

export const markNoShow: Decider<'markNoShow'> = (chart, command, context) =>
  answer(
    (chart.arrived ? refuse('already-arrived') : null) ?? wordsRefusal(command),
    chart,
    context,
    'PatientDidNotCome',
    payloadOf(command),
  )

const wordsRefusal = ({ reason, text }: CommandOf<'hold' | 'cancel' | 'markNoShow'>): Refusal | null =>
  otherRefusal(reason === 'other', text)

function untreatedRefusal({ discharged, lines }: Chart): Refusal | null {
  if (discharged) return refuse('already-discharged')
  const treated = lines.find(({ start, given }) => start || given)
  return treated ? refuse('treatment-started', { drug: treated.plan.name }) : null
}
