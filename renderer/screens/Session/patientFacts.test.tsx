import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { chooseOption, inSheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const sheet = async () => within(await screen.findByRole('dialog'))
const type = async ({ person }: DrawnDesk, field: string, text: string) =>
  person.type(await (await sheet()).findByRole('textbox', { name: field }), text)

const known = async () =>
  within(await screen.findByRole('list', { name: 'To know about this patient' }))
    .getAllByRole('listitem')
    .map((one) => one.textContent)

async function patientFacts(drawn: DrawnDesk): Promise<void> {
  await drawn.person.click(await button('Access, flush, note'))
  await drawn.person.click(await (await sheet()).findByRole('button', { name: 'About the patient' }))
}

test('the medical assistant enters what is dangerous, and it stands above the drugs, the worst first', async () => {
  const drawn = await renderWithBackend({ as: 'lena-ortiz' })
  const sessionId = await drawn.open('Grant')
  await patientFacts(drawn)
  expect(await (await sheet()).findByText('Nothing differs yet.')).toBeDefined()
  await type(drawn, 'Allergic to', 'Latex')
  await type(drawn, 'What happens', 'Hives')
  await chooseOption(drawn.person, inSheet(/How bad$/), 'Severe')
  expect(screen.getByText('Add allergy: add it or empty it first.')).toBeDefined()
  await drawn.person.click(await button('Add allergy'))
  await chooseOption(drawn.person, inSheet(/Code status$/), 'Do not resuscitate')
  await drawn.person.click(await screen.findByRole('checkbox', { name: 'Airborne isolation' }))
  await type(drawn, 'Reacted to', 'rituximab')
  await chooseOption(drawn.person, inSheet(/Grade$/), '2')
  await type(drawn, 'When', '2025-11-02')
  await drawn.person.click(await button('Add earlier reaction'))
  await type(drawn, 'Name', 'Ada Grant')
  expect(screen.getByText('Emergency contact: name and phone are needed.')).toBeDefined()
  await type(drawn, 'Phone', '3125550144')
  await expectNoBarriers()
  await drawn.person.click(await (await sheet()).findByRole('button', { name: 'Save' }))
  await drawn.saved()
  expect(await known()).toEqual([
    'Do not resuscitate',
    'Reacted to rituximab, grade 2, 2 Nov 2025',
    'Airborne isolation',
    'Call Ada Grant, 312-555-0144',
  ])
  expect(screen.getByText('Latex')).toBeDefined()
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  expect(events.at(-1)).toMatchObject({
    kind: 'IdentityChanged',
    payload: {
      change: 'care_facts',
      patient: { allergies: [{ substance: 'Latex', reaction: 'Hives', severity: 'severe', verifiedOn: '2026-03-02' }] },
    },
  })
}, 120_000)

test('what was wrong is taken away again, and what was never asked is not kept', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const sessionId = await drawn.open('Solberg')
  expect((await known())[0]).toBe('Reacted to paclitaxel, grade 3, 5 Jan 2026')
  await patientFacts(drawn)
  await drawn.person.click(await button('Remove: Iodine contrast'))
  await drawn.person.click(await button('Remove: Reacted to paclitaxel, grade 3, 5 Jan 2026'))
  await chooseOption(drawn.person, inSheet(/Code status$/), 'Not asked')
  await drawn.person.click(await (await sheet()).findByRole('button', { name: 'Save' }))
  await drawn.saved()
  expect(await known()).not.toContain('Reacted to paclitaxel, grade 3, 5 Jan 2026')
  const { events } = await drawn.desk.value(drawn.api, 'chart.open', { sessionId })
  const last = events.at(-1)
  if (last?.kind !== 'IdentityChanged') throw new Error('the facts were saved')
  expect(last.payload.patient).not.toHaveProperty('codeStatus')
  expect(last.payload.patient).not.toHaveProperty('priorReactions')
  expect(last.payload.patient.allergies).toEqual([])
}, 120_000)
