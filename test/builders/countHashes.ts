import { createHook } from 'node:async_hooks'
import { onTestFinished } from 'vitest'

/** Counts the memory-hard hashes this process begins from here on: what a guess costs, without a look at the clock. */
export function countHashes(): () => number {
  let count = 0
  const hook = createHook({
    init(_id, type) {
      if (type === 'SCRYPTREQUEST') count += 1
    },
  }).enable()
  onTestFinished(() => void hook.disable())
  return () => count
}
