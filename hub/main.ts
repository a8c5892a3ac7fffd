import '#shared/ipc/withoutEval.ts'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createAnswerFiler } from './answers/answerFiler.ts'
import { demoSite, onDemoClock } from './demoClock.ts'
import { listen } from './httpServer.ts'
import { listenForSchedule } from './inbound/listenForSchedule.ts'
import { openHubStore } from './openStore.ts'
import { createOperator } from './operator.ts'
import { announceOperator, operatorCommand } from './operatorCommand.ts'
import { sealOf } from './outgoing/seal.ts'
import { startCarrying } from './outgoing/startCarrying.ts'
import { transportsOn } from './outgoing/transportFor.ts'
import { type HubPorts, systemPorts } from './ports.ts'
import { createHubService, type HubService } from './service.ts'
import type { HubStore, Site } from './store.ts'

const enrolmentMinutes = 60

/** `npm run hub`: one hub until it is told to stop. Options are listed in the README; DATABASE_URL chooses PostgreSQL. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: join(process.cwd(), '.chairside/hub') },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '0' },
      site: { type: 'string', default: demoSite.id },
      name: { type: 'string', default: demoSite.name },
      zone: { type: 'string', default: 'America/Chicago' },
      /** Where the demo desk of this machine finds address and code; `none` writes no such file. */
      announce: { type: 'string', default: join(process.cwd(), '.chairside/hub.json') },
      /** A name this hub is reached by besides its address, as often as there are: what a TLS proxy hands on as Host. */
      as: { type: 'string', multiple: true, default: [] },
      /** Where schedulers send HL7 v2 (SIU, ADT) to; absent = nobody may. */
      'hl7-port': { type: 'string' },
      /** Where the demo hub’s clock begins; only the demo hub accepts it (design 12.1). */
      clock: { type: 'string' },
      'tie-to-stdin': { type: 'boolean', default: false },
    },
  })
  if (positionals.length > 0) return runCommand(values.folder, positionals)
  const port = z.coerce.number().int().min(0).max(65_535).safeParse(values.port)
  if (!port.success) throw new Error('--port: expected a port number')
  const databaseUrl = process.env.DATABASE_URL
  const store = await openHubStore(databaseUrl ? { databaseUrl } : { folder: values.folder })
  if (!store.ok) throw new Error(store.error)
  const site = await store.value.site({ id: values.site, name: values.name })
  const ports = await portsOf(store.value, site, values)
  const seal = sealOf(values.folder)
  const filer = createAnswerFiler(store.value, ports)
  const carrying = startCarrying({ store: store.value, ports, seal, transportFor: transportsOn(ports), filer })
  const service = createHubService(store.value, site, ports, seal, carrying.wake, filer)
  const hl7 = await listenForSchedule(store.value, ports, values)
  const announceFresh = async (): Promise<void> => {
    if (values.announce === 'none') return
    announce(values.announce, { address: hub.address, code: await service.newEnrolmentCode(enrolmentMinutes) })
  }
  const operatorKey = ports.newSecret()
  const where = { host: values.host, port: port.data, names: [hostname(), ...values.as] }
  const operator = createOperator(store.value, service, ports, operatorKey, seal)
  const hub = await listen(announcing(service, announceFresh), ports, where, operator)
  if (!existsSync(values.folder)) mkdirSync(values.folder, { recursive: true, mode: 0o700 })
  announceOperator(values.folder, { address: hub.address, key: operatorKey })
  const code = await service.newEnrolmentCode(enrolmentMinutes)
  await announceFresh()
  // The announced code is always a good one: a demo desk that was started over enrols again by itself.
  const renew = (): void => void announceFresh().catch(() => ports.log('announce: the file cannot be written'))
  setInterval(renew, (enrolmentMinutes / 2) * 60_000).unref()
  process.stdout.write(
    `Hub "${site.name}" (${store.value.kind}) at ${hub.address}\nEnrolment code for one device, valid ${enrolmentMinutes} minutes: ${code}\n`,
  )
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    void Promise.all([hub.close(), carrying.stop(), hl7?.close()])
      .then(() => store.value.close())
      .then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (values['tie-to-stdin']) process.stdin.resume().once('end', stop)
}

interface Clocked {
  readonly zone: string
  readonly clock?: string | undefined
}

async function portsOf(store: HubStore, site: Site, { zone, clock }: Clocked): Promise<HubPorts> {
  const system = systemPorts(zone, (line) => process.stderr.write(`${line}\n`))
  const ports = await onDemoClock(store, site, system, clock ?? null)
  if (!ports.ok) throw new Error(ports.error)
  return ports.value
}

/** `npm run hub -- devices`, `revoke DEVICE`, `code`: the hub that runs on this folder answers. */
async function runCommand(folder: string, words: readonly string[]): Promise<void> {
  const answer = await operatorCommand(folder, words)
  if (answer.ok) return void process.stdout.write(answer.value)
  process.stderr.write(`${answer.error}\n`)
  process.exitCode = 1
}

/** A code enrols one device: after each enrolment the file gets the next one. */
const announcing = (service: HubService, announceFresh: () => Promise<void>): HubService => ({
  ...service,
  async call(method, input, caller) {
    const answer = await service.call(method, input, caller)
    if (method === 'device.enrol' && answer.ok) await announceFresh()
    return answer
  },
})

/** Written whole or not at all: the desk may be reading it. Only its owner may read the code. */
function announce(file: string, found: { readonly address: string; readonly code: string }): void {
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.part`, `${JSON.stringify(found)}\n`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

main().catch((cause: unknown) => {
  process.stderr.write(`The hub did not start: ${cause instanceof Error ? cause.message : 'unknown cause'}\n`)
  process.exit(1)
})
