import type { Answer, Api } from '#shared/ipc/client.ts'
import {
  type NamedView,
  type WorklistSortKey,
  type WorklistView,
  worklistSortKeys,
} from '#shared/ipc/worklistShapes.ts'
import type { Room } from './ports.ts'
import { createWorklistBook, type WorklistBook } from './worklistBook.ts'
import { noWorklist, type WorklistState } from './worklistState.ts'

export interface WorklistLoading {
  readonly book: WorklistBook
  /** A screen shows the list: it is fetched once, and kept up to date from then on. */
  look(): void
  /** What a push says: these visits changed, or any may have. */
  changed(sessionIds: readonly string[] | undefined): void
  setView(change: Partial<WorklistView>): void
  select(sessionId: string | null): void
  setViews(views: readonly NamedView[]): void
}

const preparePauseMs = 50

/** The first page is there at once; the others follow behind it. */
const firstPage = 200
const page = 1_000
/** A list that is still coming is drawn again only so often. */
const drawnEach = 5_000
const mostRows = 500

/** What the fetching works on. */
interface Shelf {
  readonly book: WorklistBook
  /** A newer round calls an older one off. */
  round: number
  /** Visits asked for by their name while the list loads: what they say of them is newer than the page they stood in. */
  readonly touched: Set<string>
  /** How often the person changed: an answer to somebody else is dropped. */
  people: number
  readonly later: Room['later']
  readonly set: (change: Partial<WorklistState>) => void
  /** The book has changed. */
  readonly show: (loaded?: WorklistState['loaded']) => void
}

export function createWorklistLoading({ api, store, later }: Pick<Room, 'api' | 'store' | 'later'>): WorklistLoading {
  const set = (change: Partial<WorklistState>): void =>
    store.setState(({ worklist }) => ({ worklist: { ...worklist, ...change } }))
  const now = (): WorklistState => store.getState().worklist
  const show: Shelf['show'] = (loaded = now().loaded) => set({ loaded, turn: now().turn + 1 })
  const shelf: Shelf = { book: createWorklistBook(), round: 0, touched: new Set(), people: 0, later, set, show }
  let asked: Promise<void> = Promise.resolve()
  // One person's list, and the money in it, never waits for the next.
  store.subscribe(({ signedIn }, before) => {
    if (signedIn?.user.id === before.signedIn?.user.id) return
    shelf.round += 1
    shelf.people += 1
    shelf.book.clear()
    store.setState({ worklist: noWorklist })
  })
  return {
    book: shelf.book,
    look() {
      if (now().loaded !== 'not') return
      set({ loaded: 'partly' })
      void fetchAll(api, shelf)
      void fetchViews(api, shelf)
    },
    changed(sessionIds) {
      if (now().loaded === 'not' || sessionIds?.length === 0) return
      if (!sessionIds) void fetchViews(api, shelf)
      if (!sessionIds || sessionIds.length > mostRows) void fetchAll(api, shelf)
      // One after the other: an older answer never takes the place of a newer one.
      else asked = asked.then(() => fetchRows(api, shelf, sessionIds))
    },
    setView: (change) => set({ view: { ...now().view, ...change } }),
    select: (selected) => set({ selected }),
    setViews: (views) => set({ views }),
  }
}

async function fetchAll(api: Api, shelf: Shelf): Promise<void> {
  shelf.round += 1
  const own = shelf.round
  shelf.touched.clear()
  const seen = new Set<string>()
  let drawn = 0
  let after: string | null = null
  do {
    const limit: number = after === null ? firstPage : page
    const answer: Answer<'worklist.list'> = await api.call('worklist.list', { after, limit })
    if (own !== shelf.round) return
    if (answer.kind !== 'value') return shelf.set({ loaded: 'not' })
    shelf.book.put(answer.value.rows)
    for (const { sessionId } of answer.value.rows) seen.add(sessionId)
    after = answer.value.next
    if (seen.size === answer.value.rows.length || seen.size - drawn >= drawnEach) {
      drawn = seen.size
      shelf.show()
    }
  } while (after !== null)
  const isHere = (sessionId: string): boolean => seen.has(sessionId) || shelf.touched.has(sessionId)
  shelf.book.remove(shelf.book.all().flatMap(({ sessionId }) => (isHere(sessionId) ? [] : [sessionId])))
  shelf.show('whole')
  prepareOrders(shelf, [...worklistSortKeys])
}

/** One order after the other, between the screen's own work. */
function prepareOrders(shelf: Shelf, [key, ...rest]: readonly WorklistSortKey[]): void {
  if (key === undefined) return
  shelf.later(preparePauseMs, () => {
    shelf.book.prepare(key)
    prepareOrders(shelf, rest)
  })
}

async function fetchRows(api: Api, shelf: Shelf, sessionIds: readonly string[]): Promise<void> {
  const { book, people } = shelf
  const answer = await api.call('worklist.rows', { sessionIds: [...sessionIds] })
  if (people !== shelf.people || answer.kind !== 'value') return
  const here = new Set(answer.value.rows.map(({ sessionId }) => sessionId))
  for (const sessionId of here) shelf.touched.add(sessionId)
  book.put(answer.value.rows)
  book.remove(sessionIds.filter((sessionId) => !here.has(sessionId)))
  shelf.show()
}

async function fetchViews(api: Api, shelf: Shelf): Promise<void> {
  const { people } = shelf
  const answer = await api.call('worklist.views', {})
  if (people === shelf.people && answer.kind === 'value') shelf.set({ views: answer.value.views })
}
