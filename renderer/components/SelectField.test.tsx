import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { SelectField } from './SelectField.tsx'

const reasons = [
  { key: 'rest', words: 'Rest of a single-dose vial' },
  { key: 'broken', words: 'Vial broken' },
] as const

function Reason({ open }: { readonly open: boolean }) {
  const [value, setValue] = useState<string | null>(null)
  const props = { label: 'Reason', options: reasons, value, onChange: setValue }
  return open ? <ChoiceList {...props} /> : <SelectField {...props} refused={value ? undefined : 'Choose a reason.'} />
}

describe('choosing a reason', () => {
  it('from behind a button', async () => {
    const { person } = drawPart(<Reason open={false} />)
    expect(screen.getByText('Choose a reason.')).toBeTruthy()
    await person.click(screen.getByRole('button', { name: /Reason/ }))
    await person.click(screen.getByRole('option', { name: 'Vial broken' }))
    expect(screen.getByRole('button', { name: /Vial broken.*Reason/ })).toBeTruthy()
    expect(screen.queryByText('Choose a reason.')).toBeNull()
    await expectNoBarriers()
  })

  it('from choices standing open', async () => {
    const { person } = drawPart(<Reason open />)
    await person.click(screen.getByRole('radio', { name: 'Vial broken' }))
    expect(screen.getByRole('radio', { name: 'Vial broken', checked: true })).toBeTruthy()
    await expectNoBarriers()
  })
})
