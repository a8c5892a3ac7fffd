import { z } from 'zod'
import { createMllpReceiver, type Receiver } from '#electron/exchange/mllp/mllpReceiver.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { receiveSchedule } from './receiveSchedule.ts'

/** Opens the door for schedulers at the hub's own address; null = none was asked for. Throws for a port that is none. */
export async function listenForSchedule(
  store: HubStore,
  ports: HubPorts,
  { host, 'hl7-port': asked }: { readonly host: string; readonly 'hl7-port'?: string | undefined },
): Promise<Receiver | null> {
  if (asked === undefined) return null
  const port = z.coerce.number().int().min(0).max(65_535).safeParse(asked)
  if (!port.success) throw new Error('--hl7-port: expected a port number')
  return createMllpReceiver(
    { host, port: port.data, tls: null },
    (message) => receiveSchedule(store, ports, message),
    () => ports.log('hl7: a message could not be kept'),
  )
}
