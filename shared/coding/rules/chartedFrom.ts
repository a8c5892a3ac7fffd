import { type Charted, encounterOf, ingredientOf, type Scene } from '../model.ts'
import type { Moment, Zone } from '../time/printedTime.ts'
import { type Span, union } from '../time/spans.ts'
import type { Service } from '../types.ts'
import type { Run, Times } from './readTimes.ts'

/** Sixty days: longer plans are typing slips, and no pump hangs that long. */
const longestPlan = 86_400

const nowhere: Zone = { offset: 0, suffix: '' }

/** A service as coding sees it: its class by the payer before the formulary's (R25), minutes by printed time (R1). */
export function chartedFrom(service: Service, times: Times, scene: Scene): Charted {
  const drug = ingredientOf(service.drug)
  const planned = planOf(service)
  const plannedEnd = times.start && !times.stop && !times.open && isPump(service) ? planned : null
  const runs = spansOf(times.runs, plannedEnd, minuteOf)
  const exact = spansOf(times.runs, plannedEnd === null ? null : plannedEnd * 60_000, msOf)
  return {
    service,
    id: service.id,
    drug,
    class: scene.payerClasses.get(drug) ?? service.class,
    route: service.route,
    encounter: encounterOf(service),
    access: service.access?.trim() || null,
    purpose: service.purpose ?? null,
    start: times.start?.minute ?? 0,
    startMs: times.start?.ms ?? 0,
    runs,
    exact,
    running: times.running,
    open: times.open,
    stopped: times.stopped,
    stopUnknown: service.stopUnknown === true && times.stop === null,
    plannedMinutes: planned,
    zone: times.start?.zone ?? nowhere,
    day: times.start?.day ?? '',
  }
}

const minuteOf = (moment: Moment): number => moment.minute
const msOf = (moment: Moment): number => moment.ms

function spansOf(
  runs: readonly Run[],
  plannedLength: number | null,
  read: (moment: Moment) => number,
): readonly Span[] {
  const spans: Span[] = []
  for (const run of runs) {
    const from = read(run.from)
    if (run.to) spans.push({ from, to: read(run.to) })
    else if (plannedLength !== null) spans.push({ from, to: from + plannedLength })
  }
  return union(spans)
}

function planOf({ plannedMinutes }: Service): number | null {
  if (plannedMinutes === undefined || !Number.isFinite(plannedMinutes) || plannedMinutes <= 0) return null
  return Math.min(Math.floor(plannedMinutes), longestPlan)
}

/** A pump, by vein or, where a plan says so, by artery (R17). */
export const isPump = ({ route, plannedMinutes }: Pick<Service, 'route' | 'plannedMinutes'>): boolean =>
  route === 'pump_prolonged' || (route === 'intra_arterial' && plannedMinutes !== undefined && plannedMinutes > 0)
