import type { Api } from '#shared/ipc/client.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { pieceBytes, type UploadShape } from '#shared/ipc/referenceShapes.ts'

async function valueFrom<M extends Method>(api: Api, method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await api.call(method, input)
  if (answer.kind === 'value') return answer.value
  throw new Error(`${method}: ${JSON.stringify(answer)}`)
}

const isOver = ({ state }: UploadShape): boolean => state !== 'receiving' && state !== 'reading'

/** Sends a file as the page does, a piece at a time, up to the moment when it would be read. */
export async function sendPieces(api: Api, name: string, content: string | Buffer): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const { uploadId } = await valueFrom(api, 'reference.beginUpload', { name, size: bytes.length })
  for (let place = 0; place < bytes.length; place += pieceBytes) {
    const base64 = bytes.subarray(place, place + pieceBytes).toString('base64')
    await valueFrom(api, 'reference.addPiece', { uploadId, place, base64 })
  }
  return uploadId
}

/** Sends a file and waits, push by push, until it was brought in or refused. */
export async function sendPublicFile(
  api: Api,
  name: string,
  content: string | Buffer,
  validFrom?: string,
): Promise<UploadShape> {
  const uploadId = await sendPieces(api, name, content)
  return readSent(api, uploadId, validFrom)
}

/** Has what was sent read, and waits for what comes out. */
export async function readSent(api: Api, uploadId: string, validFrom?: string): Promise<UploadShape> {
  let wake: () => void = () => {}
  let isTold = false
  const stop = api.subscribe(({ push }) => {
    if (push !== 'reference.changed') return
    isTold = true
    wake()
  })
  try {
    await valueFrom(api, 'reference.import', { uploadId, ...(validFrom === undefined ? {} : { validFrom }) })
    for (;;) {
      isTold = false
      const status = await valueFrom(api, 'reference.status', {})
      if (isOver(status)) return status
      await new Promise<void>((resolve) => {
        wake = resolve
        if (isTold) resolve()
      })
    }
  } finally {
    stop()
  }
}
