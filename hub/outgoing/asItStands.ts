import type { Instant } from '#shared/kernel/instant.ts'
import { raise } from '../answers/exceptions.ts'
import type { Work } from '../sql.ts'
import {
  chargedOf,
  chargeRowsAt,
  followsOf,
  isVoid,
  labelOf,
  rewrite,
  type Standing,
  standingAfter,
} from './chargeRows.ts'
import { settingsSchema } from './destination.ts'
import { type DestinationRow, dueRow, settle, type WaitingRow } from './outgoingStore.ts'
import { beforeOf } from './sendCharges.ts'
import { writeCharges, writeVoid } from './writeCharges.ts'

/**
 * What is due, as it has to leave now: charges credit what really arrived before them, and not what was thought to be on its
 * way when they were put down. Written anew where that came otherwise, and a person reads why; null = it does not leave: a
 * void with nothing to take back, or one behind charges of which nobody can tell whether they arrived. What was tried
 * before goes again byte for byte: the receiver may have it.
 */
export function* asItStands(destination: DestinationRow, due: WaitingRow, at: Instant): Work<WaitingRow | null> {
  const charged = chargedOf(due)
  if (due.about !== 'session' || charged === null || due.unknown === 1) return due
  const all = yield* chargeRowsAt(destination.id, due.about_id)
  const earlier = all.slice(
    0,
    all.findIndex(({ id }) => id === due.id),
  )
  const standing = standingAfter(earlier.filter(({ state }) => state === 'delivered'))
  if (followsOf(standing) === due.follows) return due
  const settings = settingsSchema.parse(JSON.parse(destination.settings))
  const before = beforeOf(standing)
  if (settings.kind !== 'mllp' && settings.kind !== 'fhir') return due
  const last = earlier.at(-1)
  const lost = last?.state === 'needs_person' ? last : null
  const words = lost && lostWords(lost, destination.name, due.name, standing)
  if (isVoid(due.name)) {
    if (!before?.isCharged) return yield* stays(due, words ?? nothingToCredit(destination.name), at)
    yield* rewrite(due.id, writeVoid(settings, charged, before, labelOf(due.name)), followsOf(standing))
  } else yield* rewrite(due.id, writeCharges(settings, charged, before), followsOf(standing))
  if (lost?.unknown === 1) return yield* stays(due, doubtWords(lost.name, destination.name, due.name), at)
  if (words) yield* tellPerson(due, words, at)
  return yield* dueRow(due.id)
}

const nothingToCredit = (where: string): string => `Nothing of this visit is charged at ${where}: nothing was credited.`

function lostWords(lost: { readonly name: string }, where: string, name: string, standing: Standing | null): string {
  const did = `${lost.name} did not reach ${where}`
  if (standing?.isCharged) return `${did}: ${name} credits ${standing.row.name} instead, which stands there.`
  if (isVoid(name)) return `${did}: ${name} has nothing to credit there and was not sent.`
  return `${did}: ${name} goes there without a credit.`
}

const doubtWords = (lost: string, where: string, name: string): string =>
  `Whether ${lost} arrived at ${where} is not known: an earlier try of it was not answered. Look there. If its charges stand there, take them back by hand; then try ${name} again, which does not credit them.`

/** A person has to see it before it leaves. */
function* stays(due: WaitingRow, words: string, at: Instant): Work<null> {
  yield* settle(due.id, 'needs_person', words, at)
  yield* tellPerson(due, words, at)
  return null
}

function* tellPerson(due: WaitingRow, words: string, at: Instant): Work<void> {
  yield* raise({ kind: 'not_delivered', sessionId: due.about_id, words, nextStep: 'claim', about: due.id }, at)
}
