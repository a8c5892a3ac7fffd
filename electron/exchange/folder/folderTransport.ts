import { createHash } from 'node:crypto'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AnswerSeen,
  type Attempt,
  again,
  codeOf,
  delivered,
  type NotDelivered,
  type Outgoing,
  person,
  stop,
  type Transport,
} from '../transport.ts'

export interface FolderPlace {
  /** Where files for the receiver go. */
  readonly folder: string
  /** Where the receiver's answers lie; null = it has no such folder. */
  readonly answersFolder: string | null
}

/** A share or a directory that another program watches: never a half file, never a name twice (billing-interfaces 6). */
export function createFolderTransport({ folder, answersFolder }: FolderPlace): Transport {
  const base: Transport = {
    prepare: (out) => writePart(folder, out),
    commit: (out, unknown) => makeVisible(folder, out, unknown),
    close: async () => {},
  }
  return answersFolder === null ? base : { ...base, answers: () => listAnswers(answersFolder) }
}

const partOf = (folder: string, { name }: Outgoing): string => join(folder, `${name}.part`)

/** The whole file under a name that nobody reads, on the disk and not only on its way there. */
async function writePart(folder: string, out: Outgoing): Promise<NotDelivered | null> {
  try {
    const file = await open(partOf(folder, out), 'w', 0o600)
    try {
      await file.writeFile(out.body, 'utf8')
      await file.sync()
    } finally {
      await file.close()
    }
    return null
  } catch (cause) {
    return unwritable(cause)
  }
}

async function makeVisible(folder: string, out: Outgoing, unknown: boolean): Promise<Attempt> {
  const target = join(folder, out.name)
  const part = partOf(folder, out)
  try {
    const there = await hashOf(target)
    if (there === out.contentId) {
      await rm(part, { force: true })
      return delivered('The file lies in the folder.')
    }
    if (there !== null) return person(nameTaken(out.name))
    if ((await hashOf(part)) !== out.contentId) {
      // The last step of an earlier try is what takes the other name away.
      if (unknown && (await hashOf(part)) === null) return delivered('The receiver has taken the file.')
      return again('The file was not written whole. It is written again.')
    }
    await rename(part, target)
    await syncFolder(folder)
    return delivered('The file lies in the folder.')
  } catch (cause) {
    const no = unwritable(cause)
    return no.kind === 'again' ? { ...no, mayHaveArrived: true } : no
  }
}

export const nameTaken = (name: string): string =>
  `A file named ${name} with other content is there already, and nothing is ever written over. Look whose it is, then try again.`

async function hashOf(path: string): Promise<string | null> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null
    throw cause
  }
}

/** The name itself must outlive a power cut; some file systems of other machines cannot promise that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function unwritable(cause: unknown): NotDelivered {
  const code = codeOf(cause)
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return stop('The folder for outgoing files is not there. Connect the share, or correct its path.')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return stop(`The hub may not write into the folder for outgoing files (${code}). Give it the right to.`)
  return again(`The folder for outgoing files did not take the file (${code}).`)
}

/** What another program may still be writing, or hides. */
const isUnfinished = (name: string): boolean => name.startsWith('.') || /\.(part|tmp|filepart|crdownload)$/i.test(name)
const largestAnswer = 100 * 1_048_576

async function listAnswers(folder: string): Promise<readonly AnswerSeen[] | NotDelivered> {
  const seen: AnswerSeen[] = []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (entries === null)
    return again('The folder with the answers cannot be read. Connect the share, or correct its path.')
  for (const entry of entries) {
    if (!entry.isFile() || isUnfinished(entry.name)) continue
    const path = join(folder, entry.name)
    const facts = await stat(path).catch(() => null)
    if (facts === null || facts.size > largestAnswer) continue
    seen.push({
      name: entry.name,
      size: facts.size,
      changedMs: facts.mtimeMs,
      read: () => readFile(path, 'utf8').catch(() => null),
    })
  }
  return seen.sort((a, b) => a.name.localeCompare(b.name))
}
