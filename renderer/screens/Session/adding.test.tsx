import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet, sheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function rituximabRuns(as = 'dana-reyes'): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as })
  await beginBrDay(await brDayAt(drawn.desk, drawn.api))
  drawn.at('09:41')
  await drawn.open('Whitcomb')
  return drawn
}

const lastLine = ({ store }: DrawnDesk) => {
  const { charts } = store.state.getState()
  const events = Object.values(charts).flatMap(({ confirmed }) => confirmed)
  const added = events.findLast(({ kind }) => kind === 'LineAdded')
  return added?.kind === 'LineAdded' ? added.payload : null
}

test('a keep-open fluid is one tap after F4 twice, and is never hydration', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.keyboard('{F4}{F4}')
  await expectNoBarriers()
  await drawn.person.click(await inSheet(/^Keep open, Sodium chloride 0.9 % 250/))
  await drawn.saved()
  await screen.findByText('Drug added 09:41')
  expect(lastLine(drawn)?.line).toMatchObject({ purpose: 'kvo', role: 'flush', dose: { amount: '250', unit: 'mL' } })
  expect(lastLine(drawn)?.line.catalogue.hcpcs).toBe('J7050')
}, 120_000)

test('hydration asks why, and the reason is in the record', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.keyboard('{F4}{F4}')
  await drawn.person.click(await inSheet(/^Hydration, Sodium chloride 0.9 % 500/))
  await within(await sheet()).findByText('Say why hydration is given.')
  await drawn.person.click(await screen.findByRole('radio', { name: 'Poor oral intake' }))
  await drawn.person.click(await inSheet('Add to this visit'))
  await drawn.saved()
  expect(lastLine(drawn)?.line).toMatchObject({
    role: 'hydration',
    purpose: 'hydration',
    reason: 'Poor oral intake',
    volumeMl: '500',
    plannedMinutes: 60,
  })
}, 120_000)

test('a drug is found in the list by its name, in tall-man letters, and a provider’s order is read back', async () => {
  const drawn = await rituximabRuns()
  const { person } = drawn
  await person.keyboard('{F4}{F4}')
  await person.type(await screen.findByRole('textbox', { name: 'Name or code of the drug' }), 'methylpred')
  await person.click(await inSheet(/^methylPREDNISolone sodium succinate.*J2919$/))
  await person.type(await screen.findByRole('textbox', { name: /^Dose/ }), '40')
  await person.click(await screen.findByRole('radio', { name: 'Provider order, read back' }))
  await within(await sheet()).findByText('Name the provider and read the order back.')
  await person.type(await screen.findByRole('textbox', { name: /^Which provider/ }), 'Dr. Marsh')
  await person.click(await screen.findByRole('checkbox', { name: 'Order read back' }))
  await expectNoBarriers()
  await person.click(await inSheet('Add to this visit'))
  await drawn.saved()
  expect(lastLine(drawn)).toMatchObject({ under: 'provider', orderedBy: 'Dr. Marsh', readBack: true })
  await button(/^Give: methylPREDNISolone/)
}, 120_000)

test('a drug on no list can be added by its name; billing will ask for its code', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.keyboard('{F4}{F4}')
  await drawn.person.type(await screen.findByRole('textbox', { name: 'Name or code of the drug' }), 'zzz')
  await within(await sheet()).findByText(/“zzz” is not on the drug list/)
  await drawn.person.click(await inSheet('Add “zzz” by name'))
  await within(await sheet()).findByText('Dose and route are needed.')
}, 120_000)

test('emergency drugs stand first while a reaction is open, and are one tap', async () => {
  const drawn = await rituximabRuns()
  await drawn.person.click(await button('Emergency'))
  await drawn.saved()
  await drawn.person.click(await screen.findByRole('checkbox', { name: 'Flushing' }))
  await drawn.person.click(await inSheet('Record reaction'))
  await drawn.saved()
  await drawn.person.keyboard('{F4}{F4}')
  await screen.findByText('Emergency drugs, one tap each')
  await drawn.person.click(await inSheet(/^Epinephrine 0.3/))
  await drawn.saved()
  expect(lastLine(drawn)).toMatchObject({ under: 'standing', line: { role: 'rescue', route: 'intramuscular' } })
  await waitFor(() => screen.getByRole('button', { name: /^Give: EPINEPHrine/ }))
}, 120_000)
