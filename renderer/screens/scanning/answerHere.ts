import type { AppState, Screen } from '#renderer/store/appState.ts'
import { chartOf } from '#renderer/store/charts.ts'
import { isHidden } from '#renderer/store/closedCharts.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { scanWords } from '#renderer/words/scans.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Scan, ScanOf } from '#shared/scan/scan.ts'
import { noteOf, type ScanAnswer } from './scanning.ts'
import { chartsOf, shelfOf } from './shelf.ts'

/** Screens where a scanned patient or chair is opened. */
const lists: readonly Screen['name'][] = ['myChairs', 'dayList', 'board', 'mixing']

const isOver = ({ state }: DaySession): boolean =>
  !['scheduled', 'arrived', 'ready', 'in_treatment', 'observation'].includes(state)

/** What a scan means where nobody asked for one: it opens a chart, checks the open one, or says what it is. */
export function answerHere(scan: Scan, state: AppState, go: (screen: Screen) => void): ScanAnswer {
  if (!state.signedIn) return noteOf('again', scanWords.signInFirst)
  switch (scan.kind) {
    case 'patient':
      return answerPatient(scan.mrn, state, go)
    case 'chair':
      return answerChair(scan.chair, state, go)
    case 'badge':
      return noteOf('again', scanWords.badgeHere, scanWords.badgeHereNext)
    case 'product':
      return noteOf('good', productWords(scan, state), readingWords(scan))
  }
}

function answerPatient(mrn: string, state: AppState, go: (screen: Screen) => void): ScanAnswer {
  const { screen, day } = state
  const rows = day.filter((row) => row.mrn === mrn)
  // Somebody who came twice today: the visit that is not over yet.
  const row = rows.find((one) => !isOver(one)) ?? rows[0]
  if ('sessionId' in screen) return compareWithOpen(mrn, row?.patientName ?? null, state, screen.sessionId)
  if (!row && day.some(isHidden)) return noteOf('again', scanWords.maybeRestricted, scanWords.maybeRestrictedNext)
  if (!row && lists.includes(screen.name) && may(state.signedIn?.user.roles ?? [], 'see.chart')) {
    go({ name: 'dayList', find: true, text: mrn })
    return noteOf('again', scanWords.notToday(mrn), scanWords.notTodayFound)
  }
  if (!row) return noteOf('stop', scanWords.notToday(mrn), scanWords.notTodayNext)
  if (!lists.includes(screen.name)) return noteOf('good', scanWords.patient(row.patientName), scanWords.mrn(mrn))
  go({ name: 'session', sessionId: row.sessionId })
  return noteOf('good', scanWords.opened(row.patientName), scanWords.mrn(mrn))
}

function compareWithOpen(mrn: string, scanned: string | null, state: AppState, sessionId: string): ScanAnswer {
  const patient = chartOf(state, sessionId)?.scheduled.patient
  const row = state.day.find((one) => one.sessionId === sessionId)
  if (!patient && row && isHidden(row)) return noteOf('again', scanWords.maybeRestricted, scanWords.maybeRestrictedNext)
  const open = patient ? `${patient.last}, ${patient.first}` : (row?.patientName ?? scanWords.anotherPatient)
  if ((patient?.mrn ?? row?.mrn) === mrn) return noteOf('good', scanWords.rightPatient(open), scanWords.mrn(mrn))
  return { kind: 'wrong-patient', names: { open, scanned: scanned ?? scanWords.strangerWith(mrn) } }
}

function answerChair(chair: string, { screen, day }: AppState, go: (screen: Screen) => void): ScanAnswer {
  const here = day.filter((row) => row.chair === chair && !isOver(row))
  const [only] = here
  if ('sessionId' in screen || !lists.includes(screen.name))
    return noteOf('again', scanWords.chair(chair), scanWords.chairNext)
  if (!only) return noteOf('again', scanWords.chairEmpty(chair))
  if (here.length > 1) return noteOf('again', scanWords.chairShared(chair), scanWords.chairSharedNext)
  go({ name: 'session', sessionId: only.sessionId })
  return noteOf('good', scanWords.openedChair(chair, only.patientName))
}

/** "Rituximab 500 mg", as far as this desk knows the product. */
export function productWords({ ndc, gtin }: ScanOf<'product'>, state: AppState): string {
  const shelf = shelfOf(chartsOf(state))
  const named = (wanted: string): string => {
    const product = shelf.find((one) => one.ndc === wanted)
    return product ? `${product.drug} ${amountWords(product.size)}` : scanWords.ndc(wanted)
  }
  switch (ndc.kind) {
    case 'known':
      return named(ndc.ndc)
    case 'several':
      return scanWords.oneOf(ndc.ndcs.map(named))
    case 'unknown':
      return scanWords.notInStock(ndc.candidates.length === 1 ? (ndc.candidates[0] ?? '') : null)
    case 'foreign':
      return scanWords.foreign(gtin ?? '')
  }
}

/** "Lot TX2604A, expires 12/31/2027"; what is uncertain is not said. */
function readingWords({ readings, uncertain }: ScanOf<'product'>): string | undefined {
  const [reading] = readings
  if (!reading) return undefined
  const said = (field: 'lot' | 'expires' | 'serial'): string | null =>
    uncertain.includes(field) ? null : reading[field]
  const lot = said('lot')
  const expires = said('expires')
  const serial = said('serial')
  const parts = [
    ...(lot ? [scanWords.lot(lot)] : []),
    ...(expires ? [scanWords.expires(dateWords(expires))] : []),
    ...(serial ? [scanWords.serial(serial)] : []),
  ]
  return parts.length > 0 ? `${parts.join(', ')}.` : undefined
}
