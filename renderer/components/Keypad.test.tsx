import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { Keypad } from './Keypad.tsx'

function Waste() {
  const [value, setValue] = useState('')
  return (
    <Keypad
      label="Waste from vial 3"
      value={value}
      onChange={setValue}
      unit="mg of 100 mg"
      range="0 to 100 mg"
      decimals={1}
      quickAnswers={[{ words: 'The rest, 20 mg', value: '20' }]}
    />
  )
}

const readout = () => screen.getByRole('status', { name: 'Waste from vial 3' }).textContent

describe('the number pad', () => {
  it('shows what its keys type, with the unit and the range', async () => {
    const { person } = drawPart(<Waste />)
    for (const key of ['1', '2', 'Point', '5']) await person.click(screen.getByRole('button', { name: key }))
    expect(readout()).toBe('12.5 mg of 100 mg')
    await person.click(screen.getByRole('button', { name: 'Delete last digit' }))
    expect(readout()).toBe('12. mg of 100 mg')
    expect(screen.getByText('0 to 100 mg')).toBeTruthy()
    await expectNoBarriers()
  })

  it('counts the same key pressed twice at once as two digits', async () => {
    const { person } = drawPart(<Waste />)
    await person.dblClick(screen.getByRole('button', { name: '5' }))
    expect(readout()).toBe('55 mg of 100 mg')
  })

  it('takes a quick answer and says it is the one', async () => {
    const { person } = drawPart(<Waste />)
    await person.click(screen.getByRole('button', { name: 'The rest, 20 mg' }))
    expect(readout()).toBe('20 mg of 100 mg')
    expect(screen.getByRole('button', { name: 'The rest, 20 mg', pressed: true })).toBeTruthy()
  })

  it('begins anew with the first digit after a value that was offered, and goes on after one that was typed', async () => {
    const { person } = drawPart(<Waste />)
    const tap = (name: string) => person.click(screen.getByRole('button', { name }))
    await tap('The rest, 20 mg')
    await tap('4')
    expect(readout()).toBe('4 mg of 100 mg')
    await tap('2')
    expect(readout()).toBe('42 mg of 100 mg')
  })

  it.each([
    ['Point', '0.'],
    ['Delete last digit', '2'],
  ])('%s after a value that was offered', async (key, then) => {
    const { person } = drawPart(<Waste />)
    await person.click(screen.getByRole('button', { name: 'The rest, 20 mg' }))
    await person.click(screen.getByRole('button', { name: key }))
    expect(readout()).toBe(`${then} mg of 100 mg`)
  })

  it('takes typed digits while nothing else has the focus', async () => {
    const { person } = drawPart(<Waste />)
    await person.keyboard('80')
    expect(readout()).toBe('80 mg of 100 mg')
  })

  it('takes typed digits after a choice beside it was tapped and kept the focus', async () => {
    const { person } = drawPart(
      <section>
        <label>
          <input type="radio" name="why" />
          Extravasation
        </label>
        <Waste />
      </section>,
    )
    await person.click(screen.getByRole('radio', { name: 'Extravasation' }))
    await person.keyboard('80')
    expect(readout()).toBe('80 mg of 100 mg')
  })

  it('leaves a digit typed into a note to the note', async () => {
    const { person } = drawPart(
      <>
        <Waste />
        <input aria-label="Note" />
      </>,
    )
    await person.type(screen.getByRole('textbox', { name: 'Note' }), '7')
    expect(readout()).toBe('– mg of 100 mg')
  })
})
