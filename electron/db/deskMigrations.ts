import { join } from 'node:path'
import { type Migration, readMigrations } from './migrate.ts'

/** The migrations of a workstation's record: the folder `migrations` beside this file, or beside the built program. */
export const deskMigrations = (): readonly Migration[] => readMigrations(join(import.meta.dirname, 'migrations'))
