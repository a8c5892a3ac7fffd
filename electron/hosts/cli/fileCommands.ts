import { exportClaim } from '#electron/desk/claims/exportClaim.ts'
import { documentsIn } from '#shared/document/emergencyCopy.ts'
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

/** What `import` takes: one session document, or an emergency copy with many; each checked whole before any is brought in. */
export async function readImportFile(io: CliIo, file: string): Promise<Result<readonly SessionDocument[], CliNo>> {
  const text = await readInputFile(io, file)
  if (!text.ok) return badInput(text.error)
  const found = documentsIn(jsonOr(text.value))
  if (!found.ok) return badInput({ file, place: '', cause: found.error })
  const documents: SessionDocument[] = []
  for (const [index, value] of found.value.entries()) {
    const place = found.value.length > 1 ? `documents.${index}` : ''
    const one = value === undefined ? text.value : textOr(value)
    if (one === null) return badInput({ file, place, cause: 'it is nested deeper than any session document' })
    const document = readSessionDocument(one)
    if (!document.ok) return badInput({ file, place, cause: document.error })
    documents.push(document.value)
  }
  return ok(documents)
}

/** Undefined for a text that is not JSON: the document's own reader says what is wrong with it. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Null for what is nested so deep that it cannot be written down again. */
function textOr(value: unknown): string | null {
  try {
    return JSON.stringify(value)
  } catch {
    return null
  }
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
