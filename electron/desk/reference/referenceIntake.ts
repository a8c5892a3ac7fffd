import { setImmediate } from 'node:timers/promises'
import type { ReferenceStore } from '#electron/db/referenceStore.ts'
import { type ImportedReference, importReference } from '#electron/reference/importReference.ts'
import { RefusedFile } from '#electron/reference/refusedFile.ts'
import { type ReferenceSource, sourceOfPath } from '#electron/reference/source.ts'
import type { User } from '#shared/document/clinic.ts'
import type { UploadShape } from '#shared/ipc/referenceShapes.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { createUploadFile, type UploadFile } from './referenceUploadFile.ts'

type Refused<Code extends string> = Result<
  never,
  { readonly code: Code; readonly facts: Readonly<Record<string, string>> }
>

/** One file at a time comes in: received in pieces, then read in the background while taps go on. */
export interface ReferenceIntake {
  begin(file: { readonly name: string; readonly size: number }, user: User): Promise<Result<string, Busy>>
  addPiece(uploadId: string, place: number, bytes: Buffer): Promise<Result<number, NotThere>>
  /** Begins to read what was sent; `status` says how far it is and what came out. */
  read(uploadId: string, validFrom: string | null): Promise<Result<null, NotThere>>
  cancel(uploadId: string): Promise<Result<null, NotThere>>
  status(): UploadShape
}

export interface Busy {
  readonly code: 'upload-busy'
  readonly facts: { readonly by: string; readonly file: string }
}

export interface NotThere {
  readonly code: 'upload-unknown' | 'piece-out-of-place'
  readonly facts: Readonly<Record<string, string>>
}

interface Upload {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly user: User
  readonly file: UploadFile
  received: number
  lastPieceAt: Instant
  isReading: boolean
  isCancelled: boolean
}

/** A page that was closed in the middle sends no more pieces: after this its upload stands in nobody's way. */
const patienceMinutes = 2

/** Rows between two looks of a screen at the progress. */
const toldEvery = 1_000

const unknown = (): Refused<'upload-unknown'> => err({ code: 'upload-unknown', facts: {} })

/** The door through which public files reach the record. */
export function createReferenceIntake(desk: Desk): ReferenceIntake {
  let upload: Upload | null = null
  let shown: UploadShape = { state: 'none' }
  const show = (next: UploadShape): void => {
    shown = next
    desk.push({ push: 'reference.changed' })
  }
  const isInTheWay = ({ isReading, lastPieceAt }: Upload): boolean =>
    isReading || addMinutes(lastPieceAt, patienceMinutes).utc >= desk.now().utc
  const drop = async (): Promise<void> => {
    const dropped = upload
    upload = null
    await dropped?.file.remove()
  }
  const found = (uploadId: string): Upload | null =>
    upload?.id === uploadId && !upload.isReading && !upload.isCancelled ? upload : null

  return {
    async begin({ name, size }, user) {
      if (upload && isInTheWay(upload))
        return err({ code: 'upload-busy', facts: { by: upload.user.name, file: upload.name } })
      await drop()
      const file = await createUploadFile()
      const lastPieceAt = desk.now()
      const counts = { received: 0, lastPieceAt, isReading: false, isCancelled: false }
      upload = { id: desk.newId(), name, size, user, file, ...counts }
      show({ state: 'receiving', file: name, by: user.name, received: 0, size })
      return ok(upload.id)
    },
    async addPiece(uploadId, place, bytes) {
      const into = found(uploadId)
      if (!into) return unknown()
      if (place !== into.received || into.received + bytes.length > into.size)
        return err({ code: 'piece-out-of-place', facts: { received: String(into.received) } })
      into.received += bytes.length
      into.lastPieceAt = desk.now()
      await into.file.write(bytes)
      show({ state: 'receiving', file: into.name, by: into.user.name, received: into.received, size: into.size })
      return ok(into.received)
    },
    async read(uploadId, validFrom) {
      const whole = found(uploadId)
      if (!whole) return unknown()
      if (whole.received !== whole.size)
        return err({ code: 'piece-out-of-place', facts: { received: String(whole.received) } })
      whole.isReading = true
      show(readingShape(whole, 0, 0))
      void readUpload(desk, whole, validFrom, show).then(async (isWaitingForDate) => {
        whole.isReading = false
        whole.lastPieceAt = desk.now()
        if (!isWaitingForDate && upload === whole) await drop()
      })
      return ok(null)
    },
    async cancel(uploadId) {
      if (upload?.id !== uploadId) return unknown()
      const { name, isReading } = upload
      upload.isCancelled = true
      if (isReading) return ok(null)
      await drop()
      show({ state: 'cancelled', file: name })
      return ok(null)
    },
    status: () => shown,
  }
}

