import type { User } from '../document/clinic.ts'
import { may } from '../permissions/permissions.ts'
import type { CommandKind } from './command.ts'
import { commandActions } from './commandActions.ts'
import type { Context } from './context.ts'
import type { Late } from './payloads/payloads.ts'
import { type Refusal, refuse } from './refusals.ts'

/** What is done on the record itself and so was never written on a sheet: signing, taking back, settling, handing over. */
const neverOnPaper: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'sign',
  'attachPaper',
  'attachLetter',
  'undo',
  'correctTime',
  'acceptComputedStop',
  'resolveConflict',
  'markWrongPatient',
  'copyEntries',
  'markEnteredInError',
  'offerHandoff',
  'acceptHandoff',
  'withdrawHandoff',
  'endCover',
  'silenceAlarm',
  'overrideBlock',
  'proposePlan',
  'acceptPlan',
  'declinePlan',
  'updateAuthorizations',
])

/** Whether a command may carry the times of a paper sheet. */
export const mayComeFromPaper = (kind: CommandKind): boolean => !neverOnPaper.has(kind)

/** Every entry from paper is late for the same reason and known in the same way (workflow 10, downtime on paper). */
export const lateFromPaper: Late = { reason: 'device_unavailable_paper', basis: 'written_note' }

/** Whoever wrote it down must have been allowed to do it, as whoever types it in must be; null = both are. */
export function paperRefusal(kind: CommandKind, { source, late }: Context, paperBy: User): Refusal | null {
  if (!mayComeFromPaper(kind)) return refuse('not-from-paper')
  if (source !== 'paper' || !late) return refuse('late-entry-needs-reason')
  const action = commandActions[kind]
  if (action !== null && !may(paperBy.roles, action)) return refuse('paper-giver-not-allowed', { name: paperBy.name })
  return null
}
