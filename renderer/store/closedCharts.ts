import type { Answer } from '#shared/ipc/client.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import type { AppState } from './appState.ts'
import type { Room } from './ports.ts'

interface No {
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

/** Whether a visit's row stands there without a name. */
export const isHidden = ({ restricted }: Pick<DaySession, 'restricted'>): boolean =>
  restricted === 'closed' || restricted === 'own'

/** What a refusal of the guard leaves: a gate in the place of the chart, and nothing of the chart itself. */
export function chartClosed({ charts, closed }: AppState, sessionId: string, no: No): Partial<AppState> {
  if (no.code !== 'chart-restricted' && no.code !== 'chart-own') return {}
  const { [sessionId]: _gone, ...kept } = charts
  return { charts: kept, closed: { ...closed, [sessionId]: { why: no.code, cares: no.facts.cares === 'true' } } }
}

export function chartOpened({ closed }: AppState, sessionId: string): Pick<AppState, 'closed'> {
  if (!closed[sessionId]) return { closed }
  const { [sessionId]: _open, ...others } = closed
  return { closed: others }
}

/** Charts that were opened for a reason leave with whoever gave it, and so do their rows of the day list. */
export const withoutRestricted = ({ charts, day }: AppState): Pick<AppState, 'charts' | 'closed' | 'day'> => ({
  charts: Object.fromEntries(Object.entries(charts).filter(([, { restricted }]) => !restricted)),
  closed: {},
  day: day.filter((row) => !row.restricted),
})

/** What the list says is hidden is not kept here either, whoever had it open before. */
export function withoutHidden(charts: AppState['charts'], day: readonly DaySession[]): AppState['charts'] {
  const hidden = new Set(day.filter(isHidden).map(({ sessionId }) => sessionId))
  if (!Object.keys(charts).some((sessionId) => hidden.has(sessionId))) return charts
  return Object.fromEntries(Object.entries(charts).filter(([sessionId]) => !hidden.has(sessionId)))
}

export interface OpeningRestricted {
  /** Gives the reason; the chart and every list that hid it are fetched again. */
  openRestricted(input: Input<'restricted.open'>): Promise<Answer<'restricted.open'>>
  /** A method said that this chart is closed. */
  chartClosed(sessionId: string, no: No): void
}

export const createOpeningRestricted = (
  { api, store }: Room,
  after: { readonly day: () => Promise<void>; readonly chart: (sessionId: string) => Promise<void> },
): OpeningRestricted => ({
  async openRestricted(input) {
    const answer = await api.call('restricted.open', input)
    if (answer.kind !== 'value') return answer
    const { screen } = store.getState()
    if (screen.name !== 'coding') await after.chart(input.sessionId)
    store.setState((state) => ({ ...chartOpened(state, input.sessionId), worklistTurn: state.worklistTurn + 1 }))
    await after.day()
    return answer
  },
  chartClosed: (sessionId, no) => store.setState((state) => chartClosed(state, sessionId, no)),
})
