export type OpenFailureKind =
  | 'wrong-key'
  | 'corrupt'
  | 'newer-schema'
  | 'older-schema'
  | 'read-only-folder'
  | 'in-use'
  | 'disk-full'
  | 'missing'
  | 'update-failed'

/** Why the record cannot be opened: the kind, the sentence for the person, and the machine's words for the log (never patient data). */
export interface OpenFailure {
  readonly kind: OpenFailureKind
  readonly sentence: string
  readonly cause: string
}

const sentences: Readonly<Record<OpenFailureKind, string>> = {
  'wrong-key':
    'The record on this workstation does not open with the key that was found. Nothing was changed. Put the right key file back, or restore last night’s copy with its key.',
  corrupt:
    'The record on this workstation cannot be read whole. Nothing was changed. Restore the newest good copy; entries already sent to the practice’s hub are safe there.',
  'newer-schema':
    'The record on this workstation was made by a newer Chairside. Nothing was changed. Update Chairside here, then start it again.',
  'older-schema':
    'The record on this workstation was made by an earlier Chairside. Start Chairside here once, which brings it up to date, then try again.',
  'read-only-folder':
    'Chairside may not write in the folder of its record. Nothing was changed. Give this account the right to write there, then start again.',
  'in-use': 'Chairside is already running on this workstation. Use the open window, or close it first.',
  'disk-full':
    'The disk of this workstation is full. What was saved before is safe. Free some space, then start Chairside again.',
  missing: 'There is no record in this place yet. Start Chairside once, or name the folder that holds it.',
  'update-failed':
    'The record could not be brought to this version of Chairside. It is as it was before, and a copy lies beside it. Keep using the version from before and call support.',
}

export const openFailure = (kind: OpenFailureKind, cause: string): OpenFailure => ({
  kind,
  sentence: sentences[kind],
  cause,
})

/** First match wins; SQLite's extended codes begin with the plain ones. */
const kindByCode: readonly (readonly [RegExp, OpenFailureKind])[] = [
  [/^SQLITE_NOTADB/, 'wrong-key'],
  [/^SQLITE_(FULL|IOERR_NOSPC)|^ENOSPC$|^EDQUOT$/, 'disk-full'],
  [/^SQLITE_(BUSY|LOCKED)/, 'in-use'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)|^EACCES$|^EPERM$|^EROFS$|^ENOTDIR$|^EISDIR$/, 'read-only-folder'],
  [/^SQLITE_(CORRUPT|IOERR)|^EIO$/, 'corrupt'],
]

/** A thrown thing of SQLite or the file system → what it means to a person; null = a bug of ours, to be thrown on. */
export function failureOf(thrown: unknown): OpenFailure | null {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const found = kindByCode.find(([pattern]) => pattern.test(code))
  return found ? openFailure(found[1], code) : null
}
