import { describe, expect, it, onTestFinished } from 'vitest'
import {
  ackText,
  answersAnother,
  answersTwice,
  babbles,
  closesHalf,
  hangsUp,
  hl7Receiver,
  inPieces,
  type Manner,
  notHl7,
  onlyAnother,
  says,
  silent,
} from '#test/fakes/hl7Receiver.ts'
import { ownCertificate } from '#test/fakes/ownCertificate.ts'
import type { Outgoing, Transport } from '../transport.ts'
import { createMllpReceiver } from './mllpReceiver.ts'
import { createMllpTransport } from './mllpTransport.ts'

const message = (controlId: string): Outgoing => ({
  name: controlId,
  contentId: 'a'.repeat(64),
  body: `MSH|^~\\&|CHAIRSIDE|LAKESIDE|PMSYS|LC|20260303||DFT^P03^DFT_P03|${controlId}|P|2.5.1\rEVN|P03\r`,
})

function sender(port: number, ackTimeoutMs = 5_000): Transport {
  const transport = createMllpTransport({ host: '127.0.0.1', port, tls: null, ackTimeoutMs })
  onTestFinished(() => transport.close())
  return transport
}

/** What a try against such a receiver comes to. */
async function against(manner: Manner, ackTimeoutMs?: number) {
  const receiver = await hl7Receiver([manner])
  return sender(receiver.port, ackTimeoutMs).commit(message('S-1-R1'), false)
}

const badUnits = 'ERR||FT1^2^10|102^Data type error^HL70357|E||||quantity is not a number\r'

describe('an HL7 message on its way', () => {
  it.each([
    ['AA', says('AA'), { kind: 'delivered' }],
    ['CA of a receiver in enhanced mode', says('CA'), { kind: 'delivered' }],
    ['an ACK that comes byte by byte', inPieces, { kind: 'delivered' }],
    ['an ACK to another message before ours', answersAnother, { kind: 'delivered' }],
    ['AE with "locked"', says('AE', 'ERR|||206^Locked^HL70357|E\r'), { kind: 'again', mayHaveArrived: false }],
    ['AE with "had it already"', says('AE', 'ERR|||205^Duplicate^HL70357|E\r'), { kind: 'delivered' }],
    ['CE about a field', says('CE', badUnits), { kind: 'person' }],
    ['AR', says('AR', 'ERR|||203^Version^HL70357|E\r'), { kind: 'stop' }],
    ['CR', says('CR'), { kind: 'stop' }],
  ])('takes %s as what it is', async (_what, manner, attempt) => {
    expect(await against(manner)).toMatchObject(attempt)
  })

  it('says at which charge and field the receiver stumbled', async () => {
    expect(await against(says('AE', badUnits))).toEqual({
      kind: 'person',
      mayHaveArrived: false,
      words:
        'The receiver did not take the message (AE). FT1 2, units: the value has the wrong form (quantity is not a number).',
    })
  })

  it.each([
    ['says nothing', silent],
    ['answers only another message', onlyAnother],
    ['speaks no HL7', notHl7],
  ])('is unknown, and tried again, when the receiver %s', async (_what, manner) => {
    expect(await against(manner, 40)).toMatchObject({ kind: 'again', mayHaveArrived: true })
  })

  it.each([
    ['hangs up', hangsUp],
    ['closes its half', closesHalf],
    ['babbles', babbles],
  ])('is unknown, and tried again, when the receiver %s', async (_what, manner) => {
    expect(await against(manner)).toMatchObject({ kind: 'again', mayHaveArrived: true })
  })

  it('keeps its control id when it is sent again, so that the receiver can drop the copy', async () => {
    const receiver = await hl7Receiver([hangsUp, says('AE', 'ERR|||205^Duplicate^HL70357|E\r')])
    const transport = sender(receiver.port)
    await transport.commit(message('S-1-R1'), false)
    expect(await transport.commit(message('S-1-R1'), true)).toMatchObject({ kind: 'delivered' })
    expect(receiver.got).toEqual(['S-1-R1', 'S-1-R1'])
  })

  it('whose first try was not answered is not known to be absent because a later one was refused, or found nobody', async () => {
    const receiver = await hl7Receiver([hangsUp, says('AE', badUnits)])
    const transport = sender(receiver.port)
    await transport.commit(message('S-1-R1'), false)
    expect(await transport.commit(message('S-1-R1'), true)).toMatchObject({ kind: 'person', mayHaveArrived: true })
    await receiver.down()
    expect(await transport.commit(message('S-1-R1'), true)).toMatchObject({ kind: 'again', mayHaveArrived: true })
  })

  it('is not taken for acknowledged by a second ACK to the one before it', async () => {
    const receiver = await hl7Receiver([answersTwice, says('AE', badUnits)])
    const transport = sender(receiver.port)
    expect(await transport.commit(message('S-1-R1'), false)).toMatchObject({ kind: 'delivered' })
    expect(await transport.commit(message('S-2-R1'), false)).toMatchObject({ kind: 'person' })
    expect(receiver.connections()).toBe(1)
  })

  it('waits for a receiver that is down, and has not arrived there', async () => {
    const receiver = await hl7Receiver([says('AA')])
    const transport = sender(receiver.port)
    await receiver.down()
    expect(await transport.commit(message('S-1-R1'), false)).toMatchObject({ kind: 'again', mayHaveArrived: false })
    const back = await hl7Receiver([says('AA')], receiver.port)
    expect(await transport.commit(message('S-1-R1'), false)).toMatchObject({ kind: 'delivered' })
    expect(back.got).toEqual(['S-1-R1'])
  })
})

describe('an HL7 message over TLS', () => {
  async function over(trusted: 'its own' | 'another') {
    const own = ownCertificate()
    const receiver = await createMllpReceiver(
      { host: '127.0.0.1', port: 0, tls: own },
      async () => ackText('AA', 'S-1-R1'),
      () => {},
    )
    onTestFinished(() => receiver.close())
    const ca = trusted === 'its own' ? own.cert : ownCertificate().cert
    const place = { host: '127.0.0.1', port: receiver.port, tls: { ca }, ackTimeoutMs: 5_000 }
    const transport = createMllpTransport(place)
    onTestFinished(() => transport.close())
    return transport.commit(message('S-1-R1'), false)
  }

  it('goes to a receiver that proves who it is', async () => {
    expect(await over('its own')).toMatchObject({ kind: 'delivered' })
  })

  it('goes to nobody else, and says so', async () => {
    expect(await over('another')).toMatchObject({
      kind: 'stop',
      words: expect.stringContaining('did not prove who it is'),
    })
  })
})
