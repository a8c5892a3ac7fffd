import type { FindRow } from './client.ts'
import type { Contract, Method } from './contract.ts'
import { lockRows } from './lockRows.ts'

/**
 * The rows of the lock screen at once, every other one when the contract was read: a first screen does not wait for the
 * forms of all that comes behind it. `read` is asked again after it failed.
 */
export function readRows(read: () => Promise<Contract>): FindRow {
  return <M extends Method>(method: M) =>
    Object.hasOwn(lockRows, method)
      ? (lockRows as unknown as Contract)[method]
      : read().then(
          (contract) => contract[method],
          () => null,
        )
}
