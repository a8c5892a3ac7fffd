import type { ReportRow } from '#electron/db/reportStore.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { LossRow, ReplacementRow, StopRow } from '#shared/ipc/reportRows.ts'
import { lossCost } from '#shared/reports/lossCost.ts'
import { lossTotals } from '#shared/reports/losses.ts'
import { isOpenReplacement, isReplaceable } from '#shared/reports/replacement.ts'
import {
  groupKeyOf,
  type StopGroup,
  type StopGrouping,
  type StopOutcome,
  stopReport,
} from '#shared/reports/stopTimes.ts'
import type { Desk } from '../desk.ts'
import { keptReceipts } from '../inventory/receipts.ts'
import { type Standings, shownName, standingsFor } from '../restricted/restricted.ts'
import { nameOfPerson } from '../signIn/nameOfPerson.ts'
import { replacementOf } from './replacements.ts'
import { type VisitReport, visitReportSchema } from './visitReport.ts'

/** Days of service, YYYY-MM-DD, both counted in. */
export interface Period {
  readonly from: string
  readonly to: string
}

interface Visit extends VisitReport {
  readonly sessionId: string
  readonly day: string
}

const visitOf = ({ sessionId, day, body }: ReportRow): Visit => ({ sessionId, day, ...visitReportSchema.parse(body) })

const visitsOf = ({ stores }: Desk, { from, to }: Period): readonly Visit[] =>
  stores.tables.reports.ofDays(from, to).map(visitOf)

const datedStops = (visits: readonly Visit[]) =>
  visits.flatMap(({ day, stops }) => stops.map((stop) => ({ ...stop, day })))

/** How complete the stop times of a period are; every visit is read once. */
export function stopTimes(desk: Desk, period: Period): Output<'reports.stopTimes'> {
  const { all, wentHome, groups } = stopReport(datedStops(visitsOf(desk, period)))
  const named = (group: readonly StopGroup[], nameOf: (key: string) => string) =>
    group.map(({ key, counts }) => ({ key, name: nameOf(key), counts: { ...counts } }))
  const asIs = (key: string): string => key
  return {
    all: { ...all },
    wentHome,
    groups: {
      nurse: named(groups.nurse, (key) => nameOfPerson(desk, key)),
      drug: named(groups.drug, asIs),
      day: named(groups.day, asIs),
    },
  }
}

/** What lacks most is looked at first. */
const order: readonly StopOutcome[] = ['unknown', 'late_weak', 'late_strong', 'in_time', 'went_home']

/** The lines behind one row of the stop report. */
export function stopLines(
  desk: Desk,
  user: User | null,
  { by, key, ...period }: Period & { readonly by: StopGrouping; readonly key: string },
): readonly StopRow[] {
  const standings = standingsFor(desk, user)
  return visitsOf(desk, period)
    .flatMap((visit) =>
      visit.stops
        .filter((stop) => groupKeyOf({ ...stop, day: visit.day }, by) === key)
        .map(({ nurseId, ...stop }) => ({
          ...shownVisit(visit, standings),
          ...stop,
          nurse: nameOfPerson(desk, nurseId),
        })),
    )
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
}

/** The loss report of a period. */
export function losses(desk: Desk, user: User | null, { from, to }: Period): Output<'reports.losses'> {
  const rows = desk.stores.tables.reports.lostOfDays(from, to).flatMap(lossRowsFor(desk, user))
  const { all, byReason, byDrug } = lossTotals(rows)
  return { rows, totals: { all, byReason: [...byReason], byDrug: [...byDrug] } }
}

/** The first day there can be. */
const everBefore = '0000-01-01'

/** Lost containers that a maker may replace: every open one up to the period's end, and of the period what was settled. */
export function replacements(desk: Desk, user: User | null, { from, to }: Period): readonly ReplacementRow[] {
  return desk.stores.tables.reports
    .lostOfDays(everBefore, to)
    .flatMap(lossRowsFor(desk, user))
    .flatMap((row) => {
      if (!isReplaceable(row.reason)) return []
      const { reason, askedBy, ...standing } = replacementOf(desk.stores, row)
      if (!isOpenReplacement(standing.state) && row.day < from) return []
      return [{ ...row, ...standing, askedBy: askedBy && nameOfPerson(desk, askedBy), why: reason }]
    })
}

/** A visit → the rows of its lost containers, each with its cost. What holds for all of them is asked once. */
function lossRowsFor(desk: Desk, user: User | null): (row: ReportRow) => readonly LossRow[] {
  const standings = standingsFor(desk, user)
  const receipts = keptReceipts(desk.stores)
  return (row) => {
    const visit = visitOf(row)
    return visit.losses.map(({ labeled, ...loss }) => ({
      ...shownVisit(visit, standings),
      signed: visit.signed,
      ...loss,
      ...lossCost({ ...loss, labeled, pool: visit.pool, usedOn: visit.day }, receipts),
    }))
  }
}

/** Whose it is, as the worklist would say it. */
function shownVisit(
  visit: Visit,
  standings: Standings,
): Pick<LossRow, 'sessionId' | 'day' | 'patientName' | 'mrn' | 'claimRef' | 'restricted'> {
  const restricted = standings.of(visit)
  const { sessionId, day, claimRef, mrn } = visit
  const isShown = restricted === null || restricted === 'open'
  return { sessionId, day, claimRef, restricted, patientName: shownName(visit, restricted), mrn: isShown ? mrn : '' }
}
