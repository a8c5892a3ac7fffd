import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet, sheet } from '#test/builders/inSheet.ts'
import { aPracticeThat } from '#test/builders/practiceSetting.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Rituximab since 09:10 without a rate on record, its chart open. */
async function rituximabRuns(as = 'dana-reyes'): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as })
  await beginBrDay(await brDayAt(drawn.desk, drawn.api))
  drawn.at('09:41')
  await drawn.open('Whitcomb')
  return drawn
}

async function more(drawn: DrawnDesk, choice: string): Promise<void> {
  await drawn.person.click(await button('Access, flush, note'))
  await drawn.person.click(await inSheet(choice))
}

test('a rate step is said in mg/h and mL/h when it is due, and confirmed by a tap of its own', async () => {
  const drawn = await rituximabRuns()
  await screen.findByText('100 mg/h, 70.2 mL/h now')
  await drawn.person.click(await button('Rate: Rituximab'))
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Step: 100 mg/h, 70.2 mL/h'))
  await drawn.saved()
  await screen.findByText(/^100.04 mg\/h, 70.2 mL\/h$/)
  await screen.findByText('150 mg/h, 105.3 mL/h at 10:11')
}, 60_000)

test('flush and site check are two taps and an answer', async () => {
  const drawn = await rituximabRuns()
  await more(drawn, 'Flush')
  await drawn.person.click(await inSheet('10 mL'))
  await drawn.person.click(await inSheet('Record flush'))
  await drawn.saved()
  await screen.findByText('Flush recorded 09:41')
  await more(drawn, 'Site check')
  await drawn.person.click(await screen.findByRole('checkbox', { name: 'Normal' }))
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Record site check'))
  await drawn.saved()
  await screen.findByText('Site check recorded 09:41')
}, 60_000)

test('a flush of more than a quarter of an hour ago asks why it is late, and says so on its closed button', async () => {
  const drawn = await rituximabRuns()
  await more(drawn, 'Flush')
  await drawn.person.click(await inSheet('10 mL'))
  await drawn.person.click(await inSheet('It happened earlier'))
  await drawn.person.click(await inSheet('Another time'))
  for (const digit of ['0', '9', '1', '2']) await drawn.person.click(await inSheet(digit))
  expect((await inSheet('Record flush')).getAttribute('aria-disabled')).toBe('true')
  await screen.findByText('Say why, and how the time is known.')
}, 60_000)

test('a stop that nobody saw is offered from volume and rates, labelled computed, and stands once it is accepted', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  const { id: lineId } = day.line('sodium')
  const start = { lineId, accessId: 'a1', rateMlPerHour: '500', sameLineOnPurpose: true }
  await day.tap('09:30', 'startLine', start)
  drawn.at('10:10')
  await drawn.open('Whitcomb')
  drawn.store.openSheet({ kind: 'setTime', target: { kind: 'stop', lineId } })
  await inSheet('Record stop')
  expect(screen.queryByText(/^By the rates on record/)).toBeNull()
  drawn.store.closeSheet()
  drawn.at('11:00')
  drawn.store.openSheet({ kind: 'setTime', target: { kind: 'stop', lineId } })
  await screen.findByText('By the rates on record 500 mL had run in at 10:30, computed.')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Accept 10:30, computed'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId: day.sessionId })
  const stop = events.findLast(({ kind }) => kind === 'LineStopped')
  expect(stop).toMatchObject({
    happenedAt: { utc: '2026-03-02T16:30:00.000Z' },
    late: { basis: 'computed_volume_rate' },
    payload: { lineId, computed: { volumeMl: '500' } },
  })
}, 60_000)

test('what is due stands in one list; vitals wait with a reason, and the picture tells how they went', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.click(await button('Due 09:40'))
  await within(await sheet()).findByRole('img', { name: /^Pulse: 76 at 08:24/ })
  await inSheet('Rituximab to 100 mg/h, 70.2 mL/h')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Postpone: Vitals, Rituximab'))
  await drawn.person.click(await screen.findByRole('radio', { name: '15 min' }))
  await drawn.person.click(screen.getByRole('radio', { name: 'Asleep' }))
  await drawn.person.click(await inSheet('Postpone'))
  await drawn.saved()
  await button('Due 09:56')
}, 60_000)

test('the charge nurse moves the patient to another chair and the clock goes on', async () => {
  const drawn = await rituximabRuns()
  const { screen: here } = drawn.store.state.getState()
  await drawn.store.lock()
  await drawn.store.signIn('priya-nair', '3333')
  drawn.store.go(here)
  await more(drawn, 'Move to another chair')
  await drawn.person.click(await screen.findByRole('radio', { name: '2' }))
  await drawn.person.click(await inSheet('Move'))
  await drawn.saved()
  await screen.findByText('Chair changed 09:41')
  expect((await screen.findAllByText('3 h 04 min left')).length).toBeGreaterThan(0)
}, 60_000)

