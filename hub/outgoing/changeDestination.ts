import type { HubError } from '#shared/ipc/hubContract.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { raise } from '../answers/exceptions.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { type DestinationFile, type DestinationSettings, settingsSchema } from './destination.ts'
import { type DestinationRow, putDestination } from './outgoingStore.ts'

/**
 * What went to a destination, or waits for it, belongs to that receiver: its charges are credited there, in its form. So
 * another kind of receiver gets a name of its own, and another address is the same system that moved, or it gets one too.
 */

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })

/** Where settings lead, as the operator wrote it; equal texts are one door. */
function placeOf(settings: DestinationSettings): string {
  switch (settings.kind) {
    case 'folder':
      return `the folder ${settings.folder}`
    case 'sftp':
      return `the SFTP server ${settings.user}@${settings.host}:${settings.port}, folder ${settings.folder}`
    case 'mllp':
      return `the HL7 receiver ${settings.host}:${settings.port}`
    case 'fhir':
      return `the FHIR server ${settings.base}`
    default:
      return assertNever(settings, 'placeOf')
  }
}

const readOf = ({ settings }: DestinationRow): DestinationSettings => settingsSchema.parse(JSON.parse(settings))

/** Keeps a destination, new or changed, and what waits for it with it; the error is why it is not the same receiver. */
export function* changeDestination(
  file: DestinationFile,
  kept: { readonly id: string; readonly secrets: string | null },
  at: Instant,
): Work<Result<true, HubError>> {
  const { name, settings } = file
  const before = yield* row<DestinationRow>('select * from destination where name = $1', name)
  if (before) {
    const free = yield* freeToChange(before, file)
    if (!free.ok) return free
    yield* fitWaiting(before, settings, at)
  }
  yield* putDestination(kept.id, { name, settings: JSON.stringify(settings), secrets: kept.secrets })
  return ok(true)
}

function* freeToChange(
  before: DestinationRow,
  { name, settings, moved }: DestinationFile,
): Work<Result<true, HubError>> {
  const was = readOf(before)
  if (placeOf(was) === placeOf(settings)) return ok(true)
  const used = yield* row<{ count: number | string; waiting: number | string | null }>(
    `select count(*) as count, sum(case when state = 'waiting' then 1 else 0 end) as waiting from outgoing
     where destination_id = $1`,
    before.id,
  )
  if (Number(used?.count ?? 0) === 0) return ok(true)
  const there = `${name} is ${placeOf(was)}: ${Number(used?.count)} sent, ${Number(used?.waiting)} of it waiting.`
  if (was.kind !== settings.kind)
    return no(
      'bad-input',
      `${there} Another kind of receiver gets a name of its own, because what was charged here is credited here. Nothing was changed. What waits and will not go there any more is taken off its way by: npm run hub -- release "${name}"`,
    )
  if (!moved)
    return no(
      'bad-input',
      `${there} If ${placeOf(settings)} is the same system at another address, say "moved": true in the file: what waits goes there. If it is another system, give it a name of its own. Nothing was changed.`,
    )
  return ok(true)
}

/** What waits leaves in the form the receiver reads now; what may lie at the old address, and cannot be asked there, a person looks for. */
function* fitWaiting(before: DestinationRow, now: DestinationSettings, at: Instant): Work<void> {
  const was = readOf(before)
  if (was.kind === 'mllp' && now.kind === 'mllp' && was.version !== now.version)
    // Behind nothing that stands: it is written anew before it leaves (asItStands).
    yield* run(
      `update outgoing set follows = 'another form' where destination_id = $1 and about = 'session'
         and state = 'waiting' and unknown = 0 and charged is not null`,
      before.id,
    )
  const isFiles = now.kind === 'folder' || now.kind === 'sftp'
  if (isFiles && placeOf(was) !== placeOf(now))
    yield* takeOff(before, `unknown = 1`, `It was being sent to ${before.name} when that moved, and may lie there.`, at)
}

interface WaitingName {
  readonly id: string
  readonly name: string
  readonly about: 'batch' | 'session'
  readonly about_id: string
  readonly unknown: number
}

/** Everything that waits for a destination stands before a person instead. How many that were. */
export function* releaseDestination(name: string, at: Instant): Work<Result<number, HubError>> {
  const found = yield* row<DestinationRow>('select * from destination where name = $1', name)
  if (!found) return no('not-found', `No destination here is called ${name}.`)
  const words = `Whoever runs the hub took it off its way to ${name}.`
  return ok(yield* takeOff(found, `state = 'waiting'`, words, at))
}

function* takeOff(destination: DestinationRow, which: string, why: string, at: Instant): Work<number> {
  const waiting = yield* rows<WaitingName>(
    `select id, name, about, about_id, unknown from outgoing
     where destination_id = $1 and state = 'waiting' and ${which} order by place`,
    destination.id,
  )
  for (const one of waiting) {
    const words = `${why} ${one.unknown === 1 ? 'An earlier try was not answered: look there before it is sent another way.' : 'It did not arrive there; send it another way.'}`
    yield* run(
      `update outgoing set state = 'needs_person', words = $2, settled_at = $3 where id = $1`,
      ...[one.id, words, JSON.stringify(at)],
    )
    yield* raise(
      {
        kind: 'not_delivered',
        batchId: one.about === 'batch' ? one.about_id : null,
        sessionId: one.about === 'session' ? one.about_id : null,
        words: `${one.name}: ${words}`,
        nextStep: one.about === 'batch' ? 'batch' : 'claim',
        about: at.utc,
      },
      at,
    )
  }
  return waiting.length
}
