import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { readySheet } from '#test/builders/aSession.ts'
import { type BrDay, beginBrDay, brDayAt, checkByTwo } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Ready to be treated since 08:34, rituximab checked; Dana at the screen. */
async function readyAt(drawn: DrawnDesk): Promise<BrDay> {
  const day = await brDayAt(drawn.desk, drawn.api)
  await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await day.tap('08:24', 'recordVitals', { setType: 'baseline', pulse: 78, weightGrams: 74_300 })
  await day.tap('08:30', 'recordAccess', { accessId: 'a1', device: 'port_single', site: 'chest', side: 'right' })
  await day.tap('08:34', 'confirmReadiness', readySheet)
  await checkByTwo(day, 'rituximab', '08:36')
  return day
}

async function chartOf({ desk, api }: DrawnDesk, sessionId: string) {
  const chart = foldChart((await desk.value(api, 'chart.open', { sessionId })).events)
  if (!chart) throw new Error('there is no such visit')
  return chart
}

test('a drug the patient is allergic to waits for a provider, and the way there stands in its row', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await readyAt(drawn)
  const { patient } = (await chartOf(drawn, day.sessionId)).scheduled
  const allergy = { substance: 'Rituximab', reaction: 'Hives', severity: 'moderate', verifiedOn: '2026-03-02' } as const
  await day.tap('08:40', 'changeIdentity', { patient: { ...patient, allergies: [allergy] }, change: 'care_facts' })
  drawn.at('08:41')
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Override: Rituximab'))
  await drawn.person.type(await screen.findByRole('textbox', { name: /^Which provider/ }), 'Dr Amin')
  await drawn.person.click(await inSheet(/Why/))
  await drawn.person.click(await screen.findByRole('option', { name: 'Provider order' }))
  await expectNoBarriers()
  await drawn.person.click(await inSheet('Record override'))
  await drawn.saved()
  await button('Start: Rituximab')
}, 60_000)

test('two drugs on one line: the question is answered in the sheet it came up in', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await readyAt(drawn)
  await day.tap('08:45', 'startLine', { lineId: day.line('dexamethasone').id, accessId: 'a1' })
  drawn.at('08:50')
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Details: Rituximab'))
  await drawn.person.click(await inSheet('Started earlier'))
  await drawn.person.click(await inSheet('1 min ago'))
  await drawn.person.click(await inSheet('Record start'))
  await drawn.person.click(await inSheet('On purpose, start'))
  await drawn.saved()
  const line = (await chartOf(drawn, day.sessionId)).lines.find(({ plan }) => plan.name === 'Rituximab')
  expect(line).toMatchObject({ state: 'running', sameLineOnPurpose: true, rateMlPerHour: '35.1' })
}, 60_000)

test('two drugs that turn out to have met on one line are answered in the details of the later', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  const before = await chartOf(drawn, day.sessionId)
  const stop = before.lines.find(({ plan }) => plan.name === 'Dexamethasone')?.stop
  drawn.at('09:12')
  await drawn.open('Whitcomb')
  await drawn.store.perform(
    day.sessionId,
    { kind: 'correctTime', eventId: stop?.eventId ?? '' },
    { place: 'visit', happenedAt: drawn.desk.clock.now(), late: { reason: 'correcting_typing', basis: 'memory' } },
  )
  await drawn.person.click(await button('Details: Rituximab'))
  await drawn.person.click(await inSheet('On purpose on one line with Dexamethasone'))
  await drawn.saved()
  const after = await chartOf(drawn, day.sessionId)
  expect(after.lines.find(({ plan }) => plan.name === 'Rituximab')?.sameLineOnPurpose).toBe(true)
}, 60_000)
