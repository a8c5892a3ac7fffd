import { act, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { handsTypeSlowly, scanned } from '#test/builders/scanned.ts'
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

handsTypeSlowly()

/** One key by hand, long after the one before. */
const press = (key: string) =>
  act(() => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true }))
  })

describe('a badge scanned while Start has the focus', () => {
  it('is heard as a badge and starts nothing', () => {
    const { scans, starts } = draw()
    screen.getByRole('button', { name: 'Start' }).focus()
    act(() => scanned('BADGE 77'))
    expect(scans.mock.calls).toEqual([['BADGE 77']])
    expect(starts).not.toHaveBeenCalled()
  })

  it('leaves nothing of itself in a field that has the focus', () => {
    const { scans } = draw()
    screen.getByRole('textbox', { name: 'Note' }).focus()
    act(() => scanned('0100312345678906', { end: 'Tab' }))
    expect(scans).toHaveBeenCalledTimes(1)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('')
  })

  it('words typed by hand arrive whole', async () => {
    const { scans } = draw()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
    note.focus()
    press('p')
    await vi.waitFor(() => expect(note.value).toBe('p'))
    press('o')
    await vi.waitFor(() => expect(note.value).toBe('po'))
    expect(scans).not.toHaveBeenCalled()
  })

  it('Enter by hand presses the button', () => {
    const { starts } = draw()
    screen.getByRole('button', { name: 'Start' }).focus()
    press('Enter')
    expect(starts).toHaveBeenCalledTimes(1)
  })

  it('half a scan is dropped: nothing of it is in the field, and somebody hears of it', async () => {
    const { scans, halves } = draw()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
    note.focus()
    act(() => scanned('010039990120', { end: null }))
    await vi.waitFor(() => expect(halves).toHaveBeenCalledTimes(1))
    expect(note.value).toBe('')
    expect(scans).not.toHaveBeenCalled()
  })

  it('what a hand typed just before a tap is in the field when the tap arrives', () => {
    const { starts } = draw()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
    note.focus()
    press('o')
    press('k')
    act(() => {
      window.dispatchEvent(new Event('pointerdown'))
    })
    expect(note.value).toBe('ok')
    expect(starts).not.toHaveBeenCalled()
  })

  it('a code pasted where no field has the focus is a scan; pasted into a field it is words', async () => {
    const { scans, person } = draw()
    await person.paste('PATIENT:LS-104417')
    expect(scans.mock.calls).toEqual([['PATIENT:LS-104417']])
    screen.getByRole('textbox', { name: 'Note' }).focus()
    await person.paste('as before')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('as before')
    expect(scans).toHaveBeenCalledTimes(1)
  })
})
