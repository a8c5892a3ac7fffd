import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a biller answers what holds the claim, and the claim goes on at once', async () => {
  const { desk, person, store, api } = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await finishBrDay(day)
  const rituximab = day.line('rituximab')
  const vial = (amount: string, id: string, changes: object = {}) => {
    const stocked = rituximab.stocked.find(({ size }) => size.amount === amount)
    if (!stocked) throw new Error(`no ${amount} in stock`)
    const { gtin: _gtin, ...label } = stocked
    return { ...label, id, scanned: true, used: amount, wasted: '0', kept: '0', ...changes }
  }
  const spilled = { used: '12.5', wasted: '87.5', wasteReason: 'spilled' as const }
  const containers = [vial('500', 'a'), vial('100', 'b'), vial('100', 'c'), vial('100', 'd', spilled)]
  const set = { lineId: rituximab.id, containers, nothingWasted: false }
  await day.tap('15:01', 'recordContainers', set, { witness: 'marcus-hale' })
  await day.sign('15:05')
  await store.lock()
  await store.signIn('grace-kim', '6666')
  store.go({ name: 'coding', sessionId: day.sessionId })
  await screen.findByText('Report this waste?')
  expect((await screen.findByRole('button', { name: 'Claim file' })).getAttribute('aria-disabled')).toBe('true')
  await expectNoBarriers()
  await person.click(await screen.findByRole('button', { name: 'Report it as discarded' }))
  await waitFor(() => expect(screen.queryByText('Report this waste?')).toBeNull())
  await screen.findByText('JW 8')
  expect((await screen.findByRole('button', { name: 'Claim file' })).getAttribute('aria-disabled')).toBeNull()
}, 30_000)
