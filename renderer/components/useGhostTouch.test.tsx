import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { TapTarget } from './TapTarget.tsx'

// jsdom has no PointerEvent with coordinates; a mouse event with the pointer's fields added is what the guard reads.
function touch(type: string, target: EventTarget, id: number, x: number, y: number) {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0 })
  Object.assign(event, { pointerId: id, pointerType: 'touch', width: 20, height: 20, pressure: 0.5 })
  act(() => {
    target.dispatchEvent(event)
  })
}

describe('wet-glove ghosts on Stop', () => {
  const draw = () => {
    const taps = vi.fn()
    drawPart(<TapTarget verb="Stop" guardGhosts onTap={taps} />)
    return { taps, stop: screen.getByRole('button', { name: 'Stop' }) }
  }

  it('two touches far apart at once do nothing and say so', () => {
    const { taps, stop } = draw()
    touch('pointerdown', stop, 1, 20, 20)
    touch('pointerdown', document.body, 2, 600, 500)
    touch('pointerup', stop, 1, 20, 20)
    fireEvent.click(stop)
    expect(taps).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toContain('Two touches at once')
  })

  it('one finger works, also after a ghost has gone', () => {
    const { taps, stop } = draw()
    touch('pointerdown', stop, 1, 20, 20)
    touch('pointerdown', document.body, 2, 600, 500)
    touch('pointerup', stop, 1, 20, 20)
    touch('pointerup', document.body, 2, 600, 500)
    touch('pointerdown', stop, 3, 20, 20)
    touch('pointerup', stop, 3, 20, 20)
    fireEvent.click(stop)
    expect(taps).toHaveBeenCalledTimes(1)
  })
})
