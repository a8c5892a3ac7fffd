import { type Charted, encounterOf, ingredientOf, type Scene } from '../model.ts'
import type { Moment } from '../time/printedTime.ts'
import { type Span, union } from '../time/spans.ts'
import type { Service } from '../types.ts'
import type { Run, Times } from './readTimes.ts'

/** Sixty days: longer plans are typing slips, and no pump hangs that long. */
const longestPlan = 86_400

/** Stands in for a start nobody wrote down: such a service is blocked before anyone asks when it ran (R20). */
const unknown: Moment = { ms: 0, minute: 0, zone: { offset: 0, suffix: '' }, day: '' }

/** A service as coding sees it: its class by the payer before the formulary's (R25), minutes by printed time (R1). */
export function chartedFrom(service: Service, times: Times, scene: Scene): Charted {
  const drug = ingredientOf(service.drug)
  const start = times.start ?? unknown
  const planned = planOf(service)
  // A plan stands for a stop nobody wrote down, and of pumps alone (R17).
  const unstopped = isPump(service) ? planned : 0
  const runs = spansOf(times.runs, unstopped, minuteOf)
  const exact = spansOf(times.runs, unstopped * 60_000, msOf)
  return {
    service,
    id: service.id,
    drug,
    class: scene.payerClasses.get(drug) ?? service.class,
    route: service.route,
    encounter: encounterOf(service),
    access: service.access?.trim() || null,
    purpose: service.purpose ?? null,
    start: start.minute,
    startMs: start.ms,
    runs,
    exact,
    running: times.running,
    open: times.open,
    stopped: times.stop !== null,
    stopUnknown: service.stopUnknown === true && times.stop === null && !times.open,
    plannedMinutes: planned,
    zone: start.zone,
    day: start.day,
  }
}

const minuteOf = (moment: Moment): number => moment.minute
const msOf = (moment: Moment): number => moment.ms

function spansOf(runs: readonly Run[], planned: number, read: (moment: Moment) => number): readonly Span[] {
  return union(runs.map(({ from, to }) => ({ from: read(from), to: to ? read(to) : read(from) + planned })))
}

/** Whole minutes of the plan; 0 where there is none, or none that can be one. */
const planOf = ({ plannedMinutes }: Pick<Service, 'plannedMinutes'>): number =>
  Math.max(0, Math.min(Math.floor(plannedMinutes ?? 0), longestPlan)) || 0

/** A pump, by vein or, where a plan says so, by artery (R17). */
export const isPump = ({ route, plannedMinutes }: Pick<Service, 'route' | 'plannedMinutes'>): boolean =>
  route === 'pump_prolonged' || (route === 'intra_arterial' && planOf({ plannedMinutes }) > 0)
