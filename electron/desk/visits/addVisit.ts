import { createHash } from 'node:crypto'
import type { BoardRow } from '#electron/db/boardStore.ts'
import type { Tx } from '#electron/db/rights.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { forbiddenRouteRefusal } from '#shared/chart/safety/safety.ts'
import { isNpi } from '#shared/claim/npi.ts'
import { bodySurface } from '#shared/clinical/bodySurface.ts'
import type { Coverage, User } from '#shared/document/clinic.ts'
import type { Patient } from '#shared/document/patient.ts'
import type { Plan } from '#shared/document/plan.ts'
import type { AddVisitInput, addVisitRefusals } from '#shared/ipc/addVisitRows.ts'
import type { RefusalAnswer } from '#shared/ipc/dispatch.ts'
import { decimalText, parseDecimal, roundDecimal } from '#shared/kernel/decimal.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { nextClaimRef } from '../claims/claimRef.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { planByFormulary } from '../formulary/formulary.ts'
import { profileOfDay } from '../practice/codingSwitches.ts'
import { learnNames } from '../practice/knownNames.ts'
import { today } from '../practice/today.ts'
import { numbersOf } from '../schedule/findVisits.ts'
import { foldOnce } from './foldOnce.ts'

type Refusal = RefusalAnswer<(typeof addVisitRefusals)[number]>

/** Who comes, and how it is paid: typed in, or as in an earlier visit. */
interface Who {
  readonly patient: Patient
  readonly coverages: readonly Coverage[]
}

/**
 * A visit that is typed in: an add-on patient, or one whose plan came on paper (workflow 2). It is opened by the same first
 * entry as a visit from a file and goes to the other workstations like every entry.
 */
export function addVisit(desk: Desk, by: User, asked: AddVisitInput): Result<string, Refusal> {
  const who = whoOf(desk, asked)
  if (!who.ok) return who
  const no = refusalOf(desk, asked, who.value.patient)
  if (no) return err(no)
  return desk.transaction((tx): Result<string, Refusal> => {
    const payers = who.value.coverages.map(({ payer }) => payer)
    learnNames(desk, tx, { providers: [asked.provider], payers }, by.id)
    const scheduled = scheduledEvent(desk, tx, asked, { ...who.value, by })
    enqueueEvents(desk, tx, scheduled.sessionId, desk.stores.events.append(tx, [scheduled]))
    desk.stores.tables.refresh(tx, scheduled.sessionId)
    return ok(scheduled.sessionId)
  })
}

const no = (code: Refusal['code'], facts: Refusal['facts'] = {}): Refusal => ({ code, facts })

function whoOf(desk: Desk, { fromSessionId, patient, coverage }: AddVisitInput): Result<Who, Refusal> {
  const given = typeof coverage === 'string' ? [] : [{ ...coverage, id: desk.newId() }]
  if (fromSessionId !== null) {
    const before = foldOnce(desk.record(fromSessionId))
    if (!before) return err(no('session-unknown'))
    const { patient: known, coverages } = before.scheduled
    return ok({ patient: known, coverages: coverage === 'before' ? coverages : given })
  }
  if (patient === null) return err(no('patient-missing'))
  if (visitsOf(desk, patient.mrn).length > 0) return err(no('patient-here'))
  return ok({ patient: { ...patient, id: idOfNumber(patient.mrn), alerts: [] }, coverages: given })
}

/** Two workstations that type the same patient in without knowing of each other mean the same one. */
const idOfNumber = (mrn: string): string => createHash('sha256').update(`patient ${mrn}`).digest('hex').slice(0, 32)

const visitsOf = (desk: Desk, mrn: string): readonly BoardRow[] =>
  numbersOf(desk, mrn).flatMap((number) => desk.stores.tables.board.visitsOfMrn(number, 50))

const openStates = ['scheduled', 'arrived', 'ready', 'in_treatment', 'observation']

function refusalOf(desk: Desk, { day, chair, provider, plan }: AddVisitInput, { mrn }: Patient): Refusal | null {
  if (day < today(desk)) return no('day-passed')
  if (!desk.clinic().practice.chairs.some(({ label }) => label === chair)) return no('chair-unknown')
  if (!isNpi(provider.npi)) return no('npi-wrong')
  const open = visitsOf(desk, mrn).find((visit) => visit.day === day && openStates.includes(visit.state))
  if (open) return no('already-planned', { chair: open.chair, time: open.appointmentTime })
  const forbidden = plan.lines.find((line) => forbiddenRouteRefusal(line) !== null)
  return forbidden ? no('vinca-intrathecal', { drug: forbidden.name }) : null
}

function scheduledEvent(
  desk: Desk,
  tx: Tx,
  { day, appointmentTime, chair, ...asked }: AddVisitInput,
  { patient, coverages, by }: Who & { readonly by: User },
): ChartEvent {
  const { practice } = desk.clinic()
  const now = desk.now()
  return {
    v: 1,
    id: desk.newId(),
    sessionId: desk.newId(),
    commandId: desk.newId(),
    kind: 'SessionScheduled',
    // A visit of today belongs to its day from the first minute on; one of a coming day was not planned before now.
    happenedAt: day > today(desk) ? now : instantOnClock(day, '00:00', now.zone),
    recordedAt: now,
    source: 'system',
    userId: by.id,
    deviceId: desk.device().id,
    payload: {
      claimRef: nextClaimRef(desk, tx, day),
      day,
      appointmentTime,
      chair,
      practiceId: practice.id,
      setting: practice.setting,
      patient,
      coverages: [...coverages],
      authorizations: [],
      plan: planOf(desk, asked, coverages, day),
      profile: profileOfDay(desk, coverages, day),
      wasteWitnessRequired: practice.wasteWitnessRequired,
    },
  }
}

function planOf(
  desk: Desk,
  { plan, provider }: Pick<AddVisitInput, 'plan' | 'provider'>,
  coverages: readonly Coverage[],
  day: string,
): Plan {
  const [height, weight] = [parseDecimal(plan.heightCm ?? ''), parseDecimal(plan.dosingWeightKg ?? '')]
  const area = height && weight ? bodySurface(height, weight, 'mosteller') : null
  const whole: Plan = {
    ...plan,
    id: desk.newId(),
    providerNpi: provider.npi,
    labs: [],
    ...(area ? { bsaM2: decimalText(roundDecimal(area, 2)) } : {}),
    lines: plan.lines.map((line, index) => ({ ...line, id: desk.newId(), sequence: index + 1 })),
  }
  const payer = coverages.find(({ order }) => order === 1)?.payer
  return planByFormulary(desk, whole, payer?.id ?? null, day)
}
