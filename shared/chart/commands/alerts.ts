import { epochMs, instantAt, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { chargeRefusal, overriddenBy } from './chargeNurse.ts'
import { answer, type Decider, payloadOf, stayRefusal } from './deciding.ts'
import { otherRefusal } from './otherRefusal.ts'

const longestPostponementMinutes = 60

/** A due set of vitals moved, with the reason why (workflow 4.4). */
export const postponeVitals: Decider<'postponeVitals'> = (chart, command, context) => {
  const until = instantAt(epochMs(command.until), context.now.zone)
  const minutes = printedMinutesBetween(context.happenedAt, until)
  const refusal =
    stayRefusal(chart, context) ??
    (minutes > 0 && minutes <= longestPostponementMinutes
      ? null
      : refuse('postpone-too-far', { minutes: String(longestPostponementMinutes) })) ??
    otherRefusal(command.reason === 'other', command.text)
  return answer(refusal, chart, context, 'VitalsPostponed', { ...payloadOf(command), until })
}

/** One alarm quiet for five minutes: the time it was silenced is on record, so it sounds again after a restart too. */
export const silenceAlarm: Decider<'silenceAlarm'> = (chart, command, context) =>
  answer(stayRefusal(chart, context), chart, context, 'AlarmSilenced', payloadOf(command))

/** What was done about vitals outside their limits. */
export const answerAlert: Decider<'answerAlert'> = (chart, command, context) =>
  answer(
    (chart.vitals.some(({ stamp }) => stamp.eventId === command.vitalsId) ? null : refuse('event-unknown')) ??
      calledRefusal(command),
    chart,
    context,
    'AlertAnswered',
    payloadOf(command),
  )

function calledRefusal({ answer: said, provider, text }: CommandOf<'answerAlert'>): Refusal | null {
  if (said === 'provider_called' && !provider?.trim()) return refuse('provider-missing')
  return otherRefusal(said === 'other', text)
}

/** A provider overrides a safety stop, by name and with a reason (workflow 5); a charge nurse may stand beside it. */
export const overrideStop: Decider<'overrideStop'> = (chart, command, context) =>
  answer(
    (context.witness ? chargeRefusal(context) : null) ??
      lineRefusal(command.lineId, chart.lines) ??
      (command.provider.trim() ? null : refuse('provider-missing')) ??
      otherRefusal(command.reason === 'other', command.text),
    chart,
    context,
    'StopOverridden',
    { ...payloadOf(command), ...overriddenBy(context) },
  )

/** The charge nurse lets a starred block pass (workflow 8); why is in the record. */
export const overrideBlock: Decider<'overrideBlock'> = (chart, command, context: Context) =>
  answer(
    chargeRefusal(context) ??
      lineRefusal(command.lineId, chart.lines) ??
      (command.block !== 'baseline-vitals-missing' && command.lineId === undefined ? refuse('line-unknown') : null) ??
      otherRefusal(true, command.text),
    chart,
    context,
    'BlockOverridden',
    { ...payloadOf(command), ...overriddenBy(context) },
  )

const lineRefusal = (lineId: string | undefined, lines: readonly { readonly id: string }[]): Refusal | null =>
  lineId === undefined || lines.some(({ id }) => id === lineId) ? null : refuse('line-unknown')
