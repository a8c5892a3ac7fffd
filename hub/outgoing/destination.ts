import { z } from 'zod'
import { smartAlgorithms } from '#electron/exchange/fhir/smartKey.ts'
import { shortText } from '#shared/document/facts.ts'

/** Where things go, as the operator sets it up: settings stand in the open, secrets are sealed (hub/outgoing/seal.ts). */

/** What the bundle creates, what a correction or a void updates, and the search for the claim after an unknown outcome. */
const usualScope = [
  ...['Organization', 'Practitioner', 'Patient', 'Coverage'].map((type) => `system/${type}.crs`),
  ...['Encounter', 'Observation', 'MedicationAdministration', 'ChargeItem', 'Claim'].map(
    (type) => `system/${type}.crus`,
  ),
].join(' ')

const folder = z.string().min(1).max(400)
const port = z.number().int().min(1).max(65_535)
const pem = z.string().max(20_000)

export const settingsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), folder, answersFolder: folder.nullable().default(null) }),
  z.object({
    kind: z.literal('sftp'),
    host: shortText,
    port: port.default(22),
    user: shortText,
    /** As `ssh-keygen -lf` prints it. */
    hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'a fingerprint such as SHA256:…, 43 characters'),
    folder,
    answersFolder: folder.nullable().default(null),
  }),
  z.object({
    kind: z.literal('mllp'),
    host: shortText,
    port,
    /** Certificate authority of the receiver, PEM; null = the line is protected otherwise (VPN). */
    tlsCa: pem.nullable().default(null),
    version: z.enum(['2.3', '2.5.1', '2.8']).default('2.5.1'),
    ackTimeoutSeconds: z.number().int().min(1).max(300).default(30),
  }),
  z.object({
    kind: z.literal('fhir'),
    base: z.url({ protocol: /^https?$/ }),
    /** SMART Backend Services: the hub signs itself in; null = the fixed secret `token`, or none. */
    smart: z
      .object({
        tokenUrl: z.url({ protocol: /^https?$/ }),
        clientId: shortText,
        scope: z.string().min(1).max(2_000).default(usualScope),
        alg: z.enum(smartAlgorithms).default('ES384'),
      })
      .nullable()
      .default(null),
  }),
])
export type DestinationSettings = z.infer<typeof settingsSchema>

export const secretsSchema = z.object({
  password: z.string().min(1).max(1_000).optional(),
  /** Of the SFTP user, or of the SMART client as PKCS#8. */
  privateKey: pem.optional(),
  token: z.string().min(1).max(10_000).optional(),
  tlsCert: pem.optional(),
  tlsKey: pem.optional(),
})
export type DestinationSecrets = z.infer<typeof secretsSchema>

/** One destination as a file for `npm run hub -- destination FILE`. */
export const destinationFileSchema = z.object({
  name: shortText,
  settings: settingsSchema,
  secrets: secretsSchema.default({}),
  /** The same system at another address (changeDestination.ts). */
  moved: z.boolean().default(false),
})
export type DestinationFile = z.infer<typeof destinationFileSchema>
