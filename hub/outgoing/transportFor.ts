import { createFhirTransport } from '#electron/exchange/fhir/fhirTransport.ts'
import { createFolderTransport } from '#electron/exchange/folder/folderTransport.ts'
import { createMllpTransport } from '#electron/exchange/mllp/mllpTransport.ts'
import { createSftpTransport } from '#electron/exchange/sftp/sftpTransport.ts'
import type { Transport } from '#electron/exchange/transport.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import type { DestinationSecrets, DestinationSettings } from './destination.ts'

export type TransportFor = (settings: DestinationSettings, secrets: DestinationSecrets) => Transport

const filesWithinMs = 120_000
const bundleWithinMs = 60_000

/** The wire of a destination. */
export const transportFor: TransportFor = (settings, secrets) => {
  switch (settings.kind) {
    case 'folder':
      return createFolderTransport(settings)
    case 'sftp':
      return createSftpTransport({
        ...settings,
        privateKey: secrets.privateKey ?? null,
        password: secrets.password ?? null,
        timeoutMs: filesWithinMs,
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
        { base: settings.base, token: secrets.token ?? null, timeoutMs: bundleWithinMs },
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
