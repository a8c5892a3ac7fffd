import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { clockTime } from '#shared/kernel/instant.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { chooseOption, inSheet, sheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Rituximab since 09:10 at 50 mg/h, its chart open before Dana. */
async function rituximabRuns(): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  drawn.at('09:20')
  await day.tap('09:20', 'changeRate', {
    lineId: day.line('rituximab').id,
    rateMlPerHour: '50',
    reason: 'order_change',
  })
  drawn.at('09:21')
  await drawn.open('Whitcomb')
  return drawn
}

test('Emergency pauses everything in one tap, asks nothing, and the reaction stands open', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.click(await button('Emergency'))
  await drawn.saved()
  await screen.findByText('Paused 09:21, reaction')
  within(await sheet()).getByRole('heading', { name: 'Reaction' })
  await expectNoBarriers()
})

test('everything is stopped by two taps far apart, for a reason that need be no reaction, and taken back by one', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.click(await button('Stop all drugs'))
  await within(await sheet()).findByText('Rituximab 712.5 mg. How much went in is said afterwards.')
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Stop all: Provider order'))
  await drawn.saved()
  await screen.findByText('All drugs stopped 09:21')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Stop all drugs' })).toBeNull()
  await drawn.person.click(await button(/^Undo/))
  await drawn.saved()
  await button('Stop: Rituximab')
}, 120_000)

test('Stop all is reached from Emergency too, and a reaction goes on to its record', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.click(await button('Emergency'))
  await drawn.saved()
  await drawn.person.click(await inSheet('Stop all drugs'))
  await drawn.person.click(await inSheet('Stop all: Reaction'))
  await drawn.saved()
  await within(await sheet()).findByRole('heading', { name: 'Reaction' })
  const sessionId = await drawn.open('Whitcomb')
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  expect(events.at(-1)).toMatchObject({ kind: 'LineStopped', payload: { early: 'reaction', doseGiven: null } })
}, 120_000)

test('inside the record of a reaction too it takes two taps to stop everything, and they lead back to the record', async () => {
  const drawn = await rituximabRuns()
  const { person } = drawn
  await person.click(await button('Emergency'))
  await drawn.saved()
  await person.click(await screen.findByRole('checkbox', { name: 'Hives' }))
  await person.click(await inSheet('Record reaction'))
  await drawn.saved()
  await person.click(await inSheet('Stop all drugs'))
  await person.click(await inSheet('Close'))
  await within(await sheet()).findByText(/^Since 09:21/)
  await inSheet('Resume: Rituximab')
  await person.click(await inSheet('Stop all drugs'))
  await expectNoBarriers()
  await person.click(await inSheet('Stop all: Provider order'))
  await drawn.saved()
  await within(await sheet()).findByText(/^Since 09:21/)
  expect(within(await sheet()).queryByRole('button', { name: 'Stop all drugs' })).toBeNull()
}, 120_000)

test('whoever may not pause a drug calls a nurse, who comes into this visit with a PIN', async () => {
  const drawn = await renderWithBackend({ as: 'lena-ortiz' })
  await beginBrDay(await brDayAt(drawn.desk, await drawn.desk.signIn('dana-reyes', 'chair')))
  drawn.at('09:21')
  const sessionId = await drawn.open('Whitcomb')
  for (const verb of ['Pause', 'Rate', 'Stop'])
    expect((await button(`${verb}: Rituximab`)).getAttribute('aria-disabled')).toBe('true')
  await drawn.person.click(await button('Emergency'))
  const help = await screen.findByRole('dialog', { name: 'Emergency' })
  within(help).getByText('Call a nurse to chair 1 now')
  within(help).getByText('Rituximab 712.5 mg, 11 min')
  within(help).getByRole('button', { name: 'Record vitals' })
  await expectNoBarriers()
  await drawn.person.click(within(help).getByRole('button', { name: 'A nurse is here' }))
  // Whoever else comes first finds their own screen; the call stands until a nurse is there.
  await drawn.person.click(await button(/Grace Kim/))
  await drawn.person.keyboard('6666{Enter}')
  await screen.findByRole('heading', { name: 'Worklist' })
  await drawn.store.lockNow()
  await drawn.person.click(await button(/Dana Reyes/))
  await drawn.person.keyboard('1111{Enter}')
  await screen.findByRole('heading', { name: 'Whitcomb, Harold' })
  expect(drawn.store.state.getState().screen).toEqual({ name: 'session', sessionId })
  await button('Pause: Rituximab')
}, 60_000)

