import type { PushAnswer, PushedEvent } from './store.ts'

/** What the store holds at one place of a device's chain. */
export interface Held {
  readonly id: string
  readonly hash: string
}

/**
 * What to answer for one pushed event, from what is held at its place and just before it.
 * The chain is taken only whole: a gap or another previous hash is refused, so nothing can be slipped in (design 4).
 */
function answerFor(event: PushedEvent, held: Held | null, before: Held | null, isIdTaken: boolean): PushAnswer {
  if (held) {
    const same = held.id === event.id && held.hash === event.hash
    return {
      seq: event.seq,
      answer: same ? 'identical' : 'invalid',
      reason: same ? null : `Another event already stands at place ${event.seq} of this device.`,
    }
  }
  if (event.seq > 1 && !before)
    return { seq: event.seq, answer: 'invalid', reason: `Event ${event.seq - 1} of this device has not arrived yet.` }
  if (before && before.hash !== event.prevHash)
    return { seq: event.seq, answer: 'invalid', reason: `Event ${event.seq} does not follow the event before it.` }
  if (isIdTaken)
    return { seq: event.seq, answer: 'invalid', reason: `The id of event ${event.seq} is taken by another event.` }
  return { seq: event.seq, answer: 'new', reason: null }
}

/**
 * Answers for a push in order, up to and including the first refused one, and the events that are new. `held` is by place;
 * `taken` are those of the pushed ids that stand anywhere in the store.
 */
export function judgePush(
  events: readonly PushedEvent[],
  held: ReadonlyMap<number, Held>,
  taken: readonly string[],
): { readonly answers: readonly PushAnswer[]; readonly fresh: readonly PushedEvent[] } {
  const known = new Map(held)
  const ids = new Set(taken)
  const answers: PushAnswer[] = []
  const fresh: PushedEvent[] = []
  for (const event of events) {
    const answer = answerFor(event, known.get(event.seq) ?? null, known.get(event.seq - 1) ?? null, ids.has(event.id))
    answers.push(answer)
    if (answer.answer === 'invalid') break
    if (answer.answer === 'new') fresh.push(event)
    known.set(event.seq, event)
    ids.add(event.id)
  }
  return { answers, fresh }
}

/** AA, AB … ZZ, then AAA: the letters of the n-th device, counted from 0. */
export function deviceLetters(count: number): string {
  const letter = (n: number): string => String.fromCharCode(65 + (n % 26))
  const pair = letter(Math.floor(count / 26)) + letter(count)
  return count < 676 ? pair : letter(Math.floor(count / 676) - 1) + letter(Math.floor(count / 26)) + letter(count)
}
