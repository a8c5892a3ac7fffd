import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { ChairBar, type ChairTile } from './ChairBar.tsx'

const tile = (chair: string, state: ChairTile['state'] = 'calm'): ChairTile => ({
  key: `visit-${chair}`,
  chair,
  name: `Patient ${chair}`,
  next: state === 'urgent' ? 'call' : '47 min left',
  state,
})

const names = (root: HTMLElement) =>
  within(root)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)

describe('the chair bar', () => {
  it('switches patient and says which one is on screen', async () => {
    const go = vi.fn()
    const { person } = drawPart(<ChairBar tiles={[tile('3'), tile('4')]} current="visit-3" onGo={go} />)
    expect(screen.getByRole('button', { current: true }).textContent).toContain('Patient 3')
    await person.click(screen.getByRole('button', { name: /Chair 4/ }))
    expect(go).toHaveBeenCalledWith('visit-4')
    await expectNoBarriers()
  })

  it('keeps the order of the chairs while all six fit', () => {
    const tiles = ['1', '2', '3', '4', '5', '6'].map((chair) => tile(chair, chair === '2' ? 'urgent' : 'calm'))
    drawPart(<ChairBar tiles={tiles} current={null} onGo={vi.fn()} />)
    expect(names(screen.getByRole('navigation')).map((words) => words?.match(/\d/)?.[0])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
  })

  it('from the seventh chair on an urgent tile stands outside the part that scrolls', () => {
    const tiles = ['1', '2', '3', '4', '5', '6', '7'].map((chair) => tile(chair, chair === '2' ? 'urgent' : 'calm'))
    const { container } = drawPart(<ChairBar tiles={tiles} current={null} onGo={vi.fn()} />)
    expect(container.querySelector('.chair-bar__pinned')?.textContent).toContain('Patient 2')
    expect(container.querySelector('.chair-bar__scroll')?.textContent).not.toContain('Patient 2')
  })
})
