import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { receiveSchedule } from '#hub/inbound/receiveSchedule.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { schedulerMessage, type ToldInTest } from '#test/builders/schedulerMessage.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

/** The day list of a desk whose hub hears a scheduler. */
async function aDayList(as: string) {
  const clock = fakeClock('2026-03-02', '08:15')
  const wire = await hubInProcess(clock)
  const drawn = await renderWithBackend({ as, clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const { sessions } = await drawn.desk.value(drawn.api, 'day.list', { day: '2026-03-02' })
  const [visit] = sessions.filter(({ appointmentTime }) => appointmentTime > '09:00')
  if (!visit) throw new Error('nobody is expected after nine')
  await drawn.person.click(await screen.findByRole('button', { name: 'Day list' }))
  return {
    ...drawn,
    visit,
    async tell(...told: readonly ToldInTest[]) {
      for (const one of told) await receiveSchedule(wire.hub.store, wire.hub.ports, schedulerMessage(one))
      await drawn.desk.value(drawn.api, 'sync.now', {})
    },
  }
}

const moved = (mrn: string, start: string): ToldInTest => ({
  event: 'SIU^S13',
  mrn,
  appointment: 'APT1',
  sent: '202603020800',
  start: `20260302${start}`,
})

test('an appointment that was moved is shown above the list, and a tap takes it over', async () => {
  const { person, visit, tell } = await aDayList('dana-reyes')
  await tell({ ...moved(visit.mrn, '1420'), sent: '202603010700' })
  const news = await screen.findByRole('region', { name: 'From the scheduler' })
  expect(news.textContent).toContain(`${visit.patientName}: moved to 14:20`)
  await expectNoBarriers()
  await person.click(within(news).getByRole('button', { name: `Take over for ${visit.patientName}: moved to 14:20` }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'From the scheduler' })).toBeNull())
  const row = screen.getByRole('rowheader', { name: new RegExp(`^${visit.patientName}`) }).closest('tr')
  expect(row?.textContent).toMatch(/^14:20/)
})

test('whoever leaves a visit as it is sees that news no more', async () => {
  const { person, visit, tell } = await aDayList('lena-ortiz')
  await tell(moved(visit.mrn, '1500'))
  await person.click(await screen.findByRole('button', { name: `Leave ${visit.patientName} as it is: moved to 15:00` }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'From the scheduler' })).toBeNull())
})

test('a role without arrivals is told and has nothing to tap', async () => {
  const { visit, tell } = await aDayList('owen-blake')
  await tell(moved(visit.mrn, '1500'))
  const news = await screen.findByRole('region', { name: 'From the scheduler' })
  expect(within(news).queryByRole('button')).toBeNull()
})

test('who is booked and has no plan here stands below, with where the plan comes from', async () => {
  const { tell, person } = await aDayList('dana-reyes')
  await tell({ ...moved('M-900', '1115'), event: 'SIU^S12', name: 'DOE^JANE', birthDate: '19520314' })
  const table = await screen.findByRole('table', { name: 'Booked, and no plan here' })
  expect(within(table).getByRole('rowheader').textContent).toBe('DOE, JANE14 Mar 1952, MRN M-900')
  await screen.findByText(/^The plan of a visit comes with its file, or is typed in: /)
  await person.click(within(table).getByRole('button', { name: 'Add the visit of DOE, JANE' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Add a visit' }))
  expect(sheet.getByLabelText<HTMLInputElement>(/^MRN/).value).toBe('M-900')
  await expectNoBarriers()
})
