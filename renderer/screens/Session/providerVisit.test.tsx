import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const sheet = async () => within(await screen.findByRole('dialog'))

test('a provider’s visit apart from the treatment is recorded with what was decided, and its line stands beside the drugs', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await beginBrDay(await brDayAt(drawn.desk, drawn.api))
  drawn.at('09:41')
  await drawn.open('Whitcomb')
  const openSheet = async () => {
    await drawn.person.click(await button('Access, flush, note'))
    await drawn.person.click(await (await sheet()).findByRole('button', { name: 'Provider visit' }))
  }
  const whyClosed = async (): Promise<string | null | undefined> => {
    const save = await (await sheet()).findByRole('button', { name: 'Record provider visit' })
    return document.getElementById(save.getAttribute('aria-describedby') ?? '')?.textContent
  }
  await openSheet()
  await expectNoBarriers()
  expect(await whyClosed()).toBe('Choose the visit first.')
  await drawn.person.click(await (await sheet()).findByRole('button', { name: /Visit on the provider/ }))
  await drawn.person.click(await screen.findByRole('option', { name: 'Established, level 3 (99213)' }))
  expect(await whyClosed()).toBe('Say whether it is documented apart from the treatment.')
  await drawn.person.click(await screen.findByRole('radio', { name: 'Yes, on its own' }))
  expect(await whyClosed()).toBe('A visit apart from the treatment says what was decided.')
  await drawn.person.type(await (await sheet()).findByRole('textbox'), 'New neuropathy, dose lowered next cycle')
  await drawn.person.click(await button('Record provider visit'))
  await drawn.saved()
  await screen.findByText('Provider visit recorded 09:41')
  const codes = within(await screen.findByRole('complementary', { name: 'Codes' }))
  await codes.findByText('99213-25')
  await openSheet()
  await drawn.person.click(await screen.findByRole('radio', { name: 'No, part of the treatment' }))
  await drawn.person.click(await button('Record provider visit'))
  await drawn.saved()
  await waitFor(() => expect(codes.queryByText('99213-25')).toBeNull())
  await codes.findByText('96413')
}, 60_000)
