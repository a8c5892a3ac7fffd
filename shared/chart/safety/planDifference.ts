import type { Plan, PlannedLine } from '#shared/document/plan.ts'
import type { Chart, Line } from '../chart.ts'
import { isWaiting } from '../lineStates.ts'

/** The questions of an order a nurse compares; `other` is anything else that differs (vials, rate steps, diagnoses). */
export const orderFields = [
  'dose',
  'volume',
  'route',
  'minutes',
  'diluent',
  'role',
  'sequence',
  'group',
  'other',
] as const
export type OrderField = (typeof orderFields)[number]
export const planFields = ['regimen', 'cycle', 'therapyLine', 'provider', 'signed', 'weight', 'other'] as const
export type PlanField = (typeof planFields)[number]

export type LineDifference =
  | { readonly kind: 'added'; readonly after: PlannedLine }
  /**
   * `keeps`: it has begun, and its old order stands (workflow 10, "Plan changed upstream"). `isPrepared`: it is mixed or has
   * vials open, and stays until somebody has said what became of them.
   */
  | { readonly kind: 'removed'; readonly before: PlannedLine; readonly keeps: boolean; readonly isPrepared: boolean }
  | {
      readonly kind: 'changed'
      readonly before: PlannedLine
      readonly after: PlannedLine
      readonly fields: readonly OrderField[]
      readonly keeps: boolean
    }

export interface PlanDifference {
  readonly plan: readonly PlanField[]
  readonly lines: readonly LineDifference[]
}

/** What accepting a proposed plan would change, line by line, in the order of the new plan; what goes stands last. */
export function planDifference({ scheduled, lines }: Pick<Chart, 'scheduled' | 'lines'>, next: Plan): PlanDifference {
  const now = scheduled.plan
  const begun = new Set(lines.filter(hasBegun).map(({ id }) => id))
  const old = new Map(now.lines.map((line) => [line.id, line]))
  const kept = new Set(next.lines.map(({ id }) => id))
  return {
    plan: planFields.filter((field) => planValue[field](now) !== planValue[field](next)),
    lines: [
      ...next.lines.flatMap((after): readonly LineDifference[] => {
        const before = old.get(after.id)
        if (!before) return [{ kind: 'added', after }]
        const fields = orderFields.filter((field) => orderValue[field](before) !== orderValue[field](after))
        return fields.length === 0 ? [] : [{ kind: 'changed', before, after, fields, keeps: begun.has(after.id) }]
      }),
      ...now.lines
        .filter(({ id }) => !kept.has(id) && !lines.some((line) => line.id === id && line.dropped))
        .map(
          (before): LineDifference => ({
            kind: 'removed',
            before,
            keeps: begun.has(before.id),
            isPrepared: lines.some((line) => line.id === before.id && isPrepared(line)),
          }),
        ),
    ],
  }
}

const isPrepared = ({ released, mixings, received, containers }: Line): boolean =>
  Boolean(released || mixings.length > 0 || received || containers)

const hasBegun = ({ state }: Line): boolean => !isWaiting(state)

const text = (...parts: readonly unknown[]): string => JSON.stringify(parts)

const orderValue: Readonly<Record<OrderField, (line: PlannedLine) => string>> = {
  dose: ({ dose }) => text(dose.amount, dose.unit),
  volume: ({ volumeMl }) => text(volumeMl),
  route: ({ route }) => route,
  minutes: ({ plannedMinutes }) => text(plannedMinutes),
  diluent: ({ diluent }) => text(diluent),
  role: ({ role }) => role,
  sequence: ({ sequence }) => text(sequence),
  group: ({ infusionGroup }) => text(infusionGroup),
  other: ({
    dose: _d,
    volumeMl: _v,
    route: _r,
    plannedMinutes: _m,
    diluent: _i,
    role: _o,
    sequence: _s,
    infusionGroup: _g,
    ...rest
  }) => text(rest),
}

const planValue: Readonly<Record<PlanField, (plan: Plan) => string>> = {
  regimen: ({ regimen }) => regimen,
  cycle: ({ cycle, day }) => text(cycle, day),
  therapyLine: ({ lineOfTherapy }) => text(lineOfTherapy),
  provider: ({ providerNpi }) => providerNpi,
  signed: ({ orderSignedAt }) => text(orderSignedAt?.utc),
  weight: ({ dosingWeightKg, heightCm }) => text(dosingWeightKg, heightCm),
  other: ({
    regimen: _n,
    cycle: _c,
    day: _d,
    lineOfTherapy: _t,
    providerNpi: _p,
    orderSignedAt: _s,
    dosingWeightKg: _w,
    heightCm: _h,
    lines: _l,
    ...rest
  }) => text(rest),
}
