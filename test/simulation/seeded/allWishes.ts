import { isSealed } from '#shared/chart/amendments.ts'
import { lateReasons } from '#shared/clinical/pickLists.ts'
import { mistakeWishes, voidingWishes } from './mistakeWishes.ts'
import { nurseWishes } from './nurseWishes.ts'
import type { RandomSource } from './randomSource.ts'
import { visitWishes } from './visitWishes.ts'
import { type Scene, type Wishes, wish } from './wish.ts'

/** Everything anybody may wish to do next in this visit, whatever state it is in. */
export function allWishes(scene: Scene, random: RandomSource): Wishes {
  const { chart, now } = scene
  const tooLate: Wishes = [[2, wish({ kind: 'writeNote', text: 'Too late' })]]
  if (isSealed(chart)) return [...tooLate, opening(random)]
  if (chart.closed) return [...tooLate, ...voidingWishes(chart, random)]
  return [
    ...nurseWishes(chart, now, random),
    ...visitWishes(scene, random),
    ...mistakeWishes(scene, random),
    [chart.amendments.length > 0 ? 8 : 0, wish({ kind: 'withdrawAmendment' }, amender(random))],
  ]
}

const amender = (random: RandomSource) => (random.percent(50) ? { by: 'priya-nair' } : {})

const opening = (random: RandomSource): Wishes[number] => [
  2,
  wish({ kind: 'openAmendment', reason: random.pick(lateReasons), text: 'A time was wrong' }, amender(random)),
]
