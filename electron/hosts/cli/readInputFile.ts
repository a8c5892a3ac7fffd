import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { BadInput } from './badInput.ts'
import type { CliIo } from './cliIo.ts'

/** A file named on the command line → its text, or why it cannot be read, in words. */
export async function readInputFile(io: CliIo, file: string): Promise<Result<string, BadInput>> {
  try {
    return ok((await io.readFile(file)).replace(/^\uFEFF/, ''))
  } catch (cause) {
    return err({ file, place: '', cause: cannotRead(cause) })
  }
}

/** What the system threw when a file was opened → why it cannot be read, in words. */
export function cannotRead(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return reasons[code] ?? `it cannot be read (${code || 'unknown reason'})`
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
}
