import type { Database } from 'better-sqlite3'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { connect, isRawKey } from './connect.ts'
import type { KeyPlace } from './keyPlace.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'

export interface RekeyOptions {
  readonly path: string
  readonly place: KeyPlace
  readonly nextKey: string
}

/**
 * Changes the key of an open record, all its pages, in the log's mode alone: in any other mode a power cut can leave a file
 * that neither key opens (toolchain 4). The next key lies beside the old one until the record was opened with it.
 * Nothing else may have the record open.
 */
export function changeKey(writer: Database, { path, place, nextKey }: RekeyOptions): Result<void, OpenFailure> {
  if (!isRawKey(nextKey)) return err(openFailure('wrong-key', 'not 64 hex digits'))
  if (writer.pragma('journal_mode', { simple: true }) !== 'wal')
    return err(openFailure('in-use', 'the record is not in its log’s mode'))
  try {
    place.keepNext(nextKey)
    writer.pragma(`rekey="x'${nextKey}'"`)
    connect(path, nextKey, { readonly: true, fileMustExist: true }).close()
    place.adoptNext()
    return ok(undefined)
  } catch (thrown) {
    // The next key stays where it is: which of the two holds is found out at the next start.
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  }
}
