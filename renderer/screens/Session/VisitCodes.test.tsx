import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartOf } from '#renderer/store/charts.ts'
import { StoreContext } from '#renderer/store/useStore.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { clock, code, infusion } from '#test/builders/codingVisit.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { aPracticeThat } from '#test/builders/practiceSetting.ts'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { VisitCodes } from './VisitCodes.tsx'

const afterTenMinutes = code('office', [infusion('dexamethasone', '08:30', null, { running: true })], {
  now: clock('08:40'),
})

test.each([
  ['a practice that shows it, to its nurses', true, 'dana-reyes', 1],
  ['a practice that hides it, to its nurses', false, 'dana-reyes', 0],
  ['a practice that hides it, to its charge nurse', false, 'priya-nair', 1],
])(
  '%s: the codes, with and without the minutes to the next one',
  async (_, showNextChangeToNurses, as, shown) => {
    const folder = await aPracticeThat({ showNextChangeToNurses })
    const { store, open } = await renderWithBackend({ as, folder })
    const chart = chartOf(store.state.getState(), await open('Whitcomb'))
    if (!chart) throw new Error('no chart')
    cleanup()
    render(
      <StoreContext value={store}>
        <VisitCodes chart={chart} result={afterTenMinutes} />
      </StoreContext>,
    )
    await screen.findByText('96374')
    expect(screen.queryAllByText(/^Changes at/)).toHaveLength(shown)
  },
  60_000,
)

const rituximab = () => within(screen.getByRole('list', { name: 'Drugs of this visit' })).getAllByRole('listitem')[2]

test.each([
  ['a practice that shows it, to its nurses', true, 'dana-reyes', 'Changes in 5 min.'],
  ['a practice that hides it, to its nurses', false, 'dana-reyes', null],
  ['a practice that hides it, to its charge nurse', false, 'priya-nair', 'Changes in 5 min.'],
])(
  '%s: what a drug’s row says of its codes, and what stands behind it',
  async (_, showNextChangeToNurses, as, changes) => {
    const folder = await aPracticeThat({ showNextChangeToNurses })
    const drawn = await renderWithBackend({ as, folder })
    await beginBrDay(await brDayAt(drawn.desk, await drawn.desk.signIn('dana-reyes', 'chairside')))
    await drawn.open('Whitcomb')
    drawn.at('09:21')
    const says = ['Counts as push so far: 96409 × 1 (R7).', changes].filter(Boolean).join(' ')
    await waitFor(() => expect(rituximab()?.querySelector('p')?.textContent).toBe(says))
    drawn.at('10:45')
    await waitFor(() =>
      expect(rituximab()?.querySelector('p')?.textContent).toMatch(
        /^Counts as infusion so far: 96413 × 1 \(R7\), 96415 × 1 \(R3\)\./,
      ),
    )
    await drawn.person.click(screen.getByRole('button', { name: 'Details: Rituximab' }))
    const behind = within(await screen.findByRole('region', { name: 'What the record supports' }))
    await drawn.person.click(behind.getByRole('button', { name: /^96413/ }))
    behind.getByText('Rule R7')
    behind.getByText('09:10 to 10:45, 95 min counted')
    expect(behind.queryByText(/^Changes at/) === null).toBe(changes === null)
    await expectNoBarriers()
  },
  60_000,
)

test('who does not see codes is told nothing of them in a drug’s row', async () => {
  const drawn = await renderWithBackend({ as: 'lena-ortiz' })
  await beginBrDay(await brDayAt(drawn.desk, await drawn.desk.signIn('dana-reyes', 'chairside')))
  await drawn.open('Whitcomb')
  drawn.at('09:21')
  await waitFor(() => expect(rituximab()?.textContent).toMatch(/11\s*min/))
  expect(screen.queryByText(/^(?:Counts as|Push:|Infusion:|No code)/)).toBeNull()
}, 60_000)
