import { printedMinutesBetween } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import type { Reaction } from '../fold/care.ts'
import type { ReactionPayload } from '../payloads/carePayloads.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, newEvent, orderRefusal, payloadOf, stayRefusal } from './deciding.ts'
import { otherRefusal } from './otherRefusal.ts'
import { changesRefusal, isOpen, pausingNow } from './pauseAll.ts'

/** A reaction begins, before OK to treat too: what runs, for how long and how fast goes into its record; a tap may pause it all (workflow 4.8). */
export const openReaction: Decider<'openReaction'> = (chart, command, context) => {
  const { pauseRunning, ...said } = payloadOf(command)
  const running = chart.lines.filter(({ state }) => state === 'running')
  const pausing = pausingNow(context)
  const refusal =
    stayRefusal(chart, context) ??
    otherRefusal(command.symptoms.includes('other'), command.text) ??
    (chart.care.reactions.some(({ reactionId }) => reactionId === command.reactionId)
      ? refuse('record-exists')
      : null) ??
    (pauseRunning ? changesRefusal(running, pausing) : null)
  if (refusal) return err(refusal)
  const ran = chart.lines.filter(isOpen).map((line) => asRunning(line, context))
  return ok([
    newEvent(chart, context, 'ReactionOpened', { ...said, running: ran }),
    ...(pauseRunning
      ? running.map(({ id }) => newEvent(chart, pausing, 'LinePaused', { lineId: id, reason: 'reaction' }))
      : []),
  ])
}

const asRunning = (
  { id, start, rateMlPerHour }: Line,
  { happenedAt }: Context,
): ReactionPayload['running'][number] => ({
  lineId: id,
  minutesSinceStart: start ? Math.max(0, printedMinutesBetween(start.at, happenedAt)) : 0,
  ...(rateMlPerHour === null ? {} : { rateMlPerHour }),
})

/** What was done about it, and when. */
export const recordReactionAction: Decider<'recordReactionAction'> = (chart, command, context) => {
  const open = openRecord(chart, command.reactionId)
  if (!open.ok) return err(open.error)
  const refusal =
    sinceRefusal(open.value, context) ??
    stayRefusal(chart, context) ??
    otherRefusal(command.action === 'other', command.text)
  return answer(refusal, chart, context, 'ReactionActionRecorded', payloadOf(command))
}

/** More of what is seen. */
export const addReactionSymptoms: Decider<'addReactionSymptoms'> = (chart, command, context) => {
  const open = openRecord(chart, command.reactionId)
  if (!open.ok) return err(open.error)
  const refusal = sinceRefusal(open.value, context) ?? otherRefusal(command.symptoms.includes('other'), command.text)
  return answer(refusal, chart, context, 'ReactionSymptomsAdded', payloadOf(command))
}

/** Over: graded by the nurse, with its outcome. The app never grades. */
export const closeReaction: Decider<'closeReaction'> = (chart, command, context) => {
  const open = openRecord(chart, command.reactionId)
  if (!open.ok) return err(open.error)
  const refusal =
    sinceRefusal(open.value, context) ??
    gradeRefusal(command) ??
    otherRefusal(command.term === 'other', command.text) ??
    outcomeRefusal(chart, open.value, command)
  return answer(refusal, chart, context, 'ReactionClosed', payloadOf(command))
}

function openRecord({ care }: Chart, id: string): Result<Reaction, Refusal> {
  const found = care.reactions.find(({ reactionId }) => reactionId === id)
  if (!found) return err(refuse('record-unknown'))
  return found.closed ? err(refuse('record-closed')) : ok(found)
}

const sinceRefusal = ({ stamp }: Reaction, { happenedAt }: Context): Refusal | null =>
  orderRefusal('before-onset', happenedAt, stamp.at, {})

/** Grade 0 is for a symptom by its own term; anaphylaxis begins at 3 (CTCAE v5, workflow 4.8). */
function gradeRefusal({ term, grade }: CommandOf<'closeReaction'>): Refusal | null {
  const lowest = term === 'other' ? 0 : term === 'anaphylaxis' ? 3 : 1
  return grade < lowest ? refuse('grade-not-in-term', { term, lowest: String(lowest) }) : null
}

/** "Stopped for good" is true of drugs that have stopped. */
function outcomeRefusal({ lines }: Chart, { running }: Reaction, said: CommandOf<'closeReaction'>): Refusal | null {
  if (said.outcome !== 'stopped_for_good') return null
  const still = lines.find((line) => isOpen(line) && running.some(({ lineId }) => lineId === line.id))
  return still ? refuse('drug-running', { drug: still.plan.name }) : null
}
