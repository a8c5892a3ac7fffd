import { type AddressInfo, createServer as createPlain, type Server, type Socket } from 'node:net'
import { createServer as createTls, type TlsOptions } from 'node:tls'
import { createFrameReader, framed } from './mllpFrames.ts'

export interface ReceiverPlace {
  /** Loopback unless told otherwise. */
  readonly host: string
  readonly port: number
  /** With `ca`, only senders with a certificate of it are let in. */
  readonly tls: Pick<TlsOptions, 'ca' | 'cert' | 'key'> | null
}

export interface Receiver {
  readonly port: number
  close(): Promise<void>
}

const longestMessage = 1_048_576
/** A sender that says nothing for so long is gone. */
const silenceMs = 10 * 60_000

/**
 * Listens for HL7 v2: one message after the other on each connection, each answered with what `answer` says; it must not
 * throw for content. A sender of endless or unframed bytes is hung up on.
 */
export async function createMllpReceiver(
  { host, port, tls }: ReceiverPlace,
  answer: (message: string) => Promise<string>,
  onFault: (cause: unknown) => void,
): Promise<Receiver> {
  const open = new Set<Socket>()
  const take = (socket: Socket): void => {
    open.add(socket)
    serve(socket, answer, onFault)
    socket.once('close', () => open.delete(socket))
  }
  const server: Server = tls
    ? createTls({ ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: tls.ca !== undefined }, take)
    : createPlain(take)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function serve(socket: Socket, answer: (message: string) => Promise<string>, onFault: (cause: unknown) => void): void {
  const frames = createFrameReader(longestMessage)
  let before = Promise.resolve()
  socket.setTimeout(silenceMs, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('data', (piece: Buffer) => {
    for (const message of frames.feed(piece))
      before = before
        .then(async () => void socket.write(framed(await answer(message))))
        .catch((cause: unknown) => {
          // Without an answer the sender sends it again.
          onFault(cause)
          socket.destroy()
        })
    if (frames.isTooLong) socket.destroy()
  })
}
