import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { IssueDetail, IssueShape, PricesShape } from '#shared/ipc/referenceShapes.ts'
import { largestUpload } from '#shared/ipc/referenceShapes.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { compareIssues } from '#shared/reference/compareIssues.ts'
import type { ReferenceIssue } from '../db/referenceStore.ts'
import { BadInput } from '../desk/badInput.ts'
import type { Desk } from '../desk/desk.ts'
import { createReferenceIntake } from '../desk/reference/referenceIntake.ts'
import { priceDrugLines } from '../desk/reference/referencePrices.ts'
import { sessionsRepricedBy } from '../desk/reference/repricedByReference.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'

type ReferenceHandlers = Pick<
  Handlers,
  | 'reference.list'
  | 'reference.issue'
  | 'reference.status'
  | 'reference.prices'
  | 'reference.beginUpload'
  | 'reference.addPiece'
  | 'reference.import'
  | 'reference.cancel'
>

/** The longest list of one kind in an answer; counts beside it are whole. */
const longestList = 500

/** Public files: what is held, what an issue changed, and the way in for a new one. */
export function referenceHandlers(desk: Desk): ReferenceHandlers {
  const intake = createReferenceIntake(desk)
  return {
    'reference.list': () => ok({ issues: desk.stores.reference.issues().map((issue) => issueShown(desk, issue)) }),
    'reference.issue': async ({ issueId }) => {
      const issue = desk.stores.reference.issue(issueId)
      return issue ? ok(await issueDetail(desk, issue)) : err({ code: 'issue-unknown', facts: {} })
    },
    'reference.status': () => ok(intake.status()),
    'reference.prices': ({ sessionId }) => {
      const document = newestDocument(desk, sessionId)
      return document ? ok(pricesOf(desk, document)) : err({ code: 'session-unknown', facts: {} })
    },
    'reference.beginUpload': async ({ name, size }, { user }) => {
      if (size > largestUpload)
        return err({ code: 'upload-too-large', facts: { most: String(largestUpload / 1024 / 1024) } })
      if (!user) throw new Error('an upload needs somebody signed in')
      const begun = await intake.begin({ name, size }, user)
      return begun.ok ? ok({ uploadId: begun.value }) : begun
    },
    'reference.addPiece': async ({ uploadId, place, base64 }) => {
      const added = await intake.addPiece(uploadId, place, Buffer.from(base64, 'base64'))
      return added.ok ? ok({ received: added.value }) : added
    },
    'reference.import': async ({ uploadId, validFrom }) => {
      if (validFrom !== undefined && Number.isNaN(Date.parse(validFrom)))
        throw new BadInput('validFrom is not in the right form: a day that the calendar has.')
      const begun = await intake.read(uploadId, validFrom ?? null)
      return begun.ok ? ok({}) : begun
    },
    'reference.cancel': async ({ uploadId }) => {
      const stopped = await intake.cancel(uploadId)
      return stopped.ok ? ok({}) : err({ code: 'upload-unknown', facts: {} })
    },
  }
}

function issueShown(desk: Desk, { importedUtc, importedBy, ...issue }: ReferenceIssue): IssueShape {
  return {
    ...issue,
    importedAt: instantAt(Date.parse(importedUtc), desk.now().zone),
    importedBy: desk.stores.users.get(importedBy)?.user.name ?? importedBy,
  }
}

function pricesOf(desk: Desk, document: SessionDocument): PricesShape {
  const lines = priceDrugLines(document, desk.stores.reference)
  const priced = lines.flatMap(({ price }) => (price.isPriced ? [price.expectedCents] : []))
  return {
    lines: lines.map(({ modifiers, price, ...line }) => ({
      ...line,
      modifiers: [...modifiers],
      price: price.isPriced ? { ...price, notes: [...price.notes] } : price,
    })),
    expectedCents: priced.length === 0 ? null : priced.reduce((sum, cents) => sum + cents, 0),
    unpriced: lines.length - priced.length,
  }
}

async function issueDetail(desk: Desk, issue: ReferenceIssue): Promise<IssueDetail> {
  const { reference } = desk.stores
  const before = reference.before(issue)
  const comparison = compareIssues(before ? reference.rowsOf(before.id) : [])
  for (const row of reference.rowsOf(issue.id)) comparison.take([{ row: 0, ...row }])
  const skipped = reference.skippedOf(issue.id)
  const repriced = await sessionsRepricedBy(desk, issue)
  return {
    issue: issueShown(desk, issue),
    before: before && issueShown(desk, before),
    skipped: skipped.slice(0, longestList).map((one) => ({ ...one })),
    skippedRows: skipped.reduce((sum, { rows = 1 }) => sum + rows, 0),
    changes: comparison
      .changes()
      .slice(0, longestList)
      .map(({ code, other, before: was, after }) => ({
        code,
        other,
        before: was && { ...was },
        after: after && { ...after },
      })),
    repriced: repriced.slice(0, longestList).map((session) => ({ ...session, lines: [...session.lines] })),
    repricedSessions: repriced.length,
  }
}
