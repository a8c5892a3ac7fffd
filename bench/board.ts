import { type Figure, median, ms } from './figures.ts'
import { measuredInPage } from './inPage.ts'

const runs = 60
const frameMs = 1_000 / 60

/** One minute passes on a board of 60 chairs with 1,020 running drugs: from the charts to a page laid out, in Chromium. */
export async function boardFigures(): Promise<readonly Figure[]> {
  const times = await measuredInPage<number[]>('board', `window.measureBoard(${runs})`)
  if (!times) return []
  const took = median(times.slice(10))
  return [
    {
      what: `Board of 60 chairs and 1,020 running drugs, a minute passes, median of ${times.length - 10}, in the page`,
      measured: ms(took),
      floor: `${ms(frameMs)} one frame`,
      ratio: took / frameMs,
      budget: '1 or less: inside one frame',
    },
  ]
}
