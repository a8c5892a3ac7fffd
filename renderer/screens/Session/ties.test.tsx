import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { demoPins } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { chooseOption, inSheet, sheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

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

const typePin = async ({ person }: DrawnDesk, userId: string): Promise<void> => {
  for (const digit of demoPins[userId] ?? '') await person.click(await inSheet(digit))
}

/** The events of one chart as the back end has them. */
async function record({ desk, api }: DrawnDesk, sessionId: string) {
  return (await desk.value(api, 'chart.open', { sessionId })).events
}

test('an emergency transfer stops what runs in one tap and closes the stay', async () => {
  const drawn = await rituximabRuns()
  await more(drawn, 'Transfer out')
  await drawn.person.type(await screen.findByRole('textbox', { name: /^Where to/ }), 'St. Anne, emergency')
  await drawn.person.type(await screen.findByRole('textbox', { name: /^Why/ }), 'Chest pain')
  await drawn.person.click(await screen.findByRole('radio', { name: 'Line left in place' }))
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Stop all and transfer'))
  await drawn.saved()
  await screen.findByText('Transfer recorded 09:41')
  const sessionId = await drawn.open('Whitcomb')
  const kinds = (await record(drawn, sessionId)).map(({ kind }) => kind)
  expect(kinds.slice(-2)).toEqual(['LineStopped', 'PatientTransferred'])
}, 120_000)

test('a treated visit is entered in error by the charge nurse’s PIN, and nobody changes places', async () => {
  const drawn = await rituximabRuns()
  await more(drawn, 'Entered in error')
  await drawn.person.type(await screen.findByRole('textbox', { name: /^What happened/ }), 'Opened twice')
  await drawn.person.click(await inSheet('Priya Nair'))
  await typePin(drawn, 'priya-nair')
  await drawn.person.click(await inSheet('Mark as entered in error'))
  await drawn.saved()
  expect(drawn.store.state.getState().signedIn?.user.id).toBe('dana-reyes')
  const sessionId = await drawn.open('Whitcomb')
  expect((await record(drawn, sessionId)).at(-1)).toMatchObject({
    kind: 'SessionEnteredInError',
    userId: 'dana-reyes',
    payload: { chargeUserId: 'priya-nair' },
  })
}, 120_000)

test('a plan that changed at its source is compared line by line, and taken over by a tap', async () => {
  const drawn = await rituximabRuns()
  const sessionId = await drawn.open('Whitcomb')
  const events = await record(drawn, sessionId)
  const scheduled = events.find((event) => event.kind === 'SessionScheduled')
  if (scheduled?.kind !== 'SessionScheduled') throw new Error('the visit was scheduled')
  const { plan } = scheduled.payload
  const lines = plan.lines
    .filter(({ name }) => !name.startsWith('Sodium'))
    .map((line) => (line.role === 'antineoplastic' ? { ...line, dose: { amount: '100', unit: 'mg' } } : line))
  const command: Command = { kind: 'proposePlan', plan: { ...plan, lines }, from: 'Order system' }
  const at = instantOnClock('2026-03-02', '09:41', 'America/Chicago')
  await drawn.desk.value(drawn.api, 'chart.perform', {
    commandId: drawn.desk.newId(),
    sessionId,
    command,
    happenedAt: at,
    source: 'tap',
  })
  await screen.findByText('The plan changed: Order system')
  await drawn.person.click(await button('Compare'))
  const within100 = within(await sheet())
  await within100.findByText(/^Dose: 712.5.mg, now 100.mg$/)
  await within100.findByText('Has begun: keeps the old order')
  await within100.findByText('No longer planned')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Accept the changed plan'))
  await drawn.saved()
  await waitFor(() => expect(screen.queryByText('The plan changed: Order system')).toBeNull())
  expect((await record(drawn, sessionId)).at(-1)?.kind).toBe('PlanChangeAccepted')
}, 120_000)

test('a drug that a new plan drops keeps its open vials until it is marked as not given and they are thrown away', async () => {
  const drawn = await rituximabRuns()
  const { person, desk, api } = drawn
  const day = await brDayAt(desk, api)
  const { id: lineId, stocked } = day.line('bendamustine')
  const [shelf] = stocked
  if (!shelf) throw new Error('the shelf has bendamustine')
  const { gtin: _gtin, volumeMl: _ml, ...label } = shelf
  const vials = [{ ...label, id: 'v1', scanned: true, used: label.size.amount, wasted: '0', kept: '0' }]
  await day.tap('09:40', 'recordContainers', { lineId, containers: vials, nothingWasted: true })
  const scheduled = (await record(drawn, day.sessionId)).find((event) => event.kind === 'SessionScheduled')
  if (scheduled?.kind !== 'SessionScheduled') throw new Error('the visit was scheduled')
  const { plan } = scheduled.payload
  const lines = plan.lines.filter(({ id }) => id !== lineId)
  await day.tap('09:41', 'proposePlan', { plan: { ...plan, lines }, from: 'Order system' })
  await drawn.open('Whitcomb')
  await person.click(await button('Compare'))
  await within(await sheet()).findByText(/^Is mixed or has vials open/)
  await person.click(await inSheet('Accept the changed plan'))
  await drawn.saved()
  await screen.findByText(/^No longer planned\. It is mixed or has vials open/)
  await person.click(await button('Not given: Bendamustine'))
  await person.click(await within(await sheet()).findByRole('radio', { name: 'Provider decision' }))
  await person.click(await inSheet('Record as not given'))
  await drawn.saved()
  await person.click(await button('Vials: Bendamustine'))
  await screen.findByText('Bendamustine was not given: whatever was opened for it is thrown away, with its reason.')
  await expectNoBarriers()
  await person.click(await button(/mg vial/))
  await person.click(await button(new RegExp(`^All, ${label.size.amount}`)))
  expect((await screen.findAllByText('Mixed, never started')).length).toBeGreaterThan(0)
}, 120_000)

test('entries of another patient are marked here and taken over there with their times; both charts name the other', async () => {
  const drawn = await rituximabRuns()
  const from = await drawn.open('Whitcomb')
  await more(drawn, 'Wrong patient')
  await drawn.person.click(await screen.findByRole('checkbox', { name: '08:24 Vitals' }))
  await drawn.person.type(await screen.findByRole('textbox', { name: /^Name, birth date or MRN/ }), 'Cho')
  await drawn.person.click(await inSheet(/^Cho, Mei-Lin/))
  await chooseOption(drawn.person, inSheet(/How is it known/), 'Note written at the time')
  await expectNoBarriers()
  const other = drawn.store.state.getState().day.find(({ patientName }) => patientName.startsWith('Cho'))
  await drawn.desk.value(drawn.api, 'chart.perform', {
    commandId: drawn.desk.newId(),
    sessionId: other?.sessionId ?? '',
    command: { kind: 'recordArrival', identifiers: ['name', 'mrn'] },
    happenedAt: instantOnClock('2026-03-02', '08:20', 'America/Chicago'),
    source: 'typed',
    late: { reason: 'told_by_staff', basis: 'written_note' },
  })
  await drawn.person.click(await inSheet('Mark and go to the other chart'))
  await drawn.saved()
  await screen.findByRole('heading', { name: 'Cho, Mei-Lin' })
  await within(await sheet()).findByText('08:24 Vitals')
  await chooseOption(drawn.person, inSheet(/How is it known/), 'Note written at the time')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Take them over'))
  await drawn.saved()
  await screen.findByText('Entries were moved between this chart and Whitcomb, Harold')
  const copied = (await record(drawn, other?.sessionId ?? '')).at(-1)
  expect(copied).toMatchObject({ kind: 'VitalsRecorded', copiedFrom: { sessionId: from, userId: 'dana-reyes' } })
  await drawn.open('Whitcomb')
  await screen.findByText('Entries were moved between this chart and Cho, Mei-Lin')
}, 120_000)

test('a name is corrected, and the earlier one stays in the history', async () => {
  const drawn = await rituximabRuns()
  await more(drawn, 'Name, birth date or MRN')
  await drawn.person.click(await screen.findByRole('radio', { name: 'New name' }))
  const last = await screen.findByRole('textbox', { name: /^Last name/ })
  await drawn.person.clear(last)
  await drawn.person.type(last, 'Whitcombe')
  await drawn.person.click(await inSheet('Change'))
  await drawn.saved()
  await screen.findByRole('heading', { name: 'Whitcombe, Harold' })
}, 120_000)

test('the charge nurse keeps the authorizations as the payer has them now', async () => {
  const drawn = await rituximabRuns('priya-nair')
  await more(drawn, 'Authorizations and coverage')
  await drawn.person.click(await inSheet(/^Authorization /))
  await chooseOption(drawn.person, inSheet(/Status/), 'Denied')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Save'))
  await drawn.saved()
  await screen.findByText('Authorizations updated 09:41')
}, 120_000)

test('what an authorization allows is said in units, doses, visits and cycles, and answered for each drug', async () => {
  const drawn = await rituximabRuns('priya-nair')
  const { person } = drawn
  const field = (name: string | RegExp) => screen.findByRole('textbox', { name })
  await more(drawn, 'Authorizations and coverage')
  await within(await sheet()).findByText('J9312: 480 units allowed, 0 used before')
  await within(await sheet()).findByText('Rituximab, Bendamustine: all that is on file matches')
  await person.click(await inSheet(/^Authorization /))
  const rituximab = within(await screen.findByRole('group', { name: 'Rituximab J9312' }))
  await person.type(rituximab.getByRole('textbox', { name: 'Or mg allowed' }), '4800')
  await person.type(rituximab.getByRole('textbox', { name: 'mg used before' }), '4087.6')
  await person.type(await field('Cycles allowed'), 'six')
  await screen.findByText('Cycles allowed: write a whole number without commas, or nothing.')
  await person.clear(await field('Cycles allowed'))
  await person.type(await field('Cycles allowed'), '6')
  await person.clear(await field('Checked by'))
  await person.type(await field('Checked by'), 'Ms. Lee, payer line')
  await expectNoBarriers()
  await person.click(await inSheet('Save'))
  await drawn.saved()
  await more(drawn, 'Authorizations and coverage')
  await within(await sheet()).findByText('J9312: 4,800 mg allowed, 4,087.6 mg used before')
  await within(await sheet()).findByText('Cycles: 6 allowed, 0 used before')
  await within(await sheet()).findByText(/^Checked by Ms. Lee, payer line/)
  // 4087.6 and 712.5 are 4800.1: a tenth of a milligram over.
  await within(await sheet()).findByText('Rituximab: differs in units or dose')
}, 120_000)

test('the payer’s letter is attached to its authorization; a newer one holds and the earlier one stays', async () => {
  const drawn = await rituximabRuns('priya-nair')
  const { person } = drawn
  await more(drawn, 'Authorizations and coverage')
  await screen.findByRole('button', { name: /^Attach the letter of authorization A4471902/ })
  const input = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
  const letter = (name: string, text: string) => new File([text], name, { type: 'application/pdf' })
  await person.upload(input(), letter('first.pdf', '%PDF-1.4 first'))
  await screen.findByRole('button', { name: 'Open first.pdf' })
  await person.upload(input(), letter('second.pdf', '%PDF-1.4 second'))
  await screen.findByRole('button', { name: 'Open second.pdf' })
  const said = (await sheet()).textContent ?? ''
  expect(said).toMatch(/Holds now: second\.pdf.*Earlier letter: first\.pdf/)
  await person.upload(input(), letter('page.pdf', '<html>'))
  await screen.findByText('page.pdf was not attached.')
  await expectNoBarriers()
}, 120_000)

test('copay help and the place a payer wants are kept with the coverage, and a day that is none is said', async () => {
  const drawn = await rituximabRuns('priya-nair')
  const { person } = drawn
  await more(drawn, 'Authorizations and coverage')
  await person.click(await inSheet(/^Medicare/))
  await person.type(await screen.findByRole('textbox', { name: 'Copay help from' }), 'Lakeside Fund')
  await person.type(await screen.findByRole('textbox', { name: 'Pays until' }), '2026-13-01')
  await screen.findByText('Pays until: a date such as 2026-12-31.')
  await person.clear(await screen.findByRole('textbox', { name: 'Pays until' }))
  await person.click(await within(await sheet()).findByRole('checkbox', { name: 'Hospital' }))
  await person.click(await within(await sheet()).findByRole('checkbox', { name: /^Bendamustine/ }))
  await expectNoBarriers()
  await person.click(await inSheet('Save'))
  await drawn.saved()
  await more(drawn, 'Authorizations and coverage')
  await within(await sheet()).findByText('Copay help: Lakeside Fund, active')
  await within(await sheet()).findByText('To be given at: Hospital; J9033')
}, 120_000)

test('who left and comes back gets a second visit tied to the first, and the pump of the first comes off there', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person } = drawn
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  const pump = { ...day.line('dexamethasone'), id: 'pump', sequence: 20, role: 'supportive' } as const
  await day.tap('09:20', 'addLine', {
    line: { ...pump, route: 'pump_prolonged', volumeMl: '100', plannedMinutes: 120 },
  })
  await day.tap('09:21', 'startLine', { lineId: 'pump', accessId: 'a1', sameLineOnPurpose: true })
  await day.tap('09:25', 'sendPumpHome', {
    lineId: 'pump',
    pumpId: 'P-7',
    rateMlPerHour: '50',
    volumeMl: '100',
    plannedMinutes: 120,
  })
  await day.tap('09:30', 'transferOut', { to: 'St. Anne', reason: 'Chest pain', lineStatus: 'left_in_place' })
  drawn.at('11:30')
  await person.click(await button('Day list'))
  await person.click(await button('Came back today: Whitcomb, Harold'))
  await expectNoBarriers()
  await person.type(
    await screen.findByRole('textbox', { name: /^Why the patient came back/ }),
    'Sent back from St. Anne',
  )
  await person.click(await inSheet('Open the second visit'))
  await screen.findByText('Second visit today')
  await screen.findByText(/Its facts came along/)
  await person.click(await button('Record arrival'))
  await person.click(await screen.findByRole('checkbox', { name: /^Name: / }))
  await person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await person.click(await inSheet('Record arrival'))
  await drawn.saved()
  await more(drawn, 'Disconnect pump')
  await within(await sheet()).findByText(/pump P-7, since/)
  await person.click(await inSheet('2'))
  await person.click(await inSheet('5'))
  await within(await sheet()).findByText(/^9.mg$/)
  await expectNoBarriers()
  await person.click(await inSheet('Record disconnect'))
  await drawn.saved()
  await screen.findByText('Pump disconnected 11:30')
  expect(await drawn.desk.value(drawn.api, 'pumps.home', { mrn: 'LS-104417' })).toEqual({ pumps: [] })
}, 120_000)
