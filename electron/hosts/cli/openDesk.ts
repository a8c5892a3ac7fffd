import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { createBackend } from '#electron/backend.ts'
import { keyFilePlace } from '#electron/db/keyPlace.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { type Api, createApi } from '#shared/ipc/client.ts'
import { rowOf } from '#shared/ipc/contract.ts'
import type { Reply, Transport } from '#shared/ipc/envelope.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { deskFileOf, keyFileOf, logFileOf } from '../dataFolder.ts'
import type { DeskClient } from './deskClient.ts'
import type { CliNo } from './outcome.ts'

/** The record has one writer. Where a desk has it open, the command goes through that desk; otherwise it is opened here. */
export const createOpenDesk =
  (zone: string) =>
  async (folder: string): Promise<Result<DeskClient, CliNo>> => {
    const running = await enterRunningDesk(folder)
    return running ? ok({ api: running, close: () => {} }) : openHere(folder, zone)
  }

async function openHere(folder: string, zone: string): Promise<Result<DeskClient, CliNo>> {
  const made = await createBackend(systemPorts(logFileOf(folder), zone), {
    folder,
    keys: keyFilePlace(keyFileOf(folder)),
    mustExist: true,
    demo: false,
    hub: 'none',
    deviceName: hostname(),
  })
  if (!made.ok) return err({ exitCode: 1, line: made.error.sentence })
  const backend = made.value
  const transport: Transport = {
    request: (request) => backend.dispatch(request, 'terminal'),
    subscribe: (listener) => backend.onPush(listener),
  }
  return ok({ api: createApi(transport, rowOf), close: () => backend.close() })
}

const deskFile = z.object({ origin: z.url(), ticket: z.string().min(1) })

/** The desk that has this folder open, as it said in its file; null = nobody answers there. */
async function enterRunningDesk(folder: string): Promise<Api | null> {
  try {
    const { origin, ticket } = deskFile.parse(JSON.parse(readFileSync(deskFileOf(folder), 'utf8')))
    const entered = await fetch(`${origin}/start?ticket=${ticket}`, { redirect: 'manual' })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0]
    if (entered.status !== 303 || !cookie) return null
    const headers = { origin, cookie, 'content-type': 'application/json' }
    return createApi(
      {
        request: async (request) => {
          const response = await fetch(`${origin}/api`, { method: 'POST', headers, body: JSON.stringify(request) })
          return (await response.json()) as Reply
        },
        subscribe: () => () => {},
      },
      rowOf,
    )
  } catch {
    return null
  }
}
