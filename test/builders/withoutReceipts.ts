import type { TestBackend } from './backendForTest.ts'

/** The demo as if nothing had come from a supplier yet: its manager strikes every line. */
export async function withoutReceipts(desk: TestBackend): Promise<void> {
  const manager = await desk.signIn('tom-archer', 'strikes every line')
  for (const { id, struck } of (await desk.value(manager, 'receipts.list', {})).receipts)
    if (!struck) await desk.value(manager, 'receipts.strike', { id, reason: 'Of the demo' })
}
