import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { AdminClass, CodeLine, CodingInput, CodingResult, Service, Setting } from '#shared/coding/types.ts'

/** A visit told in the ward's words: "09:00" is the day of the visit, "+02:00" the day after. */
const day = '2026-03-02'
const dayAfter = '2026-03-03'

type More = Partial<Service>

const at = (clock: string | null): string | null =>
  clock === null ? null : clock.startsWith('+') ? `${dayAfter}T${clock.slice(1)}` : `${day}T${clock}`

let counter = 0

const service = (
  drug: string,
  kind: AdminClass | null,
  route: Service['route'],
  start: string | null,
  stop: string | null,
  more: More,
): Service => {
  counter += 1
  return { id: `s${counter}`, drug, class: kind, route, access: 'A', start: at(start), stop: at(stop), ...more }
}

/** A therapeutic infusion. */
export const infusion = (drug: string, start: string | null, stop: string | null, more: More = {}): Service =>
  service(drug, 'therapeutic', 'iv_infusion', start, stop, more)

/** A chemotherapy infusion. */
export const chemo = (drug: string, start: string | null, stop: string | null, more: More = {}): Service =>
  service(drug, 'antineoplastic', 'iv_infusion', start, stop, more)

/** A therapeutic push; its stop is often not written down. */
export const push = (drug: string, start: string | null, stop: string | null = null, more: More = {}): Service =>
  service(drug, 'therapeutic', 'iv_push', start, stop, more)

/** A chemotherapy push. */
export const chemoPush = (drug: string, start: string | null, more: More = {}): Service =>
  service(drug, 'antineoplastic', 'iv_push', start, null, more)

/** Ordered saline. */
export const fluid = (start: string | null, stop: string | null, more: More = {}): Service =>
  service('sodium chloride 0.9%', 'hydration', 'iv_infusion', start, stop, { purpose: 'hydration', ...more })

/** Anything else: `given('leuprolide', 'intramuscular', '09:00', { class: 'hormonal_antineoplastic' })`. */
export const given = (drug: string, route: Service['route'], start: string | null, more: More = {}): Service =>
  service(drug, 'therapeutic', route, start, null, { access: null, ...more })

/** A clock time of the visit's day as the record writes it. */
export const clock = (time: string): string => at(time) ?? ''

/** Codes a visit under the rules of its day. */
export function code(setting: Setting, services: readonly Service[], more: Partial<CodingInput> = {}): CodingResult {
  return codeSession({ setting, services, ...more }, ruleSetFor(day))
}

/** The bill as people say it: "96413-59", "96415 × 2"; units of one code and modifiers added, in order of code. */
export function bill({
  lines,
}: {
  readonly lines: readonly Pick<CodeLine, 'code' | 'units' | 'modifiers'>[]
}): readonly string[] {
  const units = new Map<string, number>()
  for (const line of lines) units.set(keyOf(line), (units.get(keyOf(line)) ?? 0) + line.units)
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => (count === 1 ? key : `${key} × ${count}`))
}

const keyOf = ({ code: number, modifiers }: Pick<CodeLine, 'code' | 'modifiers'>): string =>
  [number, ...modifiers].join('-')

/** Codes of the issues raised. */
export const issues = (result: CodingResult): readonly string[] => result.issues.map((issue) => issue.code)

/** Issues that block. */
export const blocks = (result: CodingResult): readonly string[] =>
  result.issues.filter(({ level }) => level === 'E').map((issue) => issue.code)
