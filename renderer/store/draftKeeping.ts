import type { Input } from '#shared/ipc/contract.ts'
import type { AppState, Draft } from './appState.ts'
import { type DraftPlace, draftKey } from './draftPlace.ts'
import type { Room } from './ports.ts'

/** Half-typed sheets: on this screen at once, at the desk a moment later (ADR 40). */
export interface DraftKeeping {
  keepDraft(place: DraftPlace, field: string, value: unknown): void
  dropDraft(place: DraftPlace): void
  /** Puts a draft that was thrown away back beneath what was typed since. */
  bringDraftBack(place: DraftPlace, draft: Draft): void
  /**
   * It goes with a command: nothing of it is sent before that is answered, or a draft would come to the desk behind the entry
   * that recorded it and stand in the next sheet. Recorded, it is thrown away.
   */
  withCommand<T extends { readonly kind: string }>(place: DraftPlace | null, send: () => Promise<T>): Promise<T>
  /** Brings what whoever is here typed about a visit (null = about none) before this window was opened; once is enough. */
  fetchDrafts(sessionId: string | null): Promise<void>
  /** Sends what is not at the desk yet; resolves when it was tried. */
  flushDrafts(): Promise<void>
}

type Drafts = AppState['drafts']

const writeAfterMs = 400
const tryAgainAfterMs = 2_000

/** The places whose draft is another one here than at the desk, and the way there and back. */
interface DraftLine extends Pick<DraftKeeping, 'fetchDrafts' | 'flushDrafts'> {
  /** Whether nothing of it may be sent for now. */
  hold(place: DraftPlace, isHeld: boolean): void
  /** Its draft has changed here: a moment later it goes. */
  changed(place: DraftPlace): void
}

function createDraftLine({ api, store, later }: Room): DraftLine {
  const waiting = new Map<string, DraftPlace>()
  const held = new Set<string>()
  const fetched = new Set<string>()
  let callOff: (() => void) | null = null
  // One call after the other: an older draft never arrives last.
  let line: Promise<void> = Promise.resolve()
  const whoIsHere = (): string | undefined => store.getState().signedIn?.user.id

  function soon(milliseconds: number): void {
    callOff ??= later(milliseconds, () => void flush())
  }

  /** Whoever is not here any more finds theirs in this window, and it is sent when they are back. */
  function flush(): Promise<void> {
    callOff?.()
    callOff = null
    const here = whoIsHere()
    for (const [key, place] of waiting)
      if (place.userId === here && !held.has(key)) line = line.then(() => send(key, place))
    return line
  }

  async function send(key: string, place: DraftPlace): Promise<void> {
    if (!waiting.delete(key)) return
    const draft = store.getState().drafts[key]
    const answer = draft
      ? await api.call('drafts.keep', { ...place, since: draft.since, values: jsonOf(draft.values) })
      : await api.call('drafts.drop', place)
    if (answer.kind !== 'fault' || answer.fault.code !== 'unreachable') return
    waiting.set(key, place)
    soon(tryAgainAfterMs)
  }

  async function fetch(sessionId: string | null, asked: string): Promise<void> {
    const answer = await api.call('drafts.list', { sessionId })
    // A chart that is closed opens later, a wire that is lost comes back.
    if (answer.kind !== 'value') return void fetched.delete(asked)
    const { userId, drafts } = answer.value
    store.setState((state) => ({
      drafts: drafts.reduce((known, { since, values, sheet }) => {
        const key = draftKey({ userId, sessionId, sheet })
        return takenUp(known, key, { since, values, fromDesk: true }, waiting.has(key))
      }, state.drafts),
    }))
  }

  return {
    hold: (place, isHeld) => {
      if (isHeld) return void held.add(draftKey(place))
      held.delete(draftKey(place))
      void flush()
    },
    changed: (place) => {
      waiting.set(draftKey(place), place)
      soon(writeAfterMs)
    },
    fetchDrafts: async (sessionId) => {
      const asked = `${whoIsHere()} ${sessionId ?? '-'}`
      if (whoIsHere() === undefined || fetched.has(asked)) return
      fetched.add(asked)
      line = line.then(() => fetch(sessionId, asked))
      await line
    },
    flushDrafts: flush,
  }
}

/** What was typed or thrown away here since the desk was asked is newer than what the desk kept of the same sheet. */
function takenUp(known: Drafts, key: string, kept: Draft, isNewerHere: boolean): Drafts {
  const here = known[key]
  if (!here) return isNewerHere ? known : { ...known, [key]: kept }
  if (!isNewerHere || here.fromDesk) return known
  return { ...known, [key]: { ...kept, values: { ...kept.values, ...here.values } } }
}

export function createDraftKeeping(room: Room): DraftKeeping {
  const { store, now } = room
  const { changed, hold, ...line } = createDraftLine(room)
  function put(place: DraftPlace, draftOf: (known: Draft | undefined) => Draft): void {
    const key = draftKey(place)
    store.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draftOf(drafts[key]) } }))
    changed(place)
  }
  function drop(place: DraftPlace): void {
    const { [draftKey(place)]: dropped, ...others } = store.getState().drafts
    if (!dropped) return
    store.setState({ drafts: others })
    changed(place)
  }
  return {
    ...line,
    keepDraft: (place, field, value) =>
      put(place, (known) => ({
        fromDesk: known?.fromDesk ?? false,
        since: known?.since ?? now(),
        values: { ...known?.values, [field]: value },
      })),
    dropDraft: (place) => {
      drop(place)
      void line.flushDrafts()
    },
    withCommand: async (place, send) => {
      if (place === null) return send()
      hold(place, true)
      try {
        const outcome = await send()
        if (outcome.kind === 'saved') drop(place)
        return outcome
      } finally {
        hold(place, false)
      }
    },
    bringDraftBack: (place, draft) =>
      put(place, (known) => ({ ...draft, values: { ...draft.values, ...known?.values } })),
  }
}

/** As a wire can carry it. */
const jsonOf = (values: Draft['values']): Input<'drafts.keep'>['values'] =>
  JSON.parse(JSON.stringify(values)) as Input<'drafts.keep'>['values']
