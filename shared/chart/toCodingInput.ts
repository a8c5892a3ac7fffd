import { amountText, sumAmounts } from '../clinical/amounts.ts'
import type { Amount, CodingInput, Container, Service, UnitsInput } from '../coding/types.ts'
import type { CatalogueRow } from '../document/plan.ts'
import { addDecimals, decimalText, parseDecimal, zero } from '../kernel/decimal.ts'
import { addMinutes, type Instant, isoWithOffset } from '../kernel/instant.ts'
import type { Chart, Line } from './chart.ts'
import { isSomeUsed, isWasteDecided } from './containers.ts'
import type { UsedContainer } from './payloads/payloads.ts'
import { serviceDate } from './serviceDate.ts'
import { carriesOnly, isGiven } from './signOff/signOffBlocks.ts'
import { runningSpans } from './timers/runningTime.ts'

/** One drug and one HCPCS of the day: what its units are computed from, and the first line it was given on. */
export interface DrugDay extends UnitsInput {
  readonly lineId: string
  readonly drug: string
}

/**
 * The bridge from chart to coding: facts only, no rule. Pauses are cut out; with `now` a running line is coded as if
 * it stopped there; a line that was not given is no service. Doses of one drug are summed exactly (U1).
 */
export function toCodingInput(
  chart: Chart,
  options: { readonly now?: Instant } = {},
): { readonly input: CodingInput; readonly units: readonly DrugDay[] } {
  const { scheduled, arrived, discharged, visit } = chart
  const begun = chart.lines.filter(({ start, given }) => start || given)
  return {
    input: {
      setting: scheduled.setting,
      dateOfService: serviceDate(chart),
      arrived: arrived && isoWithOffset(arrived.at),
      discharged: discharged && isoWithOffset(discharged.stamp.at),
      ...(options.now ? { now: isoWithOffset(options.now) } : {}),
      profile: scheduled.profile,
      ...(visit ? { visit: { em: visit.em, separatelyIdentifiable: visit.separatelyIdentifiable } } : {}),
      ...withEarlier(
        chart,
        begun.map((line) => serviceOf(chart, line, options.now)),
      ),
    },
    units: drugDays(begun.filter(isBilledDrug), chart),
  }
}

/**
 * A second visit of one day carries the first as an encounter of its own, for context: only this one's lines are
 * given (design 12.9). Without a first visit there is one encounter and nothing to say about it.
 */
function withEarlier(
  { ties }: Chart,
  services: readonly Service[],
): Pick<CodingInput, 'services' | 'emitEncounter' | 'encounterReason'> {
  if (!ties.earlier) return { services }
  const { earlierSessionId, reason } = ties.earlier
  const first = earlierServices(ties.earlier.services).map((service) => ({
    ...service,
    id: `${earlierSessionId}:${service.id}`,
    encounter: '1',
  }))
  const second = services.map((service) => ({ ...service, encounter: '2' }))
  return { services: [...first, ...second], emitEncounter: '2', encounterReason: reason }
}

/** The services as `linkEarlierSession` kept them: this module wrote them, as JSON. */
const earlierServices = (services: unknown): readonly Service[] =>
  Array.isArray(services) ? (services as readonly Service[]) : []

/** Ended, with a code of its own; blood products travel as product units on their service (R15). */
const isBilledDrug = (line: Line): boolean =>
  isGiven(line) && line.plan.catalogue.hcpcs !== null && line.plan.role !== 'transfusion' && !carriesOnly(line)

function serviceOf(chart: Chart, line: Line, now: Instant | undefined): Service {
  const { plan } = line
  const access = chart.accesses.find(({ accessId }) => accessId === line.startAccessId)
  // Sent home on a pump: the planned run time on record stands in for the stop (R17, R20).
  const plannedMinutes = line.homePump?.facts.plannedMinutes ?? plan.plannedMinutes
  return {
    id: line.id,
    drug: plan.catalogue.drug,
    class: plan.catalogue.adminClass,
    route: plan.route,
    access: line.startAccessId,
    ...timesOf(line, now),
    ...(plan.catalogue.hcpcs === null ? {} : { hcpcs: plan.catalogue.hcpcs }),
    ...(plan.bag === undefined ? {} : { bag: plan.bag }),
    ...(plan.primary === undefined ? {} : { primary: plan.primary }),
    ...(plannedMinutes === undefined ? {} : { plannedMinutes }),
    ...(line.state === 'home_pump' ? { sentHome: true } : {}),
    ...(plan.productUnits === undefined ? {} : { productUnits: plan.productUnits }),
    ...(line.given?.site === undefined ? {} : { site: line.given.site }),
    ...(access?.reason === undefined ? {} : { accessReason: access.reason }),
    ...(line.stopEarly === null ? {} : { discontinued: true }),
    ...(line.stopUnknown ? { stopUnknown: true } : {}),
    ...purposeOf(line),
  }
}

/** Hydration is ordered when it stands in the signed plan, or when the line added at the chair says why. */
function purposeOf({ plan, added }: Line): Partial<Service> {
  const purpose =
    plan.purpose ?? (plan.role === 'hydration' ? 'hydration' : plan.role === 'flush' ? 'flush' : undefined)
  if (purpose === undefined) return {}
  const reason = plan.reason === undefined ? {} : { reason: plan.reason }
  return purpose === 'hydration' ? { purpose, ordered: !added || plan.reason !== undefined, ...reason } : { purpose }
}

