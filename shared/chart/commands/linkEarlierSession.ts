import { refuse } from '../refusals.ts'
import { toCodingInput } from '../toCodingInput.ts'
import { answer, type Decider, no, payloadOf } from './deciding.ts'

/** A second visit on one day: the first one's facts come along, so that every workstation codes it alike (design 12.9). */
export const linkEarlierSession: Decider<'linkEarlierSession'> = (chart, command, context) => {
  const { otherChart } = context
  if (!otherChart || otherChart.sessionId !== command.earlierSessionId) return no('other-chart-unknown')
  const refusal =
    otherChart.sessionId === chart.sessionId || otherChart.scheduled.patient.id !== chart.scheduled.patient.id
      ? refuse('other-patient')
      : otherChart.scheduled.day === chart.scheduled.day
        ? null
        : refuse('other-day')
  const { services } = toCodingInput(otherChart).input
  return answer(refusal, chart, context, 'EarlierSessionLinked', {
    ...payloadOf(command),
    services: JSON.parse(JSON.stringify(services)),
  })
}
