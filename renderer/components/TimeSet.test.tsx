import { screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readClockAs } from '#renderer/words/clockStyle.ts'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { pressTimeKey } from './ClockPad.tsx'
import { TimeSet } from './TimeSet.tsx'
import type { TimeChoice } from './timeOfDay.ts'

function When({ onChange }: { readonly onChange: (choice: TimeChoice | null) => void }) {
  const [value, setValue] = useState<TimeChoice | null>(null)
  const change = (choice: TimeChoice | null) => {
    setValue(choice)
    onChange(choice)
  }
  return <TimeSet now={{ hour: 10, minute: 42 }} value={value} onChange={change} lateFields={<p>Why only now?</p>} />
}

const press = async (person: { click: (element: Element) => Promise<void> }, keys: string) => {
  for (const key of keys) await person.click(screen.getByRole('button', { name: key }))
}

describe('when did it happen', () => {
  it('offers now, 1, 5 and 10 minutes ago', async () => {
    const chosen = vi.fn()
    const { person } = drawPart(<When onChange={chosen} />)
    await person.click(screen.getByRole('button', { name: '5 min ago' }))
    expect(chosen).toHaveBeenLastCalledWith({ kind: 'ago', minutes: 5 })
    await person.click(screen.getByRole('button', { name: 'Now, 10:42' }))
    expect(chosen).toHaveBeenLastCalledWith({ kind: 'ago', minutes: 0 })
    expect(screen.queryByText('Why only now?')).toBeNull()
    await expectNoBarriers()
  })

  it('asks why on the same sheet once a typed time is more than 15 min ago', async () => {
    const chosen = vi.fn()
    const { person } = drawPart(<When onChange={chosen} />)
    await person.click(screen.getByRole('button', { name: 'Another time' }))
    await press(person, '1026')
    expect(chosen).toHaveBeenLastCalledWith({ kind: 'clock', time: { hour: 10, minute: 26 } })
    expect(screen.getByText('Why only now?')).toBeTruthy()
  })

  it('exactly 15 min ago asks nothing', async () => {
    const { person } = drawPart(<When onChange={vi.fn()} />)
    await person.click(screen.getByRole('button', { name: 'Another time' }))
    await press(person, '1027')
    expect(screen.queryByText('Why only now?')).toBeNull()
  })

  it('says that a time is still to come, and chooses nothing', async () => {
    const chosen = vi.fn()
    const { person } = drawPart(<When onChange={chosen} />)
    await person.click(screen.getByRole('button', { name: 'Another time' }))
    await press(person, '1143')
    expect(screen.getByText('That time is still to come.')).toBeTruthy()
    expect(chosen).toHaveBeenLastCalledWith(null)
  })

  it('moves to the minutes when the hour can take no second digit, and back again on delete', () => {
    const nine = pressTimeKey({ hour: '', minute: '' }, 'hour', '9')
    expect(nine).toEqual({ typed: { hour: '9', minute: '' }, box: 'minute' })
    expect(pressTimeKey(nine.typed, nine.box, 'delete')).toEqual({ typed: { hour: '', minute: '' }, box: 'hour' })
  })
})

describe('when did it happen, where the clock is read with am and pm', () => {
  afterEach(() => readClockAs('24h'))

  it('takes the hour of the half that is past, and the other half by a tap', async () => {
    readClockAs('12h')
    const chosen = vi.fn()
    const { person } = drawPart(<When onChange={chosen} />)
    expect(screen.getByRole('button', { name: 'Now, 10:42 am' })).toBeTruthy()
    await person.click(screen.getByRole('button', { name: 'Another time' }))
    await press(person, '915')
    expect(chosen).toHaveBeenLastCalledWith({ kind: 'clock', time: { hour: 9, minute: 15 } })
    expect(screen.getByRole('button', { name: 'am' }).getAttribute('aria-pressed')).toBe('true')
    await expectNoBarriers()
    await person.click(screen.getByRole('button', { name: 'pm' }))
    expect(chosen).toHaveBeenLastCalledWith(null)
    expect(screen.getByText('That time is still to come.')).toBeTruthy()
  })

  it('knows midnight, and no hour above twelve', async () => {
    readClockAs('12h')
    const chosen = vi.fn()
    const { person } = drawPart(<When onChange={chosen} />)
    await person.click(screen.getByRole('button', { name: 'Another time' }))
    await press(person, '1205')
    expect(chosen).toHaveBeenLastCalledWith({ kind: 'clock', time: { hour: 0, minute: 5 } })
    await person.click(screen.getByRole('button', { name: 'Clear' }))
    await press(person, '1305')
    expect(chosen).toHaveBeenLastCalledWith(null)
  })
})
