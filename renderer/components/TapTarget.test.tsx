import { act, fireEvent, screen } from '@testing-library/react'
import { Play } from 'lucide-react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { SAVING_SHOWS_AFTER_MS, TapTarget } from './TapTarget.tsx'
import { DOUBLE_TAP_MS } from './useOneTap.ts'

afterEach(() => {
  vi.useRealTimers()
})

const start = () => screen.getByRole('button', { name: /start/i })

describe('a tap target', () => {
  it('does its verb on a tap and on Enter', async () => {
    const taps = vi.fn()
    const { person } = drawPart(<TapTarget verb="Start" icon={Play} onTap={taps} />)
    await person.click(start())
    expect(taps).toHaveBeenCalledTimes(1)
    await expectNoBarriers()
  })

  it('counts two taps within 400 ms as one, and a later one again', () => {
    vi.useFakeTimers()
    const taps = vi.fn()
    drawPart(<TapTarget verb="Start" onTap={taps} />)
    fireEvent.click(start())
    fireEvent.click(start())
    expect(taps).toHaveBeenCalledTimes(1)
    act(() => vi.advanceTimersByTime(DOUBLE_TAP_MS))
    fireEvent.click(start())
    expect(taps).toHaveBeenCalledTimes(2)
  })

  it('says why it is closed, keeps its place in the Tab order and does nothing', async () => {
    const taps = vi.fn()
    const { person } = drawPart(<TapTarget verb="Start" closedBecause="One of two checks is done." onTap={taps} />)
    await person.tab()
    expect(document.activeElement).toBe(start())
    expect(start().getAttribute('aria-disabled')).toBe('true')
    expect(document.getElementById(start().getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'One of two checks is done.',
    )
    await person.keyboard('{Enter}')
    expect(taps).not.toHaveBeenCalled()
    expect(screen.getByRole('status').textContent).toContain('One of two checks is done.')
    await expectNoBarriers()
  })

  it('says Saving only when a save takes longer than 300 ms, and takes no second tap meanwhile', () => {
    vi.useFakeTimers()
    const taps = vi.fn()
    drawPart(<TapTarget verb="Start" saving onTap={taps} />)
    expect(screen.queryByRole('button', { name: 'Saving' })).toBeNull()
    fireEvent.click(start())
    expect(taps).not.toHaveBeenCalled()
    act(() => vi.advanceTimersByTime(SAVING_SHOWS_AFTER_MS))
    expect(screen.getByRole('button', { name: 'Saving' })).toBeTruthy()
  })
})
