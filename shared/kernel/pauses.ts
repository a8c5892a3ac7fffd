/** Long work that stops now and then, so that whoever does it may let others have their turn; its value comes at the end. */
export type Pauses<T> = Generator<void, T, void>

/** Does it without a pause. */
export function atOnce<T>(work: Pauses<T>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

/** Does it and waits at each pause. */
export async function inSlices<T>(work: Pauses<T>, breathe: () => Promise<void>): Promise<T> {
  let step = work.next()
  while (!step.done) {
    await breathe()
    step = work.next()
  }
  return step.value
}
