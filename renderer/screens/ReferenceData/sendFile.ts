import type { Api } from '#shared/ipc/client.ts'
import { pieceBytes } from '#shared/ipc/referenceShapes.ts'
import { base64Of } from '../base64Of.ts'

/** What became of sending: it is being read, another file is in the way, or it was not sent. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'busy'; readonly by: string; readonly file: string }
  | { readonly kind: 'too-large'; readonly most: string }
  | { readonly kind: 'not-sent' }

/** Sends a file piece by piece and has it read; `begun` tells under which id, so that it can be cancelled. */
export async function sendFile(api: Api, file: File, begun: (uploadId: string) => void): Promise<Sent> {
  const start = await api.call('reference.beginUpload', { name: file.name.slice(-200), size: file.size })
  if (start.kind === 'refusal')
    return start.refusal.code === 'upload-busy'
      ? { kind: 'busy', by: start.refusal.facts.by ?? '', file: start.refusal.facts.file ?? '' }
      : { kind: 'too-large', most: start.refusal.facts.most ?? '' }
  if (start.kind === 'fault') return { kind: 'not-sent' }
  const { uploadId } = start.value
  begun(uploadId)
  for (let place = 0; place < file.size; place += pieceBytes) {
    const bytes = new Uint8Array(await file.slice(place, place + pieceBytes).arrayBuffer())
    const added = await api.call('reference.addPiece', { uploadId, place, base64: base64Of(bytes) })
    if (added.kind !== 'value') return { kind: 'not-sent' }
  }
  const reading = await api.call('reference.import', { uploadId })
  return { kind: reading.kind === 'value' ? 'sent' : 'not-sent' }
}
