import { cleanup, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartOf } from '#renderer/store/charts.ts'
import { StoreContext } from '#renderer/store/useStore.ts'
import { clock, code, infusion } from '#test/builders/codingVisit.ts'
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
