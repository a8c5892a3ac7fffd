import { describe, expect, it } from 'vitest'
import { readAck } from '#shared/formats/hl7/readAck.ts'
import { type AHub, aHub } from '#test/builders/aHub.ts'
import { rows } from '../sql.ts'
import { receiveSchedule } from './receiveSchedule.ts'

const siu = ({ event = 'S12', control = 'M1', sent = '20260301080000', start = '20260302083000', key = 'APT1' } = {}) =>
  [
    `MSH|^~\\&|SCHED|LC|CHAIRSIDE|LAKESIDE|${sent}||SIU^${event}|${control}|P|2.5.1`,
    `SCH|${key}|${key}|||||INFUSION||||^^^${start}^20260302123000`,
    'PID|1||MRN1^^^LAKESIDE^MR||DOE^JANE||19520314|F',
    'AIL|1||CH07',
    '',
  ].join('\r')

const told = async (hub: AHub) =>
  (await hub.store.look(rows<{ appointment: string; state: string; facts: string }>('select * from appointment'))).map(
    ({ appointment, state, facts }) => [appointment, state, JSON.parse(facts).startsAt.utc],
  )

const answerTo = async (hub: AHub, text: string) => {
  const ack = readAck(await receiveSchedule(hub.store, hub.ports, text))
  if (!ack.ok) throw new Error(ack.error.cause)
  return [ack.value.code, ack.value.controlId]
}

describe('a message of a scheduling system', () => {
  it('is answered AA under its own control id, and the appointment stands', async () => {
    const hub = await aHub()
    expect(await answerTo(hub, siu())).toEqual(['AA', 'M1'])
    expect(await told(hub)).toEqual([['APT1', 'booked', '2026-03-02T14:30:00.000Z']])
  })

  it('that comes twice is answered twice and taken once', async () => {
    const hub = await aHub()
    await answerTo(hub, siu())
    const before = hub.hashRows()
    expect(await answerTo(hub, siu())).toEqual(['AA', 'M1'])
    expect(hub.hashRows()).toBe(before)
  })

  it('that is older than what is known changes nothing', async () => {
    const hub = await aHub()
    await answerTo(hub, siu({ event: 'S13', control: 'M2', sent: '20260301090000', start: '20260302093000' }))
    await answerTo(hub, siu({ control: 'M1', sent: '20260301080000' }))
    expect(await told(hub)).toEqual([['APT1', 'moved', '2026-03-02T15:30:00.000Z']])
  })

  it('of another kind is answered AR, one that cannot be read AE, and nothing is kept of either', async () => {
    const hub = await aHub()
    const before = hub.hashRows()
    expect((await answerTo(hub, siu().replace('SIU^S12', 'ORU^R01')))[0]).toBe('AR')
    expect((await answerTo(hub, siu({ start: 'tomorrow' })))[0]).toBe('AE')
    expect((await answerTo(hub, 'hello'))[0]).toBe('AE')
    expect(hub.hashRows()).toBe(before)
  })
})
