import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { limitsCsv } from '#test/builders/publicFiles.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { sendPublicFile } from '#test/builders/sendPublicFile.ts'

async function atTheSignedVisit(limits: string | null) {
  const drawn = await renderWithBackend({ as: 'grace-kim' })
  const { desk, store } = drawn
  if (limits !== null) await sendPublicFile(await desk.signIn('ruth-bell'), 'limits.csv', limits)
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  store.go({ name: 'coding', sessionId: brDay.sessionId })
  return screen.findByRole('heading', { name: 'Expected for drugs' })
}

it('shows a biller what the drug lines should bring, and which of them nobody can price', async () => {
  const period = 'Effective January 1, 2026 through March 31, 2026'
  await atTheSignedVisit(limitsCsv({ period, rows: ['J9312,x,10 MG,70.500,20.000,,,,,,'] }))
  expect(await screen.findByText('$4,994.78')).toBeTruthy()
  expect(screen.getAllByText('$70.5 a unit, limits.csv (2026-01-01)')).toHaveLength(2)
  expect(screen.getAllByText(/^Unpriced: the code is not in the payment limits/).length).toBeGreaterThan(1)
  expect(screen.getByText(/in all, 5 lines unpriced and left out/)).toBeTruthy()
})

it('says once that nothing of the day was imported, and shows no zero', async () => {
  await atTheSignedVisit(null)
  expect(await screen.findByText('Unpriced: no payment limits of 2026-03-02 are here.')).toBeTruthy()
  expect(screen.queryByText(/\$0\.00/)).toBeNull()
})