const cancelled = 'it was cancelled'

interface Progress {
  readonly watch: (rows: number) => Promise<void>
  readonly count: (bytes: number) => void
}

const readingShape = ({ name, user, size }: Upload, rows: number, read: number): UploadShape => ({
  state: 'reading',
  file: name,
  by: user.name,
  rows,
  read: Math.min(read, size * 2),
  size: size * 2,
})

/** Says how many bytes went by; an archive is read in places, so only its hash is counted. */
const counted = (source: ReferenceSource, count: (bytes: number) => void): ReferenceSource => ({
  ...source,
  async *stream() {
    for await (const piece of source.stream()) {
      count(piece.length)
      yield piece
    }
  },
})

/** True = it lacks only its first day, and its bytes are kept until one is named. */
async function readUpload(
  desk: Desk,
  upload: Upload,
  validFrom: string | null,
  show: (next: UploadShape) => void,
): Promise<boolean> {
  let told = 0
  let read = 0
  const progress: Progress = {
    count: (bytes) => {
      read += bytes
    },
    watch: async (rows) => {
      if (upload.isCancelled) throw new RefusedFile(0, cancelled)
      if (rows - told >= toldEvery) {
        told = rows
        show(readingShape(upload, rows, read))
      }
      // Taps get their turn between two pieces.
      await setImmediate()
    },
  }
  const outcome = await imported(desk, upload, validFrom, progress)
  if (outcome.ok) {
    show(importedShape(upload.name, outcome.value, desk.stores.reference))
    return false
  }
  const { inside, row, cause, needsDate = false } = outcome.error
  if (cause === cancelled) show({ state: 'cancelled', file: upload.name })
  else show({ state: 'refused', file: upload.name, inside, row, cause, needsDate })
  return needsDate
}

async function imported(
  desk: Desk,
  upload: Upload,
  validFrom: string | null,
  { watch, count }: Progress,
): ReturnType<typeof importReference> {
  const { name, user } = upload
  const noted = { userId: user.id } as const
  try {
    await upload.file.end()
    const source = counted({ ...(await sourceOfPath(upload.file.path)), name }, count)
    const outcome = await importReference(desk.stores.reference, source, {
      at: desk.now(),
      by: user.id,
      watch,
      ...(validFrom === null ? {} : { validFrom }),
      onKeep: (tx, { tables, sha256 }) => {
        const kinds = tables.flatMap(({ report, issueId }) => (issueId === null ? [] : [report.kind]))
        if (kinds.length === 0) return
        const facts = { file: name, sha256, kinds: kinds.join(', ') }
        audit(desk, tx, { ...noted, kind: 'audit.referenceImported', facts })
      },
    })
    if (!outcome.ok) noteRefused(desk, upload, outcome.error.cause)
    return outcome
  } catch {
    // Everything a file can be blamed for is a refusal: this is the disk, or the record was closed.
    return err({ inside: '', row: 0, cause: 'this workstation could not keep it; nothing of it was stored' })
  }
}

function noteRefused(desk: Desk, { name, user }: Upload, cause: string): void {
  const facts = { file: name, cause: cause.slice(0, 200) }
  desk.transaction((tx) => audit(desk, tx, { kind: 'audit.referenceRefused', userId: user.id, facts }))
}

const importedShape = (
  file: string,
  { tables, setAside }: ImportedReference,
  store: Pick<ReferenceStore, 'issue'>,
): UploadShape => ({
  state: 'imported',
  file,
  tables: tables.map(({ issueId, file: inside, report, counts }) => {
    const kept = issueId === null ? null : store.issue(issueId)
    return {
      issueId,
      file: inside,
      kind: report.kind,
      validFrom: kept?.validFrom ?? report.validFrom,
      validTo: kept?.validTo ?? report.validTo,
      rows: report.rows,
      skippedRows: report.skippedRows,
      changes: counts,
    }
  }),
  setAside: setAside.map(({ file: name, reason }) => ({ file: name, reason })),
})
