import { expect, test } from 'vitest'
import { handlingOf } from './handling.ts'

test('a hazardous drug says so first, then every need of its order; an order of an earlier build says nothing', () => {
  expect(handlingOf({ hazardous: true, handling: ['protect_from_light', 'in_line_filter'] })).toEqual([
    'Hazardous drug',
    'Protect from light',
    'In-line filter 0.2 µm',
  ])
  expect(handlingOf({ hazardous: false })).toEqual([])
})
