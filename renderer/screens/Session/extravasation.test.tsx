import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const inSheet = (name: string | RegExp) => screen.findByRole('button', { name })

test('an extravasation knows what ran and when blood was seen; what came back and the antidote have their amounts', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person, desk, api, store, saved } = drawn
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await day.tap('09:20', 'checkSite', { accessId: 'a1', look: ['normal'], bloodReturn: 'brisk' })
  drawn.at('09:30')
  await drawn.open('Whitcomb')
  store.openSheet({ kind: 'flush' })
  // The last drug that ended there is offered.
  await screen.findByRole('button', { name: /Dexamethasone.*After which drug|After which drug.*Dexamethasone/ })
  await person.click(await inSheet('5 mL'))
  await person.click(await inSheet('Record flush'))
  await saved()
  store.openSheet({ kind: 'line', lineId: day.line('dexamethasone').id })
  await screen.findByText(/^09:30, 5 mL saline$/)

  store.openSheet({ kind: 'extravasation' })
  await person.click(await inSheet('Record extravasation'))
  await saved()
  await screen.findByText(/It ran as 712.5 mg in 500 mL\. Blood return last seen 09:20\./)
  await person.type(await screen.findByRole('textbox', { name: /Aspirated, mL/ }), '3')
  await person.click(await inSheet('Aspirated'))
  await saved()
  await screen.findByText('Aspirated, 3 mL')
  await person.type(await screen.findByRole('textbox', { name: 'Which antidote' }), 'Hyaluronidase')
  await person.type(await screen.findByRole('textbox', { name: /^Dose/ }), '150')
  await expectNoBarriers()
  await person.click(await inSheet('Antidote'))
  await saved()
  await screen.findByText('Antidote: Hyaluronidase, 150 mg')
  const opened = Object.values(store.state.getState().charts)
    .flatMap(({ confirmed }) => confirmed)
    .find(({ kind }) => kind === 'ExtravasationOpened')
  expect(opened?.payload).toMatchObject({
    concentration: '712.5 mg in 500 mL',
    lastBloodReturnAt: { zone: 'America/Chicago' },
  })
}, 90_000)
