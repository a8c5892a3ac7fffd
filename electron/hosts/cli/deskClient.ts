import type { Api } from '#shared/ipc/client.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { CliNo } from './outcome.ts'

/** The desk behind a command on the store: the one that is running, or the record opened for this one command. */
export interface DeskClient {
  readonly api: Api
  close(): void
}

export type OpenDesk = (folder: string) => Promise<Result<DeskClient, CliNo>>
