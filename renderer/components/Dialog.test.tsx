import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { Dialog } from './Dialog.tsx'
import { TapTarget } from './TapTarget.tsx'

function SignLine() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <TapTarget verb="Sign" onTap={() => setOpen(true)} />
      <Dialog isOpen={isOpen} title="Sign with your PIN" onClose={() => setOpen(false)}>
        <TapTarget verb="Confirm" onTap={vi.fn()} />
      </Dialog>
    </>
  )
}

describe('a dialog', () => {
  it('is named, closes on Escape and gives the focus back', async () => {
    const { person } = drawPart(<SignLine />)
    await person.click(screen.getByRole('button', { name: 'Sign' }))
    expect(screen.getByRole('dialog', { name: 'Sign with your PIN' })).toBeTruthy()
    await expectNoBarriers()
    await person.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    // React Aria gives it back in the next frame.
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sign' })))
  })

  it('that needs an answer does not close on Escape', async () => {
    const { person } = drawPart(
      <Dialog isOpen urgent title="Wrong patient">
        <TapTarget verb="Understood" onTap={vi.fn()} />
      </Dialog>,
    )
    await person.keyboard('{Escape}')
    expect(screen.getByRole('alertdialog', { name: 'Wrong patient' })).toBeTruthy()
  })
})
