import { databaseFile } from '#electron/backend.ts'
import { keyFilePlace } from '#electron/db/keyPlace.ts'
import { restoreRecord } from '#electron/desk/record/restoreRecord.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { err } from '#shared/kernel/result.ts'
import { keyFileOf, logFileOf } from '../dataFolder.ts'
import type { RestoreHere } from './restoreCommand.ts'

/** Restores with the real clock, the key file of the folder, and the hub that the copy names. */
export const createRestoreHere =
  (zone: string): RestoreHere =>
  async (folder, asked) => {
    const path = databaseFile(folder)
    const key = keyFilePlace(keyFileOf(folder)).obtain(path)
    if (!key.ok) return err(key.error.sentence)
    return restoreRecord(systemPorts(logFileOf(folder), zone), { ...asked, path, key: key.value })
  }
