import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** The worked day, signed at 15:05, its timeline open. */
async function timelineOf(who: string): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as: who })
  const day = await brDayAt(drawn.desk, await drawn.desk.signIn('dana-reyes', 'chair'))
  await beginBrDay(day)
  await finishBrDay(day)
  await day.sign('15:05')
  drawn.at('15:18')
  drawn.store.go({ name: 'timeline', sessionId: day.sessionId, from: 'dayList' })
  await screen.findByRole('list', { name: 'Entries' })
  return drawn
}

test('a signed visit is amended from its timeline: opened with a reason, changed, and every change marked', async () => {
  const { person, saved } = await timelineOf('dana-reyes')
  expect(screen.queryByRole('button', { name: /^In error/ })).toBeNull()
  await person.click(await button('Amend'))
  const sheet = await screen.findByRole('dialog', { name: 'Amend the signed visit' })
  await person.type(within(sheet).getByRole('textbox', { name: /What is to be put right/ }), 'Pulse was read twice')
  await person.click(within(sheet).getByRole('radio', { name: 'Correcting what was typed' }))
  await person.click(within(sheet).getByRole('button', { name: 'Open amendment' }))
  await saved()
  await screen.findByText('Version 1 is being amended')
  await person.click(await button(/^In error: Vitals, 14:55/))
  const mistake = await screen.findByRole('dialog', { name: 'Entered in error' })
  await person.click(within(mistake).getByRole('radio', { name: 'Was on the wrong patient' }))
  await person.click(within(mistake).getByRole('button', { name: 'Strike through' }))
  await saved()
  await screen.findByText(/^Struck 15:18, Dana Reyes: entered in error, Was on the wrong patient$/)
  await button('Review and sign')
  await expectNoBarriers()
}, 60_000)

test('an entry says the values that were read, each vial and who checked, not only that something was recorded', async () => {
  await timelineOf('dana-reyes')
  const entries = await screen.findByRole('list', { name: 'Entries' })
  const detailsOf = (headline: RegExp): readonly string[] =>
    within(entries)
      .getAllByRole('listitem')
      .filter((entry) => headline.test(entry.textContent ?? '') && within(entry).queryByRole('list'))
      .map((entry) =>
        within(entry)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent)
          .join(' | '),
      )
  expect(detailsOf(/^\d\d:\d\dVitals/)[0]).toBe(
    'Before treatment | Temp 36.8 °C | Pulse 76 /min | BP 128/74 mmHg | SpO₂ 98 % | Resp 16 /min | Weight 74.3 kg | Alert',
  )
  const read = [
    'Identified by name, birth date',
    'Read and right: patient, drug, dose, volume, rate, route, use-by time, looks right, order of drugs, pump setting',
  ]
  expect(detailsOf(/Rituximab checked by one/)).toEqual([read.join(' | ')])
  expect(detailsOf(/Rituximab checked by two/)).toEqual([['By Dana Reyes and Marcus Hale', ...read].join(' | ')])
  expect(detailsOf(/Rituximab: \d vials/)).toEqual([
    [
      '500 mg vial, lot LS201A, 500 mg used',
      '100 mg vial, lot LS202B, 100 mg used',
      '100 mg vial, lot LS202B, 100 mg used',
      '100 mg vial, lot LS202B, 12.5 mg used, 87.5 mg wasted (rest of a single-dose vial)',
      'Waste seen by Marcus Hale',
    ].join(' | '),
  ])
}, 60_000)

test('an auditor reads every entry and who looked, and changes nothing', async () => {
  await timelineOf('ines-faro')
  expect(screen.queryByRole('button', { name: 'Amend' })).toBeNull()
  const looked = await screen.findByRole('list', { name: 'Looked at, sent, refused' })
  expect(looked.textContent).toContain('Looked at')
  expect(looked.textContent).toContain('Dana Reyes')
  expect(within(screen.getByRole('list', { name: 'Entries' })).getAllByText(/Version 1/).length).toBeGreaterThan(10)
}, 60_000)

test('somebody who has left keeps their name under what they did', async () => {
  const drawn = await timelineOf('marcus-hale')
  const admin = await drawn.desk.signIn('ruth-bell', 'office')
  await drawn.desk.value(admin, 'people.setActive', { userId: 'dana-reyes', active: false })
  await waitFor(() => expect(drawn.store.state.getState().people.map(({ id }) => id)).not.toContain('dana-reyes'))
  const entries = await screen.findByRole('list', { name: 'Entries' })
  expect(within(entries).getAllByText(/^Dana Reyes/).length).toBeGreaterThan(5)
  expect(entries.textContent).not.toContain('dana-reyes')
})
