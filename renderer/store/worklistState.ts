import type { NamedView, WorklistView } from '#shared/ipc/worklistShapes.ts'

/** The worklist of whoever is signed in: its rows, and how they look at them. It stays while they go to a visit and back. */
export interface WorklistState {
  /** Grows with every change of the book. */
  readonly turn: number
  readonly loaded: 'not' | 'partly' | 'whole'
  readonly view: WorklistView
  readonly selected: string | null
  readonly views: readonly NamedView[]
}

export const plainView: WorklistView = {
  ...{ group: 'all', search: '', payer: null, status: null, hours: null, missing: null, holder: null, question: null },
  sort: { key: 'hours', direction: 'up' },
}

export const noWorklist: WorklistState = { turn: 0, loaded: 'not', view: plainView, selected: null, views: [] }
