import { fixedAccess } from '#electron/exchange/fhir/fhirAccess.ts'
import { createFhirTransport } from '#electron/exchange/fhir/fhirTransport.ts'
import { createSmartAccess } from '#electron/exchange/fhir/smartAccess.ts'
import { createFolderTransport } from '#electron/exchange/folder/folderTransport.ts'
import { createMllpTransport } from '#electron/exchange/mllp/mllpTransport.ts'
import { createSftpTransport } from '#electron/exchange/sftp/sftpTransport.ts'
import type { Transport } from '#electron/exchange/transport.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import type { HubPorts } from '../ports.ts'
import type { DestinationSecrets, DestinationSettings } from './destination.ts'

export type TransportFor = (settings: DestinationSettings, secrets: DestinationSecrets) => Transport

const filesWithinMs = 120_000
const bundleWithinMs = 60_000
const signInWithinMs = 20_000

/** The wires of destinations, on this clock. */
export const transportsOn =
  (ports: Pick<HubPorts, 'now' | 'newId'>): TransportFor =>
  (settings, secrets) => {
    switch (settings.kind) {
      case 'folder':
        return createFolderTransport(settings)
      case 'sftp':
        return createSftpTransport({
          ...settings,
          privateKey: secrets.privateKey ?? null,
          password: secrets.password ?? null,
          giveUp: () => AbortSignal.timeout(filesWithinMs),
        })
      case 'mllp':
        return createMllpTransport({
          host: settings.host,
          port: settings.port,
          ackTimeoutMs: settings.ackTimeoutSeconds * 1000,
          tls: settings.tlsCa === null ? null : { ca: settings.tlsCa, ...clientCertificate(secrets) },
        })
      case 'fhir':
        return createFhirTransport(
          { base: settings.base, timeoutMs: bundleWithinMs },
          settings.smart
            ? createSmartAccess(
                { ...settings.smart, privateKey: secrets.privateKey ?? '', timeoutMs: signInWithinMs },
                { fetchIt: fetch, nowMs: () => epochMs(ports.now()), newId: ports.newId },
              )
            : fixedAccess(secrets.token ?? null),
          fetch,
        )
      default:
        return assertNever(settings, 'transportFor')
    }
  }

const clientCertificate = ({ tlsCert, tlsKey }: DestinationSecrets) => ({
  ...(tlsCert === undefined ? {} : { cert: tlsCert }),
  ...(tlsKey === undefined ? {} : { key: tlsKey }),
})
