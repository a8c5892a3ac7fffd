import { expect, it } from 'vitest'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import { profileWords } from './profile.ts'

const { profile: usual } = ruleSetFor('2026-03-02')

it('says nothing of switches that stand as usual, or are left as they are', () => {
  expect(profileWords(usual, usual)).toEqual([])
  expect(profileWords({}, usual)).toEqual([])
})

it('says each switch that stands otherwise, and every drug of another class', () => {
  const payer = {
    distinctModifier: 'XS',
    discardModifiers: 'none',
    classOverrides: { denosumab: 'antineoplastic', leucovorin: 'therapeutic' },
  } as const
  expect(profileWords(payer, usual)).toEqual([
    'What is distinct is marked XS, not 59.',
    'Neither JW nor JZ.',
    'denosumab counts as: chemotherapy or complex biologic.',
    'leucovorin counts as: therapeutic.',
  ])
})
