import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { drawPart, expectNoBarriers } from '#test/builders/drawPart.tsx'
import { DrugRow, DrugRows } from './DrugRow.tsx'
import { TapTarget } from './TapTarget.tsx'

describe('a drug row', () => {
  it('says its state, its drug and its buttons’ drug', async () => {
    drawPart(
      <DrugRows label="Drugs">
        <DrugRow
          state="running"
          name="Rituximab-abbs"
          dose="680 mg"
          minutesRun={84}
          progress={{ doneMinutes: 84, plannedMinutes: 207, label: '84 of 207 minutes' }}
          action={<TapTarget verb="Stop" onTap={vi.fn()} />}
        />
        <DrugRow state="done" name="Fosaprepitant" dose="150 mg" onDetails={vi.fn()} />
      </DrugRows>,
    )
    const [running, done] = screen.getAllByRole('listitem')
    expect(running?.textContent).toContain('Running')
    expect(screen.getByRole('group', { name: 'Rituximab-abbs 680 mg' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Details: Fosaprepitant 150 mg' })).toBeTruthy()
    expect(done?.textContent).toContain('Done')
    await expectNoBarriers()
  })

  it('says that a tap is not saved yet', () => {
    drawPart(
      <DrugRows label="Drugs">
        <DrugRow state="planned" name="Dexamethasone" dose="10 mg" saving />
      </DrugRows>,
    )
    expect(screen.getByRole('listitem').textContent).toContain('Not saved yet')
    expect(screen.getByRole('listitem').getAttribute('aria-busy')).toBe('true')
  })
})
