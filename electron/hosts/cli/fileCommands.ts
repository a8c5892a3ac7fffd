import { exportClaim } from '#electron/desk/exportClaim.ts'
import { readSessionDocument, type SessionDocument } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { CliIo } from './cliIo.ts'
import type { ExportFormat } from './cliOptions.ts'
import { badInput, type CliNo, no, type Outcome } from './outcome.ts'
import { readInputFile } from './readInputFile.ts'

/** A session document from a file, checked whole. */
export async function readDocumentFile(io: CliIo, file: string): Promise<Result<SessionDocument, CliNo>> {
  const text = await readInputFile(io, file)
  if (!text.ok) return badInput(text.error)
  const document = readSessionDocument(text.value)
  return document.ok ? document : badInput({ file, place: '', cause: document.error })
}

/** `export FILE`: codes and bills a document without touching any store. */
export async function exportFile(
  io: CliIo,
  file: string,
  { format, production }: { readonly format: ExportFormat; readonly production: boolean },
): Promise<Outcome> {
  const document = await readDocumentFile(io, file)
  if (!document.ok) return document
  if (format === 'session') return ok(documentText(document.value))
  const exported = exportClaim(document.value, format, { production })
  return exported.ok ? ok(exported.value.text) : no(`${file}: the claim is held: ${exported.error.join(' ')}`)
}

/** A document as text: canonical, so that its hash is the one a receipt names. */
export const documentText = (document: unknown): string => `${canonicalJson(document)}\n`
