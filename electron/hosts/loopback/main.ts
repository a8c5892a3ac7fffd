import '#shared/ipc/withoutEval.ts'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createBackend } from '#electron/backend.ts'
import { keyFilePlace } from '#electron/db/keyPlace.ts'
import { type StartFailure, startFailureTitle } from '#electron/desk/startFailure.ts'
import { randomSecret } from '#electron/ports/randomSecret.ts'
import { machineZone } from '#electron/ports/systemClock.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { keyFileOf, logFileOf, usualFolder } from '../dataFolder.ts'
import { findHubFor } from '../findHub.ts'
import { announceDesk } from './deskFile.ts'
import { type HttpHost, startHttpHost } from './httpHost.ts'
import { openBrowser } from './openBrowser.ts'
import { readStartOptions, type StartOptions } from './startOptions.ts'

const builtPage = join(import.meta.dirname, '../../../out/renderer')

/** `npm start` without a window: this workstation's back end for a browser, until it is told to stop. */
async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2))
  if (!options.ok) {
    process.stderr.write(`Chairside did not start: ${options.error}\n`)
    process.exitCode = 2
    return
  }
  const folder = resolve(options.value.folder ?? usualFolder(process.cwd()))
  const { log } = systemPorts(logFileOf(folder), machineZone())
  const started = await startBackend(folder, options.value)
  const backend = started.ok ? started.value : null
  const host = await startHttpHost({
    served: started.ok ? { backend: started.value } : { failure: noteOf(started.error) },
    folder: builtPage,
    port: options.value.port,
    newSecret: randomSecret,
    onRefused: (status) => log.write(`loopback.refused-${status}`),
  })
  if (!started.ok) process.stderr.write(`${startFailureTitle(started.error)}: ${started.error.sentence}\n`)
  const forget = backend ? announceDesk(folder, host) : () => {}
  backend?.startSync()
  backend?.startCopies()
  // Before the address is said: whoever reads it may also stop this program at once.
  stopWhenTold(options.value, async () => {
    forget()
    await host.close()
    backend?.close()
    process.exit(backend ? 0 : 1)
  })
  say(host, options.value)
}

function startBackend(folder: string, { clock, fresh, empty, hub, hubCode, station }: StartOptions) {
  const ports = systemPorts(logFileOf(folder), machineZone())
  return createBackend(ports, {
    folder,
    keys: keyFilePlace(keyFileOf(folder)),
    demo: !empty,
    fresh,
    orReadOnly: true,
    hub: findHubFor(folder, { hub, hubCode }),
    deviceName: station ?? (hostname().slice(0, 60) || 'This workstation'),
    ...(clock === null ? {} : { clockAt: instantAt(Date.parse(clock), machineZone()) }),
  })
}

const noteOf = (failure: StartFailure) => ({ title: startFailureTitle(failure), sentences: [failure.sentence] })

/** The one line, and the browser where it can be had. A fresh address for every Enter after it. */
function say(host: HttpHost, { openBrowser: mayOpen }: StartOptions): void {
  const print = (): void => void process.stdout.write(`Chairside is at ${host.startAddress()}\n`)
  print()
  if (mayOpen) openBrowser(host.startAddress(), process.platform)
  createInterface({ input: process.stdin }).on('line', print)
}

function stopWhenTold({ tieToStdin }: StartOptions, stop: () => Promise<void>): void {
  let stopping = false
  const once = (): void => {
    if (stopping) return
    stopping = true
    void stop()
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
  if (tieToStdin) process.stdin.once('end', once)
}

await main()
