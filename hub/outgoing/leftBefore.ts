import { standingClaims } from '#shared/claim/standing.ts'
import type { HubError } from '#shared/ipc/hubContract.ts'
import { clockTime, type Instant, localDate } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { standAgain } from '../batches/claimState.ts'
import { handedOver } from '../batches/handOver.ts'
import { type SentRow, selectSent } from '../batches/ledgerRows.ts'
import { row, rows, run, type Work } from '../sql.ts'

/**
 * A claim has more than one way out, and goes one of them: what left, or may have left, another way is asked about before
 * it leaves again (billing-interfaces 6, 12: CO-18).
 */

export const byHand = 'by hand'

interface FileRow {
  readonly file_name: string
  readonly sent_at: string | null
  readonly sent_how: string | null
  readonly sent_by: string | null
}

const fileRow = (batchId: string): Work<FileRow | null> =>
  row<FileRow>('select file_name, sent_at, sent_how, sent_by from batch where id = $1', batchId)

interface WayRow {
  readonly destination_id: string
  readonly destination: string
  readonly state: 'waiting' | 'delivered' | 'needs_person'
  readonly unknown: number
}

/** Where it went, goes, or may have arrived; what certainly did not arrive is none of them. */
const waysOf = (batchId: string): Work<readonly WayRow[]> =>
  rows<WayRow>(
    `select destination_id, destination.name as destination, state, unknown from outgoing
       join destination on destination.id = destination_id
     where about = 'batch' and about_id = $1 and (state <> 'needs_person' or unknown = 1) order by place`,
    batchId,
  )

const twice = 'each claim would reach its payer twice'
const no = (message: string): Result<never, HubError> => err({ code: 'bad-input', message })
/** A no that a person who has looked may overrule. */
const asks = (message: string): Result<never, HubError> => err({ code: 'bad-input', message, asks: true })

const savedWords = ({ file_name, sent_by, sent_at }: FileRow): string => {
  const at = JSON.parse(sent_at ?? 'null') as Instant | null
  return `${file_name} was saved by ${sent_by}${at ? ` on ${localDate(at)} at ${clockTime(at)}` : ''} and counts as sent.`
}

/**
 * Whether a file may go to a destination: never where it went, or may have gone, to another, and never once it was answered;
 * `again` = a person says that the saved file was not used. Then it counts as not sent until it arrives.
 */
export function* freeToSend(batchId: string, destinationId: string, again: boolean): Work<Result<true, HubError>> {
  const file = yield* fileRow(batchId)
  if (!file) return no('The hub holds no such batch.')
  const other = (yield* waysOf(batchId)).find((way) => way.destination_id !== destinationId)
  if (other)
    return no(
      `${file.file_name} went to ${other.destination}, or is on its way there. Sent to a second place, ${twice}.`,
    )
  if (file.sent_how !== byHand) return ok(true)
  if (yield* row('select 1 as found from answer_batch where batch_id = $1', batchId))
    return no(`${savedWords(file)} Its receiver has answered: it arrived, and is not sent again.`)
  if (!again) return asks(`${savedWords(file)} If the saved file was uploaded, ${twice}.`)
  yield* run('update batch set sent_at = null, sent_how = null, sent_by = null where id = $1', batchId)
  const sent = yield* rows<{ batch_id: string; reference: string }>(
    `select batch_id, reference from sent_claim where batch_id = $1 and state = 'sent'`,
    batchId,
  )
  for (const claim of sent) yield* standAgain(claim, 'built')
  return ok(true)
}

/**
 * Whether somebody may carry a file by hand; from then on it counts as sent. `again` = a person who knows where it went
 * wants it all the same: where it still waits it is taken off that way, and where it arrived this is a copy.
 */
export function* takenByHand(
  batchId: string,
  { by, again }: { readonly by: string; readonly again: boolean },
  at: Instant,
): Work<Result<true, HubError>> {
  const file = yield* fileRow(batchId)
  if (!file) return err({ code: 'not-found', message: 'The hub holds no such batch.' })
  const [way] = yield* waysOf(batchId)
  if (!again) {
    const why = way
      ? wayWords(file, way)
      : file.sent_at === null
        ? null
        : `${savedWords(file)} Uploaded twice, ${twice}.`
    if (why !== null) return asks(why)
  }
  yield* run(
    `update outgoing set state = 'needs_person', words = $2, settled_at = $3
     where about = 'batch' and about_id = $1 and state = 'waiting'`,
    ...[batchId, `Saved by ${by} to be carried by hand: it does not go there any more.`, JSON.stringify(at)],
  )
  if (way?.state !== 'delivered') yield* handedOver(batchId, byHand, by, at)
  return ok(true)
}

/**
 * Why the charges of a visit are asked about: a claim of it stands with its payer, or goes there, in a file, and whoever takes
 * the charges bills it once more. null = none does, or none that is newer than what is charged there already.
 */
export function* leftInFile(sessionId: string, chargedVersion: number): Work<string | null> {
  const history = yield* rows<SentRow>(`${selectSent} where session_id = $1`, sessionId)
  const standing = standingClaims(
    history.map(({ payer_number: payerNumber, batch_place: batchPlace, batch_id: batchId, ...claim }) => ({
      ...{ payerNumber, batchPlace, batchId },
      ...claim,
    })),
  )
  const last = [...standing.values()]
    .filter(({ version }) => version > chargedVersion)
    .sort((a, b) => a.batchPlace - b.batchPlace)
    .at(-1)
  const file = last && (yield* fileRow(last.batchId))
  if (!last || !file) return null
  const [way] = yield* waysOf(last.batchId)
  return `${whereWords(file, way)} It has claim ${last.reference} of this visit. If the charges are billed as well, its payer gets it twice.`
}

/** Where a file is, in one sentence. */
function whereWords(file: FileRow, way: WayRow | undefined): string {
  const { file_name } = file
  if (way?.state === 'delivered') return `${file_name} arrived at ${way.destination}.`
  if (way?.unknown === 1) return `${file_name} may have arrived at ${way.destination}: an earlier try was not answered.`
  if (way) return `${file_name} is on its way to ${way.destination}.`
  return file.sent_at === null ? `${file_name} is built and lies under Batches.` : savedWords(file)
}

function wayWords({ file_name }: FileRow, { destination, state, unknown }: WayRow): string {
  if (state === 'delivered') return `${file_name} arrived at ${destination}. Uploaded as well, ${twice}.`
  if (unknown === 1)
    return `An earlier try to send ${file_name} to ${destination} was not answered, and nobody can tell whether it arrived. Look there first: if it did and is uploaded as well, ${twice}.`
  return `${file_name} is on its way to ${destination}. Saved, it does not go there any more, and counts as sent by hand.`
}
