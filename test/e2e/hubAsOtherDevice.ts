import type { HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'

/** A further device of the practice, enrolled with a fresh code: it sees what the hub holds. */
export async function atTheHub(hub: { readonly address: string; readonly code: string }, deviceId: string) {
  const { deviceKey } = await post<HubOutput<'device.enrol'>>(hub.address, 'device.enrol', '', {
    code: hub.code,
    deviceId,
    deviceName: 'Another workstation',
  })
  return {
    call: <M extends HubMethod>(method: M, input: HubInput<M>): Promise<HubOutput<M>> =>
      post<HubOutput<M>>(hub.address, method, deviceKey, input),
    async sessions(): Promise<HubOutput<'sessions.list'>['sessions']> {
      const input = { after: 0, limit: 500 }
      const { sessions } = await post<HubOutput<'sessions.list'>>(hub.address, 'sessions.list', deviceKey, input)
      return sessions
    },
  }
}

async function post<Value>(address: string, method: string, key: string, input: unknown): Promise<Value> {
  const response = await fetch(`${address}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Value
}
