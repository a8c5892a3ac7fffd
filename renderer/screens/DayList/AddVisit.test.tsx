import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

async function anOpenSheet() {
  const drawn = await renderWithBackend({ as: 'priya-nair' })
  const { person, store } = drawn
  store.go({ name: 'dayList' })
  await person.click(await screen.findByRole('button', { name: 'Add a visit' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Add a visit' }))
  const type = async (label: string | RegExp, text: string) => {
    await person.click(sheet.getByLabelText(label))
    await person.paste(text)
  }
  const choose = async (label: RegExp, option: string) => {
    await person.click(sheet.getByRole('button', { name: label }))
    await person.click(await screen.findByRole('option', { name: option }))
  }
  const add = () => sheet.getByRole('button', { name: /^Add to the day list/ })
  return { ...drawn, sheet, type, choose, add }
}

type Opened = Awaited<ReturnType<typeof anOpenSheet>>

async function typeNovak(opened: Opened): Promise<void> {
  const { type, choose } = opened
  await type(/^Last name/, 'Novak')
  await type(/^First name/, 'Iva')
  await type(/^MRN/, 'AD-1')
  fireEvent.change(opened.sheet.getByLabelText(/^Birth date/), { target: { value: '1961-04-02' } })
  await choose(/Sex for clinical use/, 'Female')
}

test('an add-on patient is on the day list; what is missing is said at the button', async () => {
  const opened = await anOpenSheet()
  const { person, sheet, type, choose, add, desk, api } = opened
  sheet.getByText('First and last name are needed.')
  await typeNovak(opened)
  sheet.getByText('Choose the provider who orders.')
  await choose(/^Choose.*Provider/, 'Somebody else')
  await type(/^Provider’s last name/, 'Shaw')
  await type(/^Provider’s first name/, 'Ellen')
  await type(/^NPI/, '1999999977')
  expect(sheet.getAllByText(/do not pass its check digit/)).not.toEqual([])
  await person.clear(sheet.getByLabelText(/^NPI/))
  await type(/^NPI/, '1999999976')
  await type(/^Regimen or reason/, 'Add-on iron')
  await choose(/Intent/, 'Supportive')
  await type('ICD-10-CM code, with its dot', 'D50.9')
  await type('In words', 'Iron deficiency')
  await person.click(sheet.getByRole('button', { name: 'Add diagnosis' }))
  await person.click(add())
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await screen.findByRole('rowheader', { name: /^Novak, Iva/ })
  const { sessions } = await desk.value(api, 'visits.find', { text: 'AD-1' })
  const { events } = await desk.value(api, 'chart.open', { sessionId: sessions[0]?.sessionId ?? '' })
  expect(foldChart(events)?.scheduled.plan).toMatchObject({
    regimen: 'Add-on iron',
    diagnoses: [{ code: 'D50.9', kind: 'disease', text: 'Iron deficiency' }],
    lines: [],
  })
})

test('who is here already is found by name and taken; what was typed stays when the sheet is closed', async () => {
  const { person, sheet, type, store } = await anOpenSheet()
  await type(/^Last name/, 'Whit')
  await person.click(await sheet.findByRole('button', { name: /^Take Whitcomb, Harold/ }))
  await sheet.findByText(/allergies and what is known of them come from their last visit/)
  expect(sheet.queryByLabelText(/^MRN/)).toBeNull()
  expect(sheet.getByRole('button', { name: /As in the last visit/ })).toBeTruthy()
  await person.click(sheet.getByRole('button', { name: 'Close' }))
  store.go({ name: 'myChairs' })
  store.go({ name: 'dayList' })
  await person.click(await screen.findByRole('button', { name: 'Add a visit' }))
  const again = within(await screen.findByRole('dialog', { name: 'Add a visit' }))
  await again.findByRole('button', { name: 'Start over' })
  again.getByText('Whitcomb, Harold')
})

test('drugs are chosen from the list and stand on the plan; one that is begun is not forgotten', async () => {
  const { person, sheet, type, choose } = await anOpenSheet()
  sheet.getByText('None entered: drugs are added at the chair.')
  await person.click(sheet.getByRole('button', { name: 'Add a drug' }))
  await type('Name or code of the drug', 'iron sucrose')
  await person.click(await sheet.findByRole('button', { name: /^Iron sucrose.*J1756/i }))
  await type(/^Dose/, '200')
  await choose(/Route/, 'IV infusion')
  await type(/^Volume/, '100')
  await type(/^Over/, '30')
  await person.click(sheet.getByRole('button', { name: 'Put on the plan' }))
  sheet.getByText(/^Iron sucrose.*, 200 mg, IV infusion$/i)
  await expectNoBarriers()
})
