import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { Sheet } from './Sheet.tsx'
import { TapTarget } from './TapTarget.tsx'

function Chairside({ onStop }: { readonly onStop: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <TapTarget verb="Record vitals" onTap={() => setOpen(true)} />
      <TapTarget verb="Stop" onTap={onStop} />
      {isOpen && (
        <Sheet title="Vitals" onClose={() => setOpen(false)} foot={<TapTarget verb="Save" onTap={vi.fn()} />}>
          <TapTarget verb="Pulse" onTap={vi.fn()} />
        </Sheet>
      )}
    </>
  )
}

describe('a sheet', () => {
  it('takes the focus, keeps Tab inside, and gives focus back to its row when closed', async () => {
    const { person } = drawPart(<Chairside onStop={vi.fn()} />)
    await person.click(screen.getByRole('button', { name: 'Record vitals' }))
    const sheet = screen.getByRole('dialog', { name: 'Vitals' })
    expect(document.activeElement).toBe(sheet)
    for (let step = 0; step < 7; step += 1) {
      await person.tab()
      expect(sheet.contains(document.activeElement)).toBe(true)
    }
    await expectNoBarriers()
    await person.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Record vitals' }))
  })

  it('never stands between a nurse and Stop', async () => {
    const stop = vi.fn()
    const { person } = drawPart(<Chairside onStop={stop} />)
    await person.click(screen.getByRole('button', { name: 'Record vitals' }))
    await person.click(screen.getByRole('button', { name: 'Stop' }))
    expect(stop).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('dialog', { name: 'Vitals' })).toBeTruthy()
  })
})
