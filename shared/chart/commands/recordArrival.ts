import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'
import { tooFewIdentifiers } from './identifiers.ts'

/** The patient is here and is the right one: two identifiers, never the chair number (workflow 4.2, check 1). */
export const recordArrival: Decider<'recordArrival'> = (chart, command, context) =>
  answer(
    chart.arrived ? refuse('already-arrived') : tooFewIdentifiers(command.identifiers),
    chart,
    context,
    'PatientArrived',
    {
      ...payloadOf(command),
      ...(context.times ? { times: context.times } : {}),
      ...(context.givenBefore ? { givenBefore: context.givenBefore } : {}),
    },
  )
