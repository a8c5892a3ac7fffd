import { amountText } from '#shared/clinical/amounts.ts'
import { needsAccess } from '#shared/clinical/givenBy.ts'
import { clockTime, epochMs, type Instant, localDate } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { belowDoseRefusal, containersRefusal, hasWaste, usedOf } from '../containers.ts'
import { lineIdOf } from '../fold/lineIdOf.ts'
import { isWaiting } from '../lineStates.ts'
import type { Refusal } from '../refusals.ts'
import { needsSecondCheck } from '../safety/secondCheck.ts'
import { timeProblemsOf } from '../timers/timeProblems.ts'
import type { Block, BlockCode, Field } from './signOffItems.ts'

/** Workflow 8, the blocking items 1–3, 5–7, 9 and 11, in that order; 4, 8 and 10 are `careBlocks`. */
export function blocksOf(chart: Chart, now: Instant): readonly Block[] {
  const blocks = [
    ...chart.lines.flatMap(openBlocks),
    ...chart.lines.flatMap((line) => factBlocks(chart, line)),
    ...timeBlocks(chart, now),
    ...identityBlocks(chart),
    ...chart.lines.flatMap(checkBlocks),
    ...chart.lines.flatMap((line) => containerBlocks(chart, line)),
    ...dischargeBlocks(chart),
    ...lateBlocks(chart),
  ]
  return blocks.filter((block) => !isOverridden(chart, block))
}

/** A starred block the charge nurse let pass; the override stays as a warning of its own. */
const isOverridden = ({ care }: Chart, { code, field }: Block): boolean =>
  care.blocksOverridden.some(
    ({ block, lineId }) => block === code && (field.kind !== 'line' || lineId === field.lineId),
  )

/** The drug went in, all of it or a part. */
export const isGiven = ({ state }: Pick<Line, 'state'>): boolean =>
  state === 'given' ||
  state === 'completed' ||
  state === 'stopped_early' ||
  state === 'stop_unknown' ||
  state === 'home_pump'

type LineField = Extract<Field, { kind: 'line' }>['what']

const lineBlock = (code: BlockCode, { id, plan }: Line, what: LineField): Block => ({
  code,
  facts: { drug: plan.name },
  field: { kind: 'line', lineId: id, what },
})

function openBlocks(line: Line): readonly Block[] {
  if (line.state === 'running' || line.state === 'paused') return [lineBlock('line-open', line, 'stop')]
  if (isWaiting(line.state)) return [lineBlock('line-without-disposition', line, 'disposition')]
  return []
}

function factBlocks(chart: Chart, line: Line): readonly Block[] {
  const blocks: Block[] = []
  if (isGiven(line) && line.doseGiven === null) blocks.push(lineBlock('dose-missing', line, 'dose'))
  const isKnown = chart.accesses.some(({ accessId }) => accessId === line.accessId)
  if ((line.start || line.given) && needsAccess(line.plan.route) && !isKnown)
    blocks.push(lineBlock('access-missing', line, 'access'))
  return blocks
}

const timeBlocks = (chart: Chart, now: Instant): readonly Block[] =>
  timeProblemsOf(chart, now).map(({ refusal, eventId, lineId }) => ({
    code: refusal.code as BlockCode,
    facts: refusal.facts,
    field: { kind: 'event', eventId, lineId },
  }))

function identityBlocks(chart: Chart): readonly Block[] {
  const blocks: Block[] = []
  if (new Set(chart.identifiers).size < 2)
    blocks.push({ code: 'identifiers-missing', facts: {}, field: { kind: 'arrival' } })
  if (!chart.vitals.some(({ setType }) => setType === 'baseline'))
    blocks.push({ code: 'baseline-vitals-missing', facts: {}, field: { kind: 'vitals' } })
  return blocks
}

function checkBlocks(line: Line): readonly Block[] {
  if (!needsSecondCheck(line.plan) || !(line.start || line.given)) return []
  // Go-live: two people confirmed that it ran; the check before it is on the paper of then.
  if (!line.check) return line.beforeApp ? [] : [lineBlock('second-check-missing', line, 'check')]
  return line.check.firstUserId === line.check.secondUserId
    ? [lineBlock('second-check-same-person', line, 'check')]
    : []
}

/** Containers of what was given and is billed by the practice must be there, add up and cover the dose. */
function containerBlocks({ scheduled }: Chart, line: Line): readonly Block[] {
  const { plan, containers } = line
  if (!containers) {
    const isBilled = plan.catalogue.hcpcs !== null && plan.source === 'practice' && plan.role !== 'transfusion'
    return isGiven(line) && isBilled && !carriesOnly(line) ? [lineBlock('containers-missing', line, 'containers')] : []
  }
  const usedOn = line.start?.at ?? line.given?.stamp.at ?? line.containersStamp?.at
  const refusal: Refusal | null =
    containersRefusal(plan, containers, usedOn ? localDate(usedOn) : scheduled.day) ??
    (isGiven(line) ? belowDoseRefusal(plan, containers.containers, line.doseGiven) : null)
  const field: Field = { kind: 'line', lineId: line.id, what: 'containers' }
  const used = line.state === 'not_given' ? usedOf(containers.containers) : null
  if (used) return [{ code: 'containers-used-not-given', facts: { drug: plan.name, used: amountText(used) }, field }]
  if (refusal) return [{ code: refusal.code as BlockCode, facts: refusal.facts, field }]
  const unwitnessed = scheduled.wasteWitnessRequired && hasWaste(containers) && containers.witnessId === undefined
  return unwitnessed ? [lineBlock('witness-missing', line, 'containers')] : []
}

/** Vehicle, keep-open and flush fluid is never a drug line of the bill (U10). */
export const carriesOnly = ({ plan }: Pick<Line, 'plan'>): boolean =>
  plan.role === 'flush' || plan.purpose === 'flush' || plan.purpose === 'kvo' || plan.purpose === 'vehicle'

const dischargeBlocks = ({ discharged }: Chart): readonly Block[] =>
  discharged ? [] : [{ code: 'not-discharged', facts: {}, field: { kind: 'discharge' } }]

const lateAfterMs = 15 * 60_000

function lateBlocks({ history }: Chart): readonly Block[] {
  return history.flatMap(({ event, struckBy }) => {
    const isLate = epochMs(event.recordedAt) - epochMs(event.happenedAt) > lateAfterMs
    if (struckBy || !isLate || event.late || event.kind === 'SessionScheduled') return []
    const field: Field = { kind: 'event', eventId: event.id, lineId: lineIdOf(event) }
    return [{ code: 'late-entry-needs-reason', facts: { at: clockTime(event.happenedAt) }, field }]
  })
}
