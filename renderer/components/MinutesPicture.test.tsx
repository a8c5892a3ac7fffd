import { render } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { MinutesPicture } from './MinutesPicture.tsx'

it('draws what was paused and resumed within one minute once, and nothing of the page complains', () => {
  const complaints = vi.spyOn(console, 'error')
  const bar = { from: 5, to: 5, kind: 'alongside' } as const
  const lane = { key: 'a', name: 'Rituximab', bars: [bar, bar, { ...bar, to: 6 }], counted: '1 of 1' }
  const { container } = render(<MinutesPicture label="Which minutes counted" span={60} hours={[]} lanes={[lane]} />)
  expect(container.querySelectorAll('.minute-bar--alongside')).toHaveLength(2)
  expect(complaints).not.toHaveBeenCalled()
})
