import { readFileSync } from 'node:fs'
import { hubPlaceSchema } from '#shared/ipc/deviceRows.ts'
import type { DocumentStore } from '../db/documentStore.ts'

/** Where the hub is, and the one-time code to enrol there if this desk has not yet. */
export interface HubPlace {
  readonly address: string
  readonly code: string | null
  /** Said by whoever started the program, and not found by it. */
  readonly isNamed?: true
}

/** Asked again before every round: a hub that was started again may be at another address. */
export type FindHub = () => HubPlace | null

/**
 * The hub of this machine, as `npm run hub` announces it in a file beside the demo's record (design 12.12).
 * No file, half a file or another form: there is no hub now.
 */
export function announcedHub(file: string): FindHub {
  return () => {
    try {
      return hubPlaceSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return null
    }
  }
}

/** The hub that was named when this workstation was set up, or since; null = none was. */
export function keptHub(documents: DocumentStore): HubPlace | null {
  const kept = hubPlaceSchema.safeParse(documents.get('settings', 'hub')?.body)
  return kept.success ? kept.data : null
}

/** Which hub this desk goes to: one named at this start, else the one of its set-up, else one that announces itself. */
export const hubToUse = (found: HubPlace | null, kept: HubPlace | null): HubPlace | null =>
  found?.isNamed ? found : (kept ?? found)
