import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The floor under the hub: Node's own server in a process of its own, which reads a request and answers so many bytes. */
const bytes = Buffer.alloc(4 * 1_048_576, 'x')
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const wanted = Number(request.headers['x-answer-bytes'] ?? 0)
    response.writeHead(200, { 'content-type': 'application/json' }).end(bytes.subarray(0, wanted))
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
