import { readReference } from '#electron/reference/readReference.ts'
import { type ReferenceSource, sourceOfBytes } from '#electron/reference/source.ts'
import type { ReferenceRow } from '#shared/reference/types.ts'

/** Reads bytes (or a text of one byte a character) as a dropped file; each table with the rows that were kept of it. */
export async function readPublicFile(name: string, content: string | Uint8Array | ReferenceSource) {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const read = await readReference(bytes instanceof Uint8Array ? sourceOfBytes(name, bytes) : bytes, () => {
    const rows: ReferenceRow[] = []
    return {
      rows,
      take: (more: readonly ReferenceRow[]) => void rows.push(...more),
      finish: () => {},
      drop: () => void rows.splice(0),
    }
  })
  return read.ok
    ? {
        refusal: null,
        tables: read.value.tables.map(({ report, sink }) => ({ ...report, kept: sink.rows })),
        ...aside(read.value),
      }
    : { refusal: read.error, tables: [], setAside: [] }
}

const aside = ({ setAside }: { readonly setAside: readonly { readonly file: string; readonly reason: string }[] }) => ({
  setAside,
})
