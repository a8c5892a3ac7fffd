import { hostname } from 'node:os'
import { createBackend } from '#electron/backend.ts'
import { keyFilePlace } from '#electron/db/keyPlace.ts'
import { type StartFailure, startFailureTitle } from '#electron/desk/record/startFailure.ts'
import { machineZone } from '#electron/ports/systemClock.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { keyFileOf, logFileOf } from '../dataFolder.ts'
import { findHubFor } from '../findHub.ts'
import type { Served } from './httpHost.ts'
import type { StartOptions } from './startOptions.ts'

/** What the host serves, and how to end it; `wentWell`: the record is open, and not only a note why it is not. */
export interface OpenedDesk {
  readonly served: Served
  readonly wentWell: boolean
  /** Begins to send what waits, and to make each day's copy. */
  begin(): void
  close(): void
}

/** The record of a folder behind a back end; where it does not open, one line in the terminal and the same words as a page. */
export async function openDesk(folder: string, options: StartOptions): Promise<OpenedDesk> {
  const started = await startBackend(folder, options)
  if (!started.ok) {
    process.stderr.write(`${startFailureTitle(started.error)}: ${started.error.sentence}\n`)
    return { served: { failure: noteOf(started.error) }, wentWell: false, begin() {}, close() {} }
  }
  const backend = started.value
  return {
    served: { backend },
    wentWell: true,
    begin() {
      backend.startSync()
      backend.startCopies()
    },
    close: () => backend.close(),
  }
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
