import { labelsPdf, paperPdf } from '#electron/paper/paperPdf.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { chairSheet } from '#shared/paper/chairSheet.ts'
import { bagLabels } from '#shared/paper/labels.ts'
import { packetOf } from '#shared/paper/packet.ts'
import { visitSummary } from '#shared/paper/visitSummary.ts'
import type { Desk } from '../desk.ts'
import { restrictionOf } from '../restricted/restricted.ts'
import { buildSessionDocument } from './buildSessionDocument.ts'
import { foldOnce } from './foldOnce.ts'

export interface Printed {
  readonly fileName: string
  readonly bytes: Buffer
}

type Sheet = Input<'paper.print'>['sheet']

/** A page about a visit as it stands now, or the blank sheet. Needs no network. */
export async function printSheet(
  desk: Desk,
  sheet: Sheet,
  sessionId: string | undefined,
): Promise<Result<Printed, 'session-unknown' | 'nothing-to-print'>> {
  const now = desk.now()
  const { practice } = desk.clinic()
  if (sheet === 'blank')
    return ok({ fileName: 'chair-sheet.pdf', bytes: await paperPdf(chairSheet(practice.name, null, now)) })
  const chart = sessionId === undefined ? null : foldOnce(desk.record(sessionId))
  if (!chart) return err('session-unknown')
  const name = chart.scheduled.claimRef
  if (sheet === 'chair') {
    const paper = chairSheet(practice.name, chart, now, { isRestricted: restrictionOf(desk, chart.sessionId) !== null })
    return ok({ fileName: `${name}-chair-sheet.pdf`, bytes: await paperPdf(paper) })
  }
  return sheet === 'labels' ? labelsOf(chart, name, desk) : summaryOf(desk, chart, name)
}

async function labelsOf(chart: Chart, name: string, desk: Desk): Promise<Result<Printed, 'nothing-to-print'>> {
  const labels = bagLabels(chart)
  if (labels.length === 0) return err('nothing-to-print')
  return ok({ fileName: `${name}-labels.pdf`, bytes: await labelsPdf('Labels', labels, desk.now()) })
}

async function summaryOf(desk: Desk, chart: Chart, name: string): Promise<Result<Printed, never>> {
  const document = buildSessionDocument(desk.clinic(), chart, desk.record(chart.sessionId), 0)
  return ok({ fileName: `${name}-summary.pdf`, bytes: await paperPdf(visitSummary(document, chart, desk.now())) })
}

/** The packet of a signed version, from the document that was sealed with it; null = the newest. The same bytes every time. */
export async function printPacket(
  desk: Desk,
  sessionId: string,
  version: number | null,
): Promise<Result<Printed, 'session-unknown' | 'not-signed'>> {
  const { signed } = desk.stores
  const sealed = version === null ? signed.newest(sessionId) : signed.get(sessionId, version)
  if (!sealed) return err(desk.record(sessionId).length === 0 ? 'session-unknown' : 'not-signed')
  const { payload, contentSha256 } = signedEnvelopeSchema.parse(JSON.parse(sealed.document))
  const packet = packetOf(payload, contentSha256)
  if (!packet.ok) return err('not-signed')
  const fileName = `${packet.value.head.facts[3] ?? sessionId}-v${payload.version}-packet.pdf`
  return ok({ fileName, bytes: await paperPdf(packet.value) })
}