test('a visit handed over is the other nurse’s once she accepts it', async () => {
  const drawn = await rituximabRuns()
  await more(drawn, 'Hand over')
  await drawn.person.click(await inSheet('Marcus Hale'))
  const along = (await sheet()).textContent
  expect(along).toMatch(/RunningRituximab 712.5 mg, 3 h 0\d min left/)
  expect(along).toMatch(/Vitalsdue \d\d:\d\d.*To checkBendamustineTo giveBendamustine, /)
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Offer handoff'))
  await drawn.saved()
  await screen.findByText('Offered to Marcus Hale, not accepted yet.')
  await drawn.store.lock()
  await drawn.store.signIn('marcus-hale', '2222')
  await screen.findByText('Dana Reyes hands Whitcomb, Harold over to you')
  await screen.findByText(
    /^Chair 1\. Allergies: Sulfa antibiotics\. To know: First rituximab: reaction risk\. Running: Rituximab 712.5 mg, 3 h 0\d min left\. Vitals: due \d\d:\d\d\. To check: Bendamustine\./,
  )
  await drawn.person.click(await button('Accept: Whitcomb, Harold'))
  await drawn.saved()
  await waitFor(() => screen.getByRole('article', { name: 'Whitcomb, Harold' }))
  await drawn.store.lock()
  await drawn.store.signIn('dana-reyes', '1111')
  drawn.store.go({ name: 'myChairs' })
  await screen.findByRole('heading', { name: 'My chairs' })
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Whitcomb, Harold' })).toBeNull())
}, 60_000)

test('two entries that cannot both be true are shown together, and one is kept with a reason', async () => {
  const drawn = await rituximabRuns()
  const sessionId = await drawn.open('Whitcomb')
  const known = drawn.store.state.getState().charts[sessionId]
  const stop = known?.confirmed.find(({ kind }) => kind === 'LineStopped')
  if (!known || !stop) throw new Error('dexamethasone has stopped')
  const other = { ...stop, id: 'from-elsewhere', deviceId: 'device-elsewhere', userId: 'marcus-hale' }
  drawn.store.state.setState(({ charts }) => ({
    charts: { ...charts, [sessionId]: { ...known, confirmed: [...known.confirmed, other] } },
  }))
  await screen.findByText('Two entries cannot both be true')
  await drawn.person.click(await button('Settle'))
  await screen.findByRole('radio', { name: /Dexamethasone stopped, Dana Reyes, this workstation/ })
  await screen.findByRole('radio', { name: /Dexamethasone stopped, Marcus Hale, another device/ })
  expect((await inSheet('Keep this one')).getAttribute('aria-disabled')).toBe('true')
  await expectNoBarriers()
}, 60_000)

test('the charge nurse may sign without a starred point, with a reason that stays', async () => {
  const drawn = await renderWithBackend({ as: 'priya-nair' })
  await drawn.open('Whitcomb')
  const { person } = drawn
  await person.click(await button('Record arrival'))
  await person.click(await screen.findByRole('checkbox', { name: /^Name/ }))
  await person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await person.click(await inSheet('Record arrival'))
  await drawn.saved()
  await person.keyboard('{F9}')
  await person.click(await button(/^Go on without: /))
  await person.click(await inSheet(/Why/))
  await person.click(await screen.findByRole('option', { name: 'Emergency' }))
  await person.type(await screen.findByRole('textbox', { name: /In words/ }), 'Went straight to the ward')
  await person.click(await inSheet('Record override'))
  await drawn.saved()
  await screen.findByRole('heading', { name: 'Review and sign' })
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Go on without: / })).toBeNull())
}, 60_000)

test('how a drug was borne is said beside it, and read back there', async () => {
  const drawn = await rituximabRuns()
  const drug = () => button('Details: Rituximab')
  await drawn.person.click(await drug())
  await drawn.person.click(await inSheet('Tolerance and comment'))
  await drawn.person.click(await screen.findByRole('radio', { name: 'Some discomfort' }))
  await drawn.person.type(await screen.findByRole('textbox', { name: 'Comment on this drug' }), 'Warm cloth helped')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Record tolerance'))
  await drawn.saved()
  await screen.findByText('Rituximab tolerance noted 09:41')
  await drawn.person.click(await drug())
  await within(await sheet()).findByText('Some discomfort. Warm cloth helped')
}, 60_000)

test('a practice that reads am and pm sees every time so', async () => {
  const folder = await aPracticeThat({ clock: '12h' })
  const drawn = await renderWithBackend({ as: 'dana-reyes', folder })
  const { person } = drawn
  await drawn.open('Whitcomb')
  expect((await screen.findAllByText('Expected 8:30 am')).length).toBeGreaterThan(0)
  await person.click(await button('Record arrival'))
  await person.click(await screen.findByRole('checkbox', { name: /^Name/ }))
  await person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await person.click(await inSheet('Record arrival'))
  await drawn.saved()
  await screen.findByText(/Arrival recorded 8:15 am/)
}, 60_000)
