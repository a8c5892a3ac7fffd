import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Api } from '#shared/ipc/client.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { aWorklistRow } from '#test/builders/aWorklistRow.ts'
import type { AppState } from './appState.ts'
import { createWorklistLoading } from './worklistLoading.ts'
import { noWorklist } from './worklistState.ts'

/** A worklist whose back end is the test: each page waits on the wire until the test answers it. */
function aList() {
  const pages: ((rows: readonly WorklistRow[], next: string | null) => void)[] = []
  const call = (method: string, input: unknown) => {
    if (method === 'worklist.list')
      return new Promise((answer) => pages.push((rows, next) => answer({ kind: 'value', value: { rows, next } })))
    const { sessionIds = [] } = input as { sessionIds?: readonly string[] }
    const rows = sessionIds.map((sessionId) => aWorklistRow(sessionId))
    return Promise.resolve({ kind: 'value', value: { rows, views: [] } })
  }
  const store = createStore<AppState>()(() => ({ signedIn: null, worklist: noWorklist }) as unknown as AppState)
  const loading = createWorklistLoading({ api: { call } as unknown as Api, store, later: () => () => {} })
  return {
    loading,
    pages,
    shown: () => loading.book.all().map(({ sessionId }) => sessionId),
    settled: async () => {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    },
  }
}

it('a visit that arrives while the list loads stays; one that no page holds any more goes', async () => {
  const { loading, pages, shown, settled } = aList()
  loading.look()
  pages[0]?.([aWorklistRow('A'), aWorklistRow('gone')], null)
  await settled()
  expect(shown()).toEqual(['A', 'gone'])
  loading.changed(undefined)
  pages[1]?.([aWorklistRow('A')], 'A')
  await settled()
  loading.changed(['new'])
  await settled()
  pages[2]?.([aWorklistRow('B')], null)
  await settled()
  expect([...shown()].sort()).toEqual(['A', 'B', 'new'])
})
