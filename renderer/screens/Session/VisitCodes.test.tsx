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
  ['a practice that shows it', true],
  ['a practice that hides it', false],
])(
  '%s: the codes, with and without the minutes to the next one',
  async (_, showNextChangeToNurses) => {
    const folder = await aPracticeThat({ showNextChangeToNurses })
    const { store, open } = await renderWithBackend({ as: 'dana-reyes', folder })
    const chart = chartOf(store.state.getState(), await open('Whitcomb'))
    if (!chart) throw new Error('no chart')
    cleanup()
    render(
      <StoreContext value={store}>
        <VisitCodes chart={chart} result={afterTenMinutes} />
      </StoreContext>,
    )
    await screen.findByText('96374')
    expect(screen.queryAllByText(/^Changes at/)).toHaveLength(showNextChangeToNurses ? 1 : 0)
  },
  60_000,
)