test('a reaction: what is seen, one tap for each thing done, vitals every five minutes, half the rate, its end', async () => {
  const drawn = await rituximabRuns()
  const { person } = drawn
  await person.click(await button('Emergency'))
  await drawn.saved()
  await person.click(await screen.findByRole('checkbox', { name: 'Flushing' }))
  await person.click(screen.getByRole('checkbox', { name: 'Chills or rigors' }))
  await person.click(await inSheet('Record reaction'))
  await drawn.saved()
  await screen.findByText('Since 09:21, 0 min. Flushing, Chills or rigors')
  await person.click(await inSheet('Provider called'))
  await drawn.saved()
  await within(await sheet()).findByText('09:21')
  await expectNoBarriers()

  await person.click(await inSheet('Record vitals'))
  await person.keyboard('37.4')
  await person.click(await inSheet('Save vitals'))
  await drawn.saved()
  await within(await sheet()).findByText('Vitals every 5 min, next 09:26')

  drawn.at('09:40')
  await person.click(await inSheet('Resume: Rituximab'))
  await within(await sheet()).findByText('Was at 50 mL/h when the reaction began.')
  expect((await inSheet('Half, 25 mL/h')).getAttribute('aria-pressed')).toBe('true')
  await person.click(await inSheet('Resume'))
  await drawn.saved()
  await waitFor(() => expect(screen.getAllByText('Reaction open')).toHaveLength(2))

  await person.click(await button('Reaction open'))
  await person.click(await inSheet('Close the record'))
  await chooseOption(drawn.person, inSheet(/What it was/), 'Infusion reaction')
  await person.click(await screen.findByRole('radio', { name: /^Grade 2/ }))
  await chooseOption(drawn.person, inSheet(/How it ended/), 'Runs on at half the rate or less')
  await expectNoBarriers()
  await person.click(await inSheet('Close reaction'))
  await drawn.saved()
  await waitFor(() => expect(screen.queryByText('Reaction open')).toBeNull())
}, 90_000)

test('more than half of the rate after a reaction is somebody’s order', async () => {
  const drawn = await rituximabRuns()
  const { person } = drawn
  await person.click(await button('Emergency'))
  await drawn.saved()
  // Half a minute until somebody has looked at the skin: the onset is still the first tap.
  drawn.desk.clock.pass(0.5)
  await person.click(await screen.findByRole('checkbox', { name: 'Hives' }))
  await person.click(await inSheet('Record reaction'))
  await drawn.saved()
  await person.click(await inSheet('Resume: Rituximab'))
  await person.keyboard('{Backspace}{Backspace}40')
  const resume = await inSheet('Resume')
  expect(resume.getAttribute('aria-disabled')).toBe('true')
  await person.type(await screen.findByRole('textbox', { name: /Whose order/ }), 'Dr. Bell')
  await person.click(await inSheet('Resume'))
  await drawn.saved()
  await screen.findByText(/40 mL\/h/)
}, 90_000)

test('a drug whose rate nobody recorded is asked for one too, half of its bag over its minutes offered, also for a time before', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  await day.tap('09:30', 'openReaction', { reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true })
  drawn.at('09:50')
  await drawn.open('Whitcomb')
  const { person } = drawn
  await person.click(await button('Details: Rituximab'))
  await person.click(await inSheet('Ran on earlier'))
  await within(await sheet()).findByText(
    'No rate was recorded before the reaction. The bag over the order’s minutes is 139.5 mL/h.',
  )
  expect((await inSheet('Half, 69.7 mL/h')).getAttribute('aria-pressed')).toBe('true')
  await expectNoBarriers()
  await person.click(await inSheet('Resume'))
  await drawn.saved()
  await screen.findByText(/69\.7 mL\/h/)
}, 60_000)

test('a second reaction begins when it is seen, though a drug still waits since the first', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  await day.tap('09:30', 'openReaction', { reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true })
  await day.tap('09:40', 'closeReaction', {
    reactionId: 'r1',
    term: 'infusion_related_reaction',
    grade: 2,
    outcome: 'resumed_half_rate',
    allergyListUpdated: false,
    reportFiled: false,
  })
  drawn.at('09:50')
  const sessionId = await drawn.open('Whitcomb')
  act(() => drawn.store.openSheet({ kind: 'reaction' }))
  await drawn.person.click(await screen.findByRole('checkbox', { name: 'Flushing' }))
  await drawn.person.click(await inSheet('Record reaction'))
  await drawn.saved()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  const opened = events.filter(({ kind }) => kind === 'ReactionOpened').map(({ happenedAt }) => clockTime(happenedAt))
  expect(opened).toEqual(['09:30', '09:50'])
}, 60_000)
