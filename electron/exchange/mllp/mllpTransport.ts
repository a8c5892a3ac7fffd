import { connect as connectPlain, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { type Hl7Ack, readAck } from '#shared/formats/hl7/readAck.ts'
import { type Attempt, again, codeOf, doubtful, type Outgoing, stop, type Transport } from '../transport.ts'
import { ackAttempt } from './ackAttempt.ts'
import { createFrameReader, framed } from './mllpFrames.ts'

export interface MllpPlace {
  readonly host: string
  readonly port: number
  /** null = plain TCP, inside a VPN only. */
  readonly tls: Pick<ConnectionOptions, 'ca' | 'cert' | 'key'> | null
  readonly ackTimeoutMs: number
}

/** What came of waiting for the ACK of one message. */
type Heard = Hl7Ack | 'closed' | 'late' | 'noise'

interface Line {
  readonly socket: Socket
  /** Waits for the ACK that names this control id; anything else is no answer. */
  heard(controlId: string): Promise<Heard>
}

const longestAck = 262_144

/**
 * HL7 v2 over one connection that is kept: one message in flight, an ACK counts only under our control id, and a resend
 * keeps it, so that the receiver can drop the copy (billing-interfaces 8).
 */
export function createMllpTransport(place: MllpPlace): Transport {
  let line: Line | null = null
  const hangUp = (): void => {
    line?.socket.destroy()
    line = null
  }
  async function commit({ name, body }: Outgoing, unknown: boolean): Promise<Attempt> {
    if (line?.socket.destroyed) line = null
    const opened = line ?? (await openLine(place))
    if ('kind' in opened) return unknown ? doubtful(opened) : opened
    line = opened
    const waiting = opened.heard(name)
    opened.socket.write(framed(body))
    const heard = await waiting
    if (typeof heard === 'string') {
      // Whatever comes late on this connection belongs to nobody.
      hangUp()
      return again(unheard[heard], { mayHaveArrived: true })
    }
    const came = ackAttempt(heard)
    // A receiver that took the copy before may refuse this one for being a copy.
    return unknown && came.kind === 'person' ? doubtful(came) : came
  }
  return { prepare: async () => null, commit, close: async () => hangUp() }
}

const unheard: Readonly<Record<Extract<Heard, string>, string>> = {
  closed: 'The receiver hung up before it acknowledged the message.',
  late: 'The receiver did not acknowledge the message in time.',
  noise: 'The receiver sent something that is no acknowledgment.',
}

function openLine(place: MllpPlace): Promise<Line | Attempt> {
  return new Promise((resolve) => {
    const { host, port, tls } = place
    const socket = tls ? connectTls({ host, port, ...tls }) : connectPlain({ host, port })
    socket.setKeepAlive(true, 30_000)
    socket.setTimeout(place.ackTimeoutMs, () => socket.destroy())
    const failed = (cause: unknown): void => {
      socket.destroy()
      resolve(unreached(cause))
    }
    socket.once('error', failed)
    socket.once('close', () => failed({ code: 'ETIMEDOUT' }))
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      socket.removeAllListeners('error').removeAllListeners('close')
      socket.setTimeout(0)
      // What goes wrong later shows as a closed connection.
      socket.on('error', () => socket.destroy())
      resolve({ socket, heard: (controlId) => ackOf(socket, controlId, place.ackTimeoutMs) })
    })
  })
}

function unreached(cause: unknown): Attempt {
  const code = codeOf(cause)
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code))
    return stop(`The receiver did not prove who it is (${code}). Check its certificate before anything is sent.`)
  return again(`The receiver cannot be reached (${code}).`)
}

function ackOf(socket: Socket, controlId: string, timeoutMs: number): Promise<Heard> {
  return new Promise((resolve) => {
    const frames = createFrameReader(longestAck)
    const settle = (heard: Heard): void => {
      clearTimeout(timer)
      socket.off('data', onData).off('close', onClose).off('end', onClose)
      resolve(heard)
    }
    const onClose = (): void => settle('closed')
    const onData = (piece: Buffer): void => {
      const acks = frames.feed(piece).flatMap((frame) => {
        const ack = readAck(frame)
        return ack.ok ? [ack.value] : []
      })
      const own = acks.find((ack) => ack.controlId === controlId)
      if (own) settle(own)
      else if (frames.isTooLong) settle('noise')
    }
    const timer = setTimeout(() => settle('late'), timeoutMs)
    socket.on('data', onData).once('close', onClose).once('end', onClose)
  })
}
