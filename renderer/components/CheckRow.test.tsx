import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { CheckRow } from './CheckRow.tsx'

function Warning() {
  const [isRead, setRead] = useState(false)
  return <CheckRow isChecked={isRead} onChange={setRead} about="No vitals after treatment" />
}

describe('marking a warning as read', () => {
  it('names the warning and changes its words', async () => {
    const { person } = drawPart(<Warning />)
    await person.click(screen.getByRole('checkbox', { name: 'Mark as read: No vitals after treatment' }))
    expect(screen.getByRole('checkbox', { name: 'Read: No vitals after treatment', checked: true })).toBeTruthy()
    await expectNoBarriers()
  })
})
