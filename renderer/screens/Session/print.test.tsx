import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

/** The pages themselves are read back in electron/paper/print.test.ts. */
test('paper of a visit is two taps away, and a packet waits for the signature', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await drawn.open('Whitcomb')
  const close = screen.queryByRole('button', { name: 'Close' })
  if (close) await drawn.person.click(close)
  await drawn.person.click(await screen.findByRole('button', { name: 'Access, flush, note' }))
  const sheet = async () => within(await screen.findByRole('dialog'))
  await drawn.person.click(await (await sheet()).findByRole('button', { name: 'Print' }))
  await expectNoBarriers()
  for (const name of ['Chair sheet, filled in', 'Chair sheet, blank', 'Labels for the bags', 'Summary for the patient'])
    await (await sheet()).findByRole('button', { name })
  const packet = await (await sheet()).findByRole('button', { name: 'Payer packet' })
  expect(packet.getAttribute('aria-disabled')).toBe('true')
  await (await sheet()).findByText('The visit is not signed yet. Sign it, then print its packet.')
}, 60_000)
