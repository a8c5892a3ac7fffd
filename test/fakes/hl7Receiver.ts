import { type AddressInfo, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { framed } from '#electron/exchange/mllp/mllpFrames.ts'

/** What a receiver does with each message it gets, in turn; the last one goes on for the rest. */
export type Manner = (message: string, socket: Socket) => void

export interface Hl7Receiver {
  readonly port: number
  /** Control ids in the order they arrived, copies too. */
  readonly got: readonly string[]
  /** The messages themselves. */
  readonly texts: readonly string[]
  readonly connections: () => number
  down(): Promise<void>
}

const controlIdOf = (message: string): string => message.split('\r')[0]?.split('|')[9] ?? ''

/** An ACK as receivers write it. */
export const ackText = (code: string, controlId: string, err = ''): string =>
  `MSH|^~\\&|PMSYS|LC|CHAIRSIDE|LAKESIDE|20260303090000||ACK^P03|A1|P|2.5.1\rMSA|${code}|${controlId}\r${err}`

export const says =
  (code: string, err = ''): Manner =>
  (message, socket) =>
    void socket.write(framed(ackText(code, controlIdOf(message), err)))

export const silent: Manner = () => {}
export const hangsUp: Manner = (_message, socket) => void socket.destroy()
export const closesHalf: Manner = (_message, socket) => void socket.end()
export const answersAnother: Manner = (message, socket) => {
  socket.write(framed(ackText('AA', 'SOMETHING-ELSE')))
  says('AA')(message, socket)
}
export const onlyAnother: Manner = (_message, socket) => void socket.write(framed(ackText('AA', 'SOMETHING-ELSE')))
export const answersTwice: Manner = (message, socket) => {
  says('AA')(message, socket)
  says('AA')(message, socket)
}
export const inPieces: Manner = (message, socket) => {
  for (const byte of framed(ackText('AA', controlIdOf(message)))) socket.write(Buffer.from([byte]))
}
export const babbles: Manner = (_message, socket) => {
  socket.write(Buffer.alloc(300_000, 0x41))
  socket.write(Buffer.concat([Buffer.from([0x0b]), Buffer.alloc(300_000, 0x42)]))
}
export const notHl7: Manner = (_message, socket) => void socket.write(framed('HTTP/1.1 200 OK'))

/** A receiver of HL7 over MLLP on loopback that behaves as it is told. */
export async function hl7Receiver(manners: readonly Manner[], port = 0): Promise<Hl7Receiver> {
  const got: string[] = []
  const texts: string[] = []
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => open.delete(socket))
    let text = ''
    socket.on('data', (piece) => {
      text += piece.toString('utf8')
      for (;;) {
        const end = text.indexOf('\x1c\r')
        if (end < 0) return
        const message = text.slice(text.indexOf('\x0b') + 1, end)
        text = text.slice(end + 2)
        const manner = manners[Math.min(got.length, manners.length - 1)]
        got.push(controlIdOf(message))
        texts.push(message)
        manner?.(message, socket)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of open) socket.destroy()
      server.close(() => resolve())
    })
  onTestFinished(down)
  return { port: (server.address() as AddressInfo).port, got, texts, connections: () => connections, down }
}
