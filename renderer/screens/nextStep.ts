import {
  Activity,
  ArrowRight,
  CheckCheck,
  ClipboardCheck,
  DoorOpen,
  FilePen,
  HeartPulse,
  type LucideIcon,
  PenLine,
  UserRoundCheck,
} from 'lucide-react'
import type { Sheet } from '#renderer/store/appState.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { stepWords } from '#renderer/words/steps.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { needsAccess } from '#shared/clinical/givenBy.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { type Action, may, type RoleName } from '#shared/permissions/permissions.ts'
import { isOpen, isTreatmentOver, minutesLeft } from './lineTimes.ts'

/** The next thing a visit needs, said once for the card, the tile and the session's own line. */
export interface NextStep {
  readonly verb: string
  readonly icon: LucideIcon
  readonly words: string
  readonly sentence: string
  /** What the button opens over the session; "review" goes to the sign-off screen, nothing opens the session itself. */
  readonly opens: Sheet | 'review' | null
  /** The row of the permission table it takes (workflow 11); null = whoever sees the chart. */
  readonly needs: Action | null
}

/** The open drug whose time is up first; null when nothing runs. */
export function soonestOpen(chart: Chart, now: Instant): Line | null {
  const open = chart.lines.filter(isOpen).map((line) => ({ line, left: minutesLeft(chart, line, now) ?? 1e6 }))
  return open.sort((a, b) => a.left - b.left)[0]?.line ?? null
}

/** Whether a step is for somebody of these roles. */
export const isTheirStep = ({ needs }: NextStep, roles: readonly RoleName[]): boolean =>
  needs === null || may(roles, needs)

/** What the visit needs next, from arrival to the signature; null once it is signed or closed. */
export function nextStepOf(chart: Chart): NextStep | null {
  const w = stepWords
  switch (chart.state) {
    case 'scheduled':
      return {
        ...w.arrival(clockWords(chart.scheduled.appointmentTime)),
        icon: UserRoundCheck,
        opens: { kind: 'arrival' },
        needs: 'record.arrival',
      }
    case 'arrived':
      if (chart.vitals.length === 0)
        return { ...w.baseline, icon: HeartPulse, opens: { kind: 'vitals' }, needs: 'record.vitals' }
      // A visit of injections alone needs no vein.
      if (chart.accesses.length === 0 && chart.lines.some(({ plan }) => needsAccess(plan.route)))
        return { ...w.access, icon: Activity, opens: { kind: 'access' }, needs: 'give.drugs' }
      return { ...w.readiness, icon: ClipboardCheck, opens: { kind: 'readiness' }, needs: 'give.drugs' }
    case 'ready':
    case 'in_treatment':
    case 'observation':
      if (!isTreatmentOver(chart.lines)) return { ...w.treat, icon: ArrowRight, opens: null, needs: null }
      if (!hasVitalsAfter(chart))
        return { ...w.after, icon: HeartPulse, opens: { kind: 'vitals' }, needs: 'record.vitals' }
      return { ...w.discharge, icon: DoorOpen, opens: { kind: 'discharge' }, needs: 'give.drugs' }
    case 'discharged':
      return { ...w.sign, icon: PenLine, opens: 'review', needs: 'sign.session' }
    case 'signed':
      return isSealed(chart)
        ? { ...w.signed, icon: CheckCheck, opens: 'review', needs: null }
        : { ...w.amending, icon: FilePen, opens: 'review', needs: 'sign.session' }
    default:
      return null
  }
}

/** Whether a set of vitals was taken after the last drug ended. */
export function hasVitalsAfter(chart: Chart): boolean {
  const ends = chart.lines
    .map((line) => line.stop?.at.utc ?? line.given?.stamp.at.utc ?? '')
    .filter(Boolean)
    .sort()
  const last = ends.at(-1)
  return last === undefined || chart.vitals.some(({ stamp }) => stamp.at.utc >= last)
}