function timesOf(line: Line, now: Instant | undefined): Partial<Service> & Pick<Service, 'start' | 'stop'> {
  const { given, start, stop, state } = line
  if (given) {
    const end = given.minutes === undefined ? null : addMinutes(given.stamp.at, given.minutes)
    return { start: isoWithOffset(given.stamp.at), stop: end && isoWithOffset(end) }
  }
  const isOpen = state === 'running' || state === 'paused'
  const segments = runningSpans(line).map(({ from, to }) => ({
    start: isoWithOffset(from),
    stop: to && isoWithOffset(to),
  }))
  return {
    start: start && isoWithOffset(start.at),
    stop: stop && isoWithOffset(stop.at),
    ...(line.pauses.length > 0 ? { segments } : {}),
    ...(isOpen && now ? { running: true } : {}),
  }
}

/** One entry per drug, HCPCS and supply of the day, in the order the drugs were given a line. */
function drugDays(lines: readonly Line[], chart: Chart): readonly DrugDay[] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const { drug, hcpcs } = line.plan.catalogue
    const key = JSON.stringify([drug, hcpcs, line.plan.source === 'practice'])
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].flatMap((group) => drugDay(group, chart) ?? [])
}

function drugDay(group: readonly Line[], { scheduled }: Chart): DrugDay | null {
  const [first] = group
  const row = first?.plan.catalogue
  if (!first || !row?.hcpcs) return null
  const doses = group.flatMap(({ doseGiven }) => doseGiven ?? [])
  const opened = group.flatMap(({ containers }) => containers?.containers ?? []).filter(isClaimable)
  const { discardModifiers, acquired340b } = scheduled.profile
  const stocked = new Map(first.plan.stocked.map(({ size }) => [amountText(size), size]))
  return {
    lineId: first.id,
    drug: row.drug,
    hcpcs: row.hcpcs,
    billingUnit: row.billingUnit,
    // A dose that is missing or of another kind of unit makes the day's total unknown, never smaller.
    administered: doses.length === group.length ? sumAmounts(doses) : null,
    containers: countContainers(opened, row),
    profile: {
      ...(discardModifiers === undefined ? {} : { discardModifiers }),
      ...(acquired340b === undefined ? {} : { acquired340b }),
    },
    stockedSizes: [...stocked.values()],
    ...(row.concentration ? { concentration: row.concentration } : {}),
    ...(opened.length > 0 ? { waste: wasteOf(group, opened, scheduled.wasteWitnessRequired) } : {}),
    ...(first.plan.source === 'practice' ? {} : { patientSupplied: true }),
    serviceIds: group.map(({ id }) => id),
  }
}

/** A container thrown away whole for another reason than a remainder is a loss, never a claim (workflow 4.7). */
const isClaimable = (container: UsedContainer): boolean =>
  isSomeUsed(container) || container.wasteReason === undefined || container.wasteReason === 'remainder'

function countContainers(opened: readonly UsedContainer[], row: CatalogueRow): readonly Container[] {
  const byKind = new Map<string, Container>()
  for (const container of opened) {
    const { ndc, size } = container
    const type = row.containerType ?? container.type
    const elsewhere = elsewhereOf(container, type)
    const key = JSON.stringify([ndc, size.amount, size.unit, type, elsewhere])
    const count = (byKind.get(key)?.count ?? 0) + 1
    byKind.set(key, { ndc, size, type, count, ...(elsewhere ? { elsewhere } : {}) })
  }
  return [...byKind.values()]
}

/** Other patients' part of a shared container, and what is kept in one that the payer counts as single-dose (U9). */
function elsewhereOf(container: UsedContainer, type: Container['type']): Amount | null {
  const { takenBefore, passedOn, kept, size } = container
  const parts = [takenBefore, passedOn, type === 'single_dose' ? kept : undefined]
  const sum = parts.map((part) => parseDecimal(part ?? '0') ?? zero).reduce(addDecimals, zero)
  return sum.digits === 0n ? null : { amount: decimalText(sum), unit: size.unit }
}

function wasteOf(
  group: readonly Line[],
  opened: readonly UsedContainer[],
  witnessRequired: boolean,
): NonNullable<UnitsInput['waste']> {
  const reasons = opened.flatMap(({ wasteReason }) => wasteReason ?? [])
  const reason = reasons.find((one) => one !== 'remainder') ?? reasons[0]
  const reviewed = opened.filter(
    ({ type, wasteReason }) => type === 'single_dose' && wasteReason !== undefined && wasteReason !== 'remainder',
  )
  const review = sumAmounts(reviewed.map(({ wasted, size }) => ({ amount: wasted, unit: size.unit })))
  const witness = group.flatMap(({ containers }) => containers?.witnessId ?? [])[0]
  return {
    recorded: group.every(({ containers }) => containers !== null && isWasteDecided(containers)),
    witnessRequired,
    ...(reason === undefined ? {} : { reason }),
    ...(witness === undefined ? {} : { witness }),
    ...(reviewed.length > 0 && review ? { review } : {}),
  }
}
