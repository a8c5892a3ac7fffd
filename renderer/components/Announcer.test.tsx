import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { RefusalSlot } from './Refusal.tsx'
import { useAnnounce } from './useAnnounce.ts'

function Speaker() {
  const announce = useAnnounce()
  return (
    <button type="button" onClick={() => announce('Vitals due 10:48')}>
      Say
    </button>
  )
}

describe('the announcer', () => {
  it('says the same words again when they are said again', () => {
    drawPart(<Speaker />)
    const heard = () => {
      fireEvent.click(screen.getByText('Say'))
      return screen.getByRole('status').textContent
    }
    const [first, second] = [heard(), heard()]
    expect(first).not.toBe(second)
    expect([first, second].map((words) => words?.replaceAll('\u200b', ''))).toEqual([
      'Vitals due 10:48',
      'Vitals due 10:48',
    ])
  })

  it('speaks a refusal at once, what and why', () => {
    drawPart(<RefusalSlot refusal={{ what: 'Doxorubicin not started.', why: 'One of two checks is done.' }} />)
    expect(screen.getByRole('alert').textContent).toContain('Doxorubicin not started. One of two checks is done.')
  })
})
