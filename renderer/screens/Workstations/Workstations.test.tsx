import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('an administrator sees the workstations and takes a lost one out of service', async () => {
  const clock = fakeClock('2026-03-02', '08:15')
  const hub = await hubInProcess(clock)
  const ports = { clientFor: hub.clientFor }
  const lost = await backendForTest({ clock, ports, hub: await hub.place() })
  await lost.value(await lost.signIn('dana-reyes'), 'sync.now', {})
  const { person, store, desk, api } = await renderWithBackend({ clock, ports, hub: await hub.place() })
  await store.signIn('ruth-bell', '8888')
  await desk.value(api, 'sync.now', {})
  await person.click(await button('Stations and chairs'))
  await screen.findByRole('grid', { name: 'Workstations' })
  await expectNoBarriers()
  const row = screen.getAllByRole('row').find(({ textContent }) => textContent?.includes('In service'))
  if (!row) throw new Error('the other workstation is not listed')
  await person.click(within(row).getAllByRole('gridcell')[0] ?? row)
  await person.click(await button('Take out of service'))
  const dialog = within(await screen.findByRole('dialog', { name: /^Take .* out of service$/ }))
  await person.click(dialog.getByRole('button', { name: 'Take out of service' }))
  await waitFor(() => expect(screen.getAllByText('Out of service').length).toBeGreaterThan(0))
}, 60_000)

test('chairs are added and taken away; one that a visit of today has says why not', async () => {
  const { person, store } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'workstations' })
  await screen.findByText('This workstation works without a hub')
  await expectNoBarriers()
  await person.type(await screen.findByRole('textbox', { name: 'Name of the chair' }), 'Bed Z')
  await person.click(await button('Add a chair'))
  await person.click(await button('Take away chair Bed Z'))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take away chair Bed Z' })).toBeNull())
  await person.click(await button('Take away chair 1'))
  await screen.findAllByText(/A visit of today has this chair/)
}, 60_000)

test('a hub that was not named at the set-up is named here, tried at once, and shown from then on', async () => {
  const clock = fakeClock('2026-03-02', '08:15')
  const hub = await hubInProcess(clock)
  const place = (await hub.place())()
  if (!place?.code) throw new Error('the hub has a place and a code')
  const { person, store, desk } = await renderWithBackend({
    clock,
    ports: { clientFor: hub.clientFor },
    hub: () => null,
  })
  desk.backend.startSync()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'workstations' })
  const card = within(await screen.findByRole('region', { name: 'The hub' }))
  card.getByText(/^No hub is named/)
  await person.click(card.getByRole('button', { name: 'Name the hub' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'The hub' }))
  sheet.getByText('An address such as http://hub.clinic:8473.')
  await person.click(sheet.getByLabelText(/^Address of the hub/))
  await person.paste(place.address)
  await person.click(sheet.getByLabelText(/^Its one-time code/))
  await person.paste(place.code)
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Save and try it' }))
  await card.findByText(`This workstation sends to ${place.address}.`)
  await card.findByText('It answers.')
})

test('the practice is changed after it was set up; what is missing names its field, and the effect of another zone is said', async () => {
  const { person, store } = await renderWithBackend()
  await store.signIn('ruth-bell', '8888')
  store.go({ name: 'workstations' })
  const card = within(await screen.findByRole('region', { name: 'The practice' }))
  await person.click(card.getByRole('button', { name: 'Change' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'The practice' }))
  sheet.getByText('Nothing differs yet.')
  const name = sheet.getByLabelText(/^Name of the practice/)
  await person.clear(name)
  sheet.getByText('Name of the practice: This is needed.')
  await person.click(name)
  await person.paste('Harbor Hematology')
  await person.click(sheet.getByRole('button', { name: /Time zone/ }))
  await person.click(await screen.findByRole('option', { name: 'America/Denver' }))
  sheet.getByText(/^Another time zone: days, appointments and clocks are read in it from now on/)
  await expectNoBarriers()
  await person.click(sheet.getByRole('button', { name: 'Save' }))
  await card.findByText('Harbor Hematology')
  await card.findByText('America/Denver')
})
