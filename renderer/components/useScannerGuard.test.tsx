import { act, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { TapTarget } from './TapTarget.tsx'
import { TextField } from './TextField.tsx'
import { useScannerGuard } from './useScannerGuard.ts'

interface BedsideProps {
  readonly onScan: (code: string) => void
  readonly onHalf: () => void
  readonly onStart: () => void
}

function Bedside({ onScan, onHalf, onStart }: BedsideProps) {
  const [note, setNote] = useState('')
  useScannerGuard({ onScan, onHalf })
  return (
    <>
      <TapTarget verb="Start" onTap={onStart} />
      <TextField label="Note" value={note} onChange={setNote} />
    </>
  )
}

const draw = () => {
  const scans = vi.fn()
  const halves = vi.fn()
  const starts = vi.fn()
  return { scans, halves, starts, ...drawPart(<Bedside onScan={scans} onHalf={halves} onStart={starts} />) }
}

const burst = (keys: readonly string[]) =>
  act(() => {
    for (const key of keys) {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true }))
    }
  })

describe('a badge scanned while Start has the focus', () => {
  it('is heard as a badge and starts nothing', () => {
    const { scans, starts } = draw()
    screen.getByRole('button', { name: 'Start' }).focus()
    burst([...'BADGE 77', 'Enter'])
    expect(scans.mock.calls).toEqual([['BADGE 77']])
    expect(starts).not.toHaveBeenCalled()
  })

  it('leaves nothing of itself in a field that has the focus', () => {
    const { scans } = draw()
    screen.getByRole('textbox', { name: 'Note' }).focus()
    burst([...'0100312345678906', 'Tab'])
    expect(scans).toHaveBeenCalledTimes(1)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('')
  })

  it('words typed by hand arrive whole', async () => {
    const { scans } = draw()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
    note.focus()
    burst(['p'])
    await vi.waitFor(() => expect(note.value).toBe('p'))
    burst(['o'])
    await vi.waitFor(() => expect(note.value).toBe('po'))
    expect(scans).not.toHaveBeenCalled()
  })

  it('Enter by hand presses the button', () => {
    const { starts } = draw()
    screen.getByRole('button', { name: 'Start' }).focus()
    burst(['Enter'])
    expect(starts).toHaveBeenCalledTimes(1)
  })

  it('half a scan is dropped: nothing of it is in the field, and somebody hears of it', async () => {
    const { scans, halves } = draw()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
    note.focus()
    burst([...'010039990120'])
    await vi.waitFor(() => expect(halves).toHaveBeenCalledTimes(1))
    expect(note.value).toBe('')
    expect(scans).not.toHaveBeenCalled()
  })

  it('what a hand typed just before a tap is in the field when the tap arrives', () => {
    const { starts } = draw()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
    note.focus()
    burst([...'ok'])
    act(() => {
      window.dispatchEvent(new Event('pointerdown'))
    })
    expect(note.value).toBe('ok')
    expect(starts).not.toHaveBeenCalled()
  })
})
