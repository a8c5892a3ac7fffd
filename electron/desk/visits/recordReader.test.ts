import { expect, test } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { createRecordReader } from './recordReader.ts'

const stored = (hash: string, body: unknown) => ({
  ...{ id: hash, deviceId: 'desk', deviceSeq: 1, sessionId: 's', kind: 'NoteWritten', happenedUtc: '' },
  ...{ text: JSON.stringify(body), prevHash: '', hash, body },
})

test('what the desk wrote just now is read from its text and not by its form; everything else by its form', () => {
  const read = createRecordReader()
  const [ours, theirs] = [stored('a', { kind: 'made here' }), stored('b', { kind: 'made here' })]
  read.wrote([ours])
  expect(read([ours])).toEqual([{ kind: 'made here' }])
  expect(() => read([theirs])).toThrow()
  expect(() => createRecordReader()([ours])).toThrow()
})

test('a tap is answered with what the next program reads', async () => {
  const desk = await backendForTest()
  const api = await desk.signIn('dana-reyes')
  const { sessions } = await desk.value(api, 'day.list', { day: '2026-03-02' })
  const sessionId = sessions[0]?.sessionId ?? ''
  const answer = await desk.value(api, 'chart.perform', {
    ...{ commandId: desk.newId(), sessionId, command: { kind: 'writeNote', text: 'Warm blanket' } },
    ...{ happenedAt: desk.clock.now(), source: 'tap' },
  })
  const { events } = await desk.value(api, 'chart.open', { sessionId })
  const again = createRecordReader()(events.map((event, at) => stored(String(at), event)))
  expect(again).toEqual(events)
  expect(answer.events).toEqual(again.slice(-1))
})
