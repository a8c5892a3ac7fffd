import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose'

/** The two algorithms of SMART Backend Services (billing-interfaces 9, SMART App Launch 2.2 client-confidential-asymmetric). */
export const smartAlgorithms = ['ES384', 'RS384'] as const
export type SmartAlgorithm = (typeof smartAlgorithms)[number]

/** A fresh private key as PKCS#8 PEM: made on the hub, sealed there, and shown to nobody. */
export async function newSmartKey(alg: SmartAlgorithm): Promise<string> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 3072 })
  return exportPKCS8(privateKey)
}

export interface PublicJwk {
  readonly kty: string
  readonly kid: string
  readonly alg: SmartAlgorithm
  readonly use: 'sig'
  readonly key_ops: readonly ['verify']
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
}

/** The public half of a key as the server registers it; its id is its thumbprint (RFC 7638). Throws for a text that is no such key. */
export async function publicJwkOf(pem: string, alg: SmartAlgorithm): Promise<PublicJwk> {
  const { kty = '', crv, x, y, n, e } = await exportJWK(await importPKCS8(pem, alg, { extractable: true }))
  const half = kty === 'EC' ? { kty, crv: crv ?? '', x: x ?? '', y: y ?? '' } : { kty, n: n ?? '', e: e ?? '' }
  return { ...half, kid: await calculateJwkThumbprint(half, 'sha256'), alg, use: 'sig', key_ops: ['verify'] }
}
