import '#shared/ipc/withoutEval.ts'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createFileLog } from '#electron/ports/fileLog.ts'
import { randomSecret } from '#electron/ports/randomSecret.ts'
import { machineZone, systemClock } from '#electron/ports/systemClock.ts'
import { logFileOf, usualFolder } from '../dataFolder.ts'
import { announceDesk } from './deskFile.ts'
import { type HttpHost, type Served, startHttpHost } from './httpHost.ts'
import { openBrowser } from './openBrowser.ts'
import type { OpenedDesk } from './openDesk.ts'
import { readStartOptions, type StartOptions } from './startOptions.ts'

const builtPage = join(import.meta.dirname, '../../../out/renderer')

/**
 * `npm start` without a window: this workstation's back end for a browser, until it is told to stop. The address is said
 * first and the record opened while the browser starts: whoever asks sooner waits for it.
 */
async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2))
  if (!options.ok) {
    process.stderr.write(`Chairside did not start: ${options.error}\n`)
    process.exitCode = 2
    return
  }
  const folder = resolve(options.value.folder ?? usualFolder(process.cwd()))
  // The zone is looked up for a line that is written, and not before the address is said: it opens the machine's tables.
  const log = createFileLog(logFileOf(folder), { now: () => systemClock(machineZone()).now() })
  const served = Promise.withResolvers<Served>()
  const host = await startHttpHost({
    served: served.promise,
    folder: builtPage,
    port: options.value.port,
    newSecret: randomSecret,
    onRefused: (status) => log.write(`loopback.refused-${status}`),
  })
  const opened = Promise.withResolvers<Opened>()
  // Before the address is said: whoever reads it may also stop this program at once.
  stopWhenTold(options.value, async () => {
    const { desk, forget } = await opened.promise
    forget()
    await host.close()
    desk.close()
    process.exit(desk.wentWell ? 0 : 1)
  })
  say(host, options.value)
  const { openDesk } = await import('./openDesk.ts')
  const desk = await openDesk(folder, options.value)
  // Before anything is answered: a terminal that was told so finds this desk.
  opened.resolve({ desk, forget: desk.wentWell ? announceDesk(folder, host) : () => {} })
  served.resolve(desk.served)
  desk.begin()
}

interface Opened {
  readonly desk: OpenedDesk
  /** Takes back what was announced. */
  readonly forget: () => void
}

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
