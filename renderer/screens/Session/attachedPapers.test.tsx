import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

test('a scan is attached beside the entries from paper; what is no scan says why', async () => {
  const { person, store, open } = await renderWithBackend({ as: 'dana-reyes' })
  const sessionId = await open('Whitcomb')
  store.openSheet({ kind: 'paper' })
  await screen.findByRole('heading', { name: 'Scans of the sheet' })
  const input = screen.getByLabelText('Attach a scan', { selector: 'input' })
  await person.upload(input, new File(['<html>'], 'sheet.pdf', { type: 'application/pdf' }))
  await waitFor(() => expect(document.body.textContent).toContain('no PDF, JPEG or PNG, whatever its name says'))
  await person.upload(input, new File(['%PDF-1.4 sheet'], 'chair 4.pdf', { type: 'application/pdf' }))
  await screen.findByRole('button', { name: 'Open chair 4.pdf' })
  store.go({ name: 'timeline', sessionId, from: 'session' })
  await screen.findByText(/Scan attached: chair 4.pdf, PDF/)
  await waitFor(() => expect(screen.getByRole('button', { name: 'Open chair 4.pdf' })).toBeTruthy())
}, 120_000)
