import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { PinPad } from './PinPad.tsx'

function Pin({ onComplete }: { readonly onComplete: (pin: string) => void }) {
  const [value, setValue] = useState('')
  return <PinPad value={value} onChange={setValue} onComplete={onComplete} />
}

describe('the PIN pad', () => {
  it('hands over the whole PIN once, leading zeros kept, and never shows a digit of it', async () => {
    const whole = vi.fn()
    const { person } = drawPart(<Pin onComplete={whole} />)
    for (const key of '004821') await person.click(screen.getByRole('button', { name: key }))
    expect(whole.mock.calls).toEqual([['004821']])
    const dots = screen.getByRole('img', { name: '6 of 6 digits entered' })
    expect(dots.textContent).toBe('')
    await person.click(screen.getByRole('button', { name: '9' }))
    expect(whole).toHaveBeenCalledTimes(1)
    await expectNoBarriers()
  })

  it('clears', async () => {
    const { person } = drawPart(<Pin onComplete={vi.fn()} />)
    await person.click(screen.getByRole('button', { name: '7' }))
    await person.click(screen.getByRole('button', { name: 'Clear' }))
    expect(screen.getByRole('img', { name: '0 of 6 digits entered' })).toBeTruthy()
  })
})
