import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createStaticFiles } from '#electron/hosts/staticFiles.ts'

const files = createStaticFiles(join(import.meta.dirname, '../../out/blank'))
const server = createServer((request, response) => {
  void files((request.url ?? '/').split('?')[0] ?? '/').then(({ status, headers, body }) =>
    response.writeHead(status, headers).end(body),
  )
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
process.once('SIGTERM', () => process.exit(0))
