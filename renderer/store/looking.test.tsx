import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('only a chart that was opened on the screen stands in the audit as looked at', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const state = () => drawn.store.state.getState()
  await screen.findByRole('heading', { name: 'My chairs' })
  await waitFor(() => expect(Object.keys(state().charts)).toHaveLength(state().day.length))
  const looked = () => drawn.desk.auditEntries().filter(({ kind }) => kind === 'audit.sessionSeen')
  expect(looked()).toEqual([])
  const sessionId = await drawn.open('Whitcomb')
  await waitFor(() => expect(looked()).toMatchObject([{ userId: 'dana-reyes', sessionId }]))
  await drawn.desk.value(drawn.api, 'sync.now', {})
  expect(looked()).toHaveLength(1)
}, 120_000)
