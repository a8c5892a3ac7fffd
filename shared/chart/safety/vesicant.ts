import type { PlannedLine } from '#shared/document/plan.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { type Refusal, refuse } from '../refusals.ts'

const peripheral = new Set(['peripheral', 'midline'])

/** Over tendons and joints what runs beside the vein does most harm ("site fit" of check 7). */
const poorSites: ReadonlySet<string> = new Set(['hand', 'wrist', 'antecubital'])

/** A vesicant needs blood return before it starts, and no pump on a peripheral vein (workflow 5, check 7). */
export function vesicantRefusal(
  chart: Chart,
  { name, vesicant }: PlannedLine,
  accessId: string | null,
  by: 'pump' | 'gravity' | undefined,
): Refusal | null {
  const access = chart.accesses.find((one) => one.accessId === accessId)
  if (vesicant !== 'vesicant' || !access) return null
  if (by === 'pump' && peripheral.has(access.device)) return refuse('vesicant-pump-peripheral', { drug: name })
  const seen = bloodReturnAt(chart, access.accessId)
  if (seen === 'none') return refuse('no-blood-return', { drug: name })
  return seen === null ? refuse('blood-return-not-checked', { drug: name }) : null
}

/** A vesicant that runs into a peripheral vein: its start asks how, because a pump would go on pushing beside the vein. */
export function vesicantWayQuestion(
  { accesses }: Chart,
  { name, vesicant }: PlannedLine,
  { accessId, by }: { readonly accessId: string | null; readonly by?: 'pump' | 'gravity' | undefined },
): Refusal | null {
  const access = accesses.find((one) => one.accessId === accessId)
  if (vesicant !== 'vesicant' || by !== undefined || !access || !isInVein(accesses, accessId)) return null
  return refuse('vesicant-way-question', { drug: name, ...(poorSites.has(access.site) ? { site: access.site } : {}) })
}

/** A vesicant planned to drip into a vein of the arm for longer than the practice allows: asked before it starts. */
export function vesicantTimeQuestion(
  { accesses, times }: Chart,
  { name, vesicant, plannedMinutes = 0 }: PlannedLine,
  { accessId, longDripAccepted }: { readonly accessId: string | null; readonly longDripAccepted?: boolean | undefined },
): Refusal | null {
  const most = times.alarms.vesicantVein
  const isAsked = vesicant === 'vesicant' && plannedMinutes > most && !longDripAccepted
  if (!isAsked || !isInVein(accesses, accessId)) return null
  return refuse('vesicant-time-question', { drug: name, planned: String(plannedMinutes), most: String(most) })
}

/** Whether an access is a vein of the arm, where what runs beside it does harm. */
export const isInVein = (accesses: Chart['accesses'], accessId: string | null): boolean =>
  accesses.some((one) => one.accessId === accessId && peripheral.has(one.device))

/** A vesicant that was held for want of blood return goes on once it was seen again. */
export const heldRefusal = (chart: Chart, { plan, accessId }: Line): Refusal | null =>
  plan.vesicant === 'vesicant' && accessId !== null && bloodReturnAt(chart, accessId) === 'none'
    ? refuse('no-blood-return', { drug: plan.name })
    : null

/** When blood last came back through an access; null where it never did. An access says it of its own moment. */
export function bloodReturnSeenAt(
  { accesses, care }: Pick<Chart, 'accesses' | 'care'>,
  accessId: string,
): Instant | null {
  const isSeen = ({ bloodReturn }: { readonly bloodReturn?: string | undefined }): boolean =>
    bloodReturn === 'brisk' || bloodReturn === 'sluggish'
  const looked = care.siteChecks.findLast((one) => one.accessId === accessId && isSeen(one))
  return (looked ?? accesses.find((one) => one.accessId === accessId && isSeen(one)))?.stamp.at ?? null
}

/** What the last look at that access said about blood return; null when nobody looked. */
export function bloodReturnAt({ accesses, care }: Chart, accessId: string): 'brisk' | 'sluggish' | 'none' | null {
  const checked = care.siteChecks.findLast((one) => one.accessId === accessId && one.bloodReturn !== undefined)
  return checked?.bloodReturn ?? accesses.find((one) => one.accessId === accessId)?.bloodReturn ?? null
}
