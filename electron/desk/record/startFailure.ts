import type { KeyFailure } from '#electron/db/keyFile.ts'
import type { OpenFailure } from '#electron/db/openFailure.ts'

/** Why this workstation cannot start: the kind, and the sentence for the person. */
export interface StartFailure {
  readonly kind: OpenFailure['kind'] | KeyFailure['kind'] | 'not-a-demo'
  readonly sentence: string
}

export const notADemo: StartFailure = {
  kind: 'not-a-demo',
  sentence:
    'The record in this folder is a practice’s own. The demo’s clock and a fresh start are for the demo clinic alone; nothing was changed.',
}

const titles: Partial<Record<StartFailure['kind'], string>> = {
  'wrong-key': 'The record does not open with this key',
  corrupt: 'The record cannot be read whole',
  'newer-schema': 'The record is from a newer Chairside',
  'read-only-folder': 'Chairside may not write here',
  'in-use': 'Chairside is already running',
  'disk-full': 'The disk is full',
  'update-failed': 'The record could not be updated',
  'not-a-demo': 'This is not the demo clinic',
}

/** The line above the sentence on the calm page. */
export const startFailureTitle = ({ kind }: StartFailure): string => titles[kind] ?? 'The key file needs attention'
