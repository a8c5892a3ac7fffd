import { expect, test } from 'vitest'
import type { Request, Transport } from '#shared/ipc/envelope.ts'
import { answeredAhead } from './answeredAhead.ts'

function aWire() {
  const asked: string[] = []
  const wire: Transport = {
    request: async ({ method }: Request) => {
      asked.push(method)
      return { kind: 'value', value: `${method} over the wire` }
    },
    subscribe: () => () => {},
  }
  return { wire, asked }
}

const laid = JSON.stringify({
  'clinic.get': { kind: 'value', value: 'laid' },
  'chart.open': { kind: 'value', value: 'nobody asks that first' },
})

test('a first question is answered by the page once, and then by the wire', async () => {
  const { wire, asked } = aWire()
  const { request } = answeredAhead(wire, laid)
  const ask = (method: string) => request({ method, input: {} })
  expect(await ask('clinic.get')).toEqual({ kind: 'value', value: 'laid' })
  expect(asked).toEqual([])
  expect(await ask('clinic.get')).toEqual({ kind: 'value', value: 'clinic.get over the wire' })
})

test('nothing but the first questions is taken from the page', async () => {
  const { wire, asked } = aWire()
  const { request } = answeredAhead(wire, laid)
  await request({ method: 'chart.open', input: { sessionId: 's' } })
  await request({ method: 'people.list', input: {} })
  expect(asked).toEqual(['chart.open', 'people.list'])
})

test.each([null, '', '""', 'null'])('a page without answers (%j) asks for everything', async (text) => {
  const { wire, asked } = aWire()
  await answeredAhead(wire, text).request({ method: 'clinic.get', input: {} })
  expect(asked).toEqual(['clinic.get'])
})
