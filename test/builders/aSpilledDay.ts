import { expect } from 'vitest'
import type { Api } from '#shared/ipc/client.ts'
import type { TestBackend } from './backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from './chartBrDay.ts'

/** The worked day, but the rest of the last rituximab vial was spilled: a biller decides whether that is reported. */
export async function aSpilledDay({ desk, nurse }: { readonly desk: TestBackend; readonly nurse: Api }) {
  const brDay = await brDayAt(desk, nurse)
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  const { id, stocked } = brDay.line('rituximab')
  const vial = (amount: string, number: number, changes: object = {}) => {
    const found = stocked.find(({ size }) => size.amount === amount)
    if (!found) throw new Error(`no ${amount} on the shelf`)
    const { gtin: _gtin, ...label } = found
    return { ...label, id: `v${number}`, scanned: true, used: amount, wasted: '0', kept: '0', ...changes }
  }
  const spilled = { used: '12.5', wasted: '87.5', wasteReason: 'spilled' as const }
  const containers = [vial('500', 1), vial('100', 2), vial('100', 3), vial('100', 4, spilled)]
  await brDay.tap(
    '15:01',
    'recordContainers',
    { lineId: id, containers, nothingWasted: false },
    { witness: 'marcus-hale' },
  )
  expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value' })
  return { brDay, sessionId: brDay.sessionId, lineId: id }
}
