import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DataColumn, DataTable } from './DataTable.tsx'

type Visit = { readonly mrn: string; readonly name: string }

const visits: readonly Visit[] = [
  { mrn: '1', name: 'Petrov, Nadia' },
  { mrn: '2', name: 'Ahmed, Yusuf' },
  { mrn: '3', name: 'Farrell, Kim' },
]

const columns: readonly DataColumn<Visit>[] = [
  { key: 'name', head: 'Patient', width: '1fr', cell: ({ name }) => name },
  { key: 'mrn', head: 'MRN', width: 80, cell: ({ mrn }) => mrn },
]

type WorklistProps = {
  readonly onOpen: (visit: Visit) => void
  readonly onLetter: (letter: string, visit: Visit) => void
}

function Worklist({ onOpen, onLetter }: WorklistProps) {
  const [selected, setSelected] = useState<string | null>(null)
  return (
    <DataTable
      label="Signed visits"
      columns={columns}
      rows={visits}
      rowKey={({ mrn }) => mrn}
      selected={selected}
      onSelect={setSelected}
      onOpen={onOpen}
      onLetter={onLetter}
    />
  )
}

const draw = () => {
  const open = vi.fn()
  const letter = vi.fn()
  return { open, letter, ...drawPart(<Worklist onOpen={open} onLetter={letter} />) }
}

const selectedRow = () => screen.queryByRole('row', { selected: true })?.textContent

describe('the office table', () => {
  it('moves with arrows or J and K, stops at both ends and opens with Enter', async () => {
    const { person, open } = draw()
    await person.tab()
    await person.keyboard('{ArrowDown}j')
    expect(selectedRow()).toContain('Ahmed, Yusuf')
    await person.keyboard('kkk')
    expect(selectedRow()).toContain('Petrov, Nadia')
    await person.keyboard('{End}{ArrowDown}{Enter}')
    expect(open).toHaveBeenCalledWith(visits[2])
    await expectNoBarriers()
  })

  it('tells screen readers which row is meant', async () => {
    const { person } = draw()
    await person.tab()
    await person.keyboard('{ArrowDown}')
    const grid = screen.getByRole('grid', { name: 'Signed visits' })
    expect(document.activeElement).toBe(grid)
    expect(document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('Petrov')
  })

  it('gives letters to the selected visit: A asks the nurse', async () => {
    const { person, letter } = draw()
    await person.tab()
    await person.keyboard('a')
    expect(letter).not.toHaveBeenCalled()
    await person.keyboard('{ArrowDown}A')
    expect(letter).toHaveBeenCalledWith('a', visits[0])
  })
})

/** Fifty thousand rows of one height. */
function LongList() {
  const [selected, setSelected] = useState<string | null>('0')
  return (
    <DataTable
      label="Long"
      columns={columns}
      rows={longList}
      rowKey={({ mrn }) => mrn}
      rowHeight={49}
      even
      selected={selected}
      onSelect={setSelected}
    />
  )
}

const longList: readonly Visit[] = Array.from({ length: 50_000 }, (_, n) => ({ mrn: String(n), name: `Visit ${n}` }))

it('draws of a long list what is in sight, and follows the choice to its end', async () => {
  const { person } = drawPart(<LongList />)
  const grid = screen.getByRole('grid')
  expect(grid.getAttribute('aria-rowcount')).toBe('50001')
  expect(screen.getAllByRole('row').length).toBeLessThan(40)
  await person.tab()
  await person.keyboard('{End}')
  expect(grid.scrollTop).toBeGreaterThan(49_900 * 50)
  fireEvent.scroll(grid)
  expect(await screen.findByText('Visit 49999')).toBeDefined()
  expect(screen.queryByText('Visit 0')).toBeNull()
  expect(screen.getAllByRole('row').length).toBeLessThan(40)
})
