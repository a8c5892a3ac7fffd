import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the bytes of one upload lie until they were read: public data, nothing of the record. */
export interface UploadFile {
  readonly path: string
  /** Resolves when the bytes are with the system: nothing piles up here. */
  write(bytes: Buffer): Promise<void>
  /** The whole file is there and can be read, also a second time. */
  end(): Promise<void>
  remove(): Promise<void>
}

/** A file in a folder of its own, gone with `remove`. */
export async function createUploadFile(): Promise<UploadFile> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-reference-'))
  const path = join(folder, 'upload')
  const stream = createWriteStream(path, { mode: 0o600 })
  let failure: Error | null = null
  stream.on('error', (cause) => {
    failure = cause
  })
  const done = (act: (to: WriteStream, answer: (cause?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      act(stream, (cause) => {
        if (cause ?? failure) reject(cause ?? failure)
        else resolve()
      })
    })
  return {
    path,
    write: (bytes) => done((to, answer) => void to.write(bytes, answer)),
    end: async () => {
      if (!stream.writableEnded) await done((to, answer) => void to.end(answer))
    },
    async remove() {
      stream.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
