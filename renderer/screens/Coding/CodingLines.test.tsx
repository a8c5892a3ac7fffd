import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { StoreContext } from '#renderer/store/useStore.ts'
import { codeChart } from '#shared/billing/codeChart.ts'
import { aSession } from '#test/builders/aSession.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { CodedUnder, CodingLines } from './CodingLines.tsx'

const { chart } = aSession({ profile: { ...brScheduled.profile, hydrationSegments: 'each_run' } })
  .prepared('08:30')
  .checked('rituximab', '09:00')
  .started('rituximab', '09:10')
  .paused('rituximab', '10:00')
  .resumed('rituximab', '10:20')
  .stopped('rituximab', '13:15')

test('a line opens to its stretches, the rule of each that is left out, and every neighbour with its rule', async () => {
  const { store } = await renderWithBackend({ as: 'grace-kim' })
  cleanup()
  render(
    <StoreContext value={store}>
      <CodingLines coding={codeChart(chart)} chart={chart} />
      <CodedUnder coding={codeChart(chart)} chart={chart} />
    </StoreContext>,
  )
  await userEvent.click(screen.getByRole('button', { name: /^96415/ }))
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([
      '09:10 to 10:00, 50 min counted',
      '10:00 to 10:20, 20 min not counted: paused Rule R6',
      '10:20 to 13:15, 175 min counted',
      'Each hydration run has to be long enough by itself.',
    ]),
  )
  expect(screen.getByText('Why not 4?').parentElement?.textContent).toBe(
    'Why not 4? The next unit begins at 271 min; 225 min counted. Rule R3',
  )
  expect(screen.getByText(/^Office rules 2026\.1, catalogue /)).toBeTruthy()
}, 60_000)
