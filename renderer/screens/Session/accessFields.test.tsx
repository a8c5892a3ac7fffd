import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

const inSheet = async (name: string) => within(await screen.findByRole('dialog')).findByRole('button', { name })

test('a forearm says which part, a port takes its own needles, and a further access is explained in one tap', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person, desk, api, store, saved } = drawn
  const day = await brDayAt(desk, api)
  const { sessionId } = day
  await day.tap('08:00', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  drawn.at('08:10')
  await drawn.open('Whitcomb')
  store.openSheet({ kind: 'access' })
  const choose = async (field: string, option: string) => {
    await person.click(await button(new RegExp(`${field}`)))
    await person.click(await screen.findByRole('option', { name: option }))
  }
  await choose('Device', 'Peripheral')
  await choose('Site', 'Forearm')
  await choose('Gauge', '21 G')
  await person.click(await screen.findByRole('radio', { name: 'Lower, front' }))
  await person.click(await screen.findByRole('radio', { name: 'Left' }))
  await expectNoBarriers()
  await person.click(await inSheet('Record access'))
  await saved()
  await screen.findByText('Peripheral, left forearm (lower, front), 21 G')

  store.openSheet({ kind: 'access' })
  const dialog = await screen.findByRole('dialog', { name: 'Further access' })
  await choose('Device', 'Port')
  await choose('Site', 'Chest')
  await person.click(await button(/Gauge/))
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['19 G', '20 G', '22 G'])
  await person.click(await screen.findByRole('option', { name: '19 G' }))
  expect(within(dialog).queryByText('Part of the forearm')).toBeNull()
  await person.click(await screen.findByRole('radio', { name: 'Right' }))
  await person.click(await screen.findByRole('radio', { name: 'Drugs do not mix' }))
  await person.click(await inSheet('Record access'))
  await saved()

  store.openSheet({ kind: 'siteCheck' })
  await person.click(await screen.findByRole('radio', { name: /^Port/ }))
  await person.click(await screen.findByRole('checkbox', { name: 'Normal' }))
  await person.type(await screen.findByRole('textbox', { name: /^Cleared with/ }), 'Alteplase 2 mg')
  await expectNoBarriers()
  await person.click(await inSheet('Record site check'))
  await saved()

  store.openSheet({ kind: 'endAccess' })
  await person.click(await screen.findByRole('radio', { name: /^Port/ }))
  await person.click(await screen.findByRole('radio', { name: 'Locked' }))
  await person.click(await screen.findByRole('radio', { name: 'Heparin 100 units/mL' }))
  await expectNoBarriers()
  await person.click(await inSheet('Record'))
  await saved()

  store.go({ name: 'timeline', sessionId, from: 'session' })
  await screen.findByText(/Because: Drugs do not mix/)
  await screen.findByText(/Cleared with Alteplase 2 mg/)
  await screen.findByText(/Locked with Heparin 100 units\/mL/)
}, 60_000)
