import { expect, it } from 'vitest'
import { usualLimits } from './clinicalLimits.ts'
import { judgeLabs } from './labLimits.ts'

const anc = [{ name: 'ANC', value: '0.9' }]

it('judges by the practice’s limits, and by a plan’s own before them', () => {
  expect(judgeLabs(anc)).toMatchObject([{ level: 'stop' }])
  const practice = { ...usualLimits.labs, anc: { warnBelow: '1.0', stopBelow: '0.5' } }
  expect(judgeLabs(anc, practice)).toMatchObject([{ level: 'warn' }])
  expect(judgeLabs(anc, practice, { anc: { warnBelow: null, stopBelow: null } })).toEqual([])
  expect(judgeLabs(anc, practice, { anc: { warnBelow: '2', stopBelow: '1' } })).toMatchObject([{ level: 'stop' }])
})
