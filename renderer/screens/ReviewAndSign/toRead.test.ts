import { expect, it } from 'vitest'
import type { Warning } from '#shared/chart/signOff/signOffItems.ts'
import { readingOf, warningGroups } from './ToRead.tsx'

const short = (minutes: string): Warning => ({
  code: 'observation-short',
  facts: { drug: 'Rituximab', minutes, ordered: '30' },
  field: { kind: 'line', lineId: 'rituximab', what: 'times' },
})
const readings = (...warnings: readonly Warning[]) => warningGroups(warnings).map(readingOf)

it('what was read of a warning holds for these words alone: other minutes or another drug are read anew', () => {
  const read = readings(short('25'))
  expect(readings(short('25'))).toEqual(read)
  expect(readings(short('2'))).not.toEqual(read)
  expect(readings(short('25'), short('2'))).not.toEqual(read)
})
