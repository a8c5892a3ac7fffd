import { expect, it } from 'vitest'
import { createApi } from './client.ts'
import { type Contract, contract } from './contract.ts'
import type { Transport } from './envelope.ts'
import { readRows } from './readRows.ts'

const answers: Readonly<Record<string, unknown>> = {
  'record.state': { trouble: null },
  'day.list': { sessions: [] },
}
const wire: Transport = {
  request: async ({ method }) => ({ kind: 'value', value: answers[method] }),
  subscribe: () => () => {},
}

it('checks the answers of the lock screen without reading the rest of the contract', async () => {
  let read = 0
  const api = createApi(
    wire,
    readRows(async () => {
      read += 1
      return contract
    }),
  )
  expect(await api.call('record.state', {})).toEqual({ kind: 'value', value: { trouble: null } })
  expect(read).toBe(0)
  expect(await api.call('day.list', { day: '2026-03-02' })).toEqual({ kind: 'value', value: { sessions: [] } })
  expect(read).toBe(1)
})

it('believes nothing it cannot check, and reads again when it is asked again', async () => {
  let tries = 0
  const read = async (): Promise<Contract> => {
    tries += 1
    if (tries < 2) throw new Error('not there')
    return contract
  }
  const api = createApi(wire, readRows(read))
  expect(await api.call('day.list', { day: '2026-03-02' })).toMatchObject({
    kind: 'fault',
    fault: { code: 'unreachable' },
  })
  expect(await api.call('day.list', { day: '2026-03-02' })).toMatchObject({ kind: 'value' })
})
