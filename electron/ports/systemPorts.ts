import type { BackendPorts } from '../backendPorts.ts'
import { createHubClient } from '../sync/hubClient.ts'
import { createFileLog } from './fileLog.ts'
import { randomIds, systemRandom } from './randomIds.ts'
import { systemClock } from './systemClock.ts'

/** The real world of a workstation. */
export function systemPorts(logFile: string, zone: string): BackendPorts {
  const clock = systemClock(zone)
  return {
    clock,
    newId: randomIds,
    random: systemRandom,
    log: createFileLog(logFile, clock),
    clientFor: (address) => createHubClient(address, fetch),
    later(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}
