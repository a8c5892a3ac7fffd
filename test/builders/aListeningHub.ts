import { expect, onTestFinished } from 'vitest'
import { type DoorLimits, listen } from '#hub/httpServer.ts'
import { hubErrorSchema } from '#shared/ipc/hubContract.ts'
import { type AHub, aHub } from './aHub.ts'
import { aSentDay } from './aSignedDay.ts'

/** One request to the hub's door; what is not said is a good request of the enrolled desk. */
export interface HubPost {
  readonly path?: string
  readonly key?: string | null
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
}

/** The hub behind its door on a loopback port, and the desk of the worked day enrolled at it. */
export async function aListeningHub(limits: Partial<DoorLimits> = {}, names: readonly string[] = []) {
  const [hub, sent] = [await aHub(), await aSentDay()]
  const key = await hub.enrol(sent.deviceId)
  const door = await listen(hub.service, hub.ports, { host: '127.0.0.1', port: 0, limits, names })
  onTestFinished(() => door.close())
  const post = async ({
    path = '/api/sessions.submit',
    key: used = key,
    body = '{}',
    headers,
    method = 'POST',
  }: HubPost) => {
    const response = await fetch(`${door.address}${path}`, {
      method,
      headers: {
        ...(used === null ? {} : { authorization: `Bearer ${used}` }),
        'content-type': 'application/json',
        ...headers,
      },
      ...(method === 'GET' ? {} : { body }),
    })
    return { status: response.status, body: JSON.parse(await response.text()) as unknown }
  }
  return { hub, door, post, key, ...sent }
}

/** Another answer than 2xx: the status, a body in the one form, and a hub that is as it was. */
export async function expectNoOverHttp(
  { hub, post }: { readonly hub: AHub; readonly post: (what: HubPost) => Promise<{ status: number; body: unknown }> },
  what: HubPost,
  status: number,
  code: string,
): Promise<void> {
  const rows = hub.hashRows()
  const answer = await post(what)
  expect({ status: answer.status, code: hubErrorSchema.parse(answer.body).code }).toEqual({ status, code })
  expect(hub.hashRows()).toBe(rows)
}
