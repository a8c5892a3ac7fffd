import { type Draft, emptyDraft } from './setUpDraft.ts'

/** What was typed in the set-up, and on which of its pages. */
export interface SetUpSoFar {
  readonly draft: Draft
  readonly place: number
}

const name = 'chairside.setUp'

/**
 * Nobody is signed in yet and no record stands to keep it in: a reload finds it in this window, and closing the window ends
 * it. PINs, passwords and the hub's code are left out.
 */
export function rememberSetUp({ draft, place }: SetUpSoFar): void {
  const people = draft.people.map((one) => ({ ...one, pin: '', pinAgain: '', password: '', passwordAgain: '' }))
  sessionStorage.setItem(name, JSON.stringify({ draft: { ...draft, people, hubCode: '' }, place }))
}

/** What this window remembers of the set-up; null = nothing was begun. */
export function rememberedSetUp(zone: string): SetUpSoFar | null {
  const kept = sessionStorage.getItem(name)
  if (kept === null) return null
  const { draft, place } = JSON.parse(kept) as SetUpSoFar
  return { draft: { ...emptyDraft(zone), ...draft }, place }
}

export const forgetSetUp = (): void => sessionStorage.removeItem(name)
