import { connect } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFrameReader, framed } from './mllpFrames.ts'
import { createMllpReceiver } from './mllpReceiver.ts'

const messages = fc.array(fc.string({ unit: fc.constantFrom('A', '|', '^', '\r', 'é', '\n'), maxLength: 40 }), {
  maxLength: 5,
})

describe('frames in a stream', () => {
  it('come out whole and in order, however the stream is cut and whatever stands between them', () => {
    fc.assert(
      fc.property(messages, fc.array(fc.nat(30), { maxLength: 30 }), (all, cuts) => {
        const noise = Buffer.from('noise\r\x1c')
        const stream = Buffer.concat(all.flatMap((message) => [noise, framed(message)]))
        const reader = createFrameReader(10_000)
        const found: string[] = []
        let at = 0
        for (const cut of [...cuts, stream.length]) {
          found.push(...reader.feed(stream.subarray(at, at + cut)))
          at += cut
        }
        expect(found).toEqual(all)
      }),
    )
  })

  it('never crash on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const reader = createFrameReader(50)
        expect(reader.feed(bytes).every((message) => message.length <= 50)).toBe(true)
      }),
    )
  })
})

interface Sender {
  send(bytes: Uint8Array): void
  /** The next answer, or null when we were hung up on. */
  answer(): Promise<string | null>
}

async function aSender(answer: (message: string) => Promise<string>): Promise<Sender> {
  const receiver = await createMllpReceiver({ host: '127.0.0.1', port: 0, tls: null }, answer, () => {})
  onTestFinished(() => receiver.close())
  const socket = connect({ host: '127.0.0.1', port: receiver.port })
  onTestFinished(() => void socket.destroy())
  const reader = createFrameReader(10_000)
  const got: (string | null)[] = []
  let waiting: ((one: string | null) => void) | null = null
  const give = (one: string | null): void => {
    if (waiting) {
      const resolve = waiting
      waiting = null
      resolve(one)
    } else got.push(one)
  }
  socket.on('error', () => socket.destroy())
  socket.on('data', (piece) => reader.feed(piece).forEach(give))
  socket.once('close', () => give(null))
  return {
    send: (bytes) => void socket.write(bytes),
    answer: () =>
      new Promise((resolve) => {
        const next = got.shift()
        if (next === undefined) waiting = resolve
        else resolve(next)
      }),
  }
}

describe('a listener for HL7', () => {
  it('answers every message in its turn, joined or cut', async () => {
    const order: string[] = []
    const sender = await aSender(async (message) => {
      order.push(message)
      return `ACK ${message}`
    })
    const all = Buffer.concat(['one', 'two', 'three'].map(framed))
    sender.send(all.subarray(0, 7))
    sender.send(all.subarray(7))
    expect([await sender.answer(), await sender.answer(), await sender.answer()]).toEqual([
      'ACK one',
      'ACK two',
      'ACK three',
    ])
    expect(order).toEqual(['one', 'two', 'three'])
  })

  it('hangs up without an answer when it could not keep the message, so that it is sent again', async () => {
    const sender = await aSender(async () => {
      throw new Error('the disk is full')
    })
    sender.send(framed('one'))
    expect(await sender.answer()).toBeNull()
  })

  it('hangs up on a message without an end', async () => {
    const sender = await aSender(async () => 'ACK')
    sender.send(Buffer.concat([Buffer.from([0x0b]), Buffer.alloc(1_100_000, 0x41)]))
    expect(await sender.answer()).toBeNull()
  })
})
