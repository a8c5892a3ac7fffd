import type { HubError, HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import type { hubScheduleRows } from '#shared/ipc/hubScheduleRows.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { ledgerName } from '../batches/changedClaims.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { changedSchedule } from './changedSchedule.ts'

type Method = keyof typeof hubScheduleRows & HubMethod
type Methods = { readonly [M in Method]: (input: HubInput<M>) => Promise<Result<HubOutput<M>, HubError>> }

/** The hub's methods about what schedulers told. */
export const scheduleMethods = (store: HubStore, ports: HubPorts): Methods => ({
  'schedule.changed': async (input) => {
    const ledger = await store.transact(ledgerName(ports.newId))
    return ok(await store.look(changedSchedule(ledger, input)))
  },
})
