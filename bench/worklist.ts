import { type Figure, median, ms } from './figures.ts'
import { measuredInPage } from './inPage.ts'

const runs = 40
const frameMs = 1_000 / 60

const said: Readonly<Record<string, string>> = {
  opens: 'opens',
  sorts: 'is sorted by another column',
  filters: 'is filtered',
  finds: 'is searched',
  moves: 'moves its choice anywhere',
}

/** A worklist of 50,000 sessions: from the key to a page laid out, in Chromium. */
export async function worklistFigures(): Promise<readonly Figure[]> {
  const times = await measuredInPage<Record<string, number[]>>('worklist', `window.measureWorklist(${runs})`)
  if (!times) return []
  process.stdout.write(`Worklist of 50,000 sessions: all pages were merged in ${ms(times.loads?.[0] ?? 0)}\n`)
  return Object.entries(said).map(([name, words]) => {
    const taken = times[name] ?? []
    const took = median(taken.slice(5))
    return {
      what: `Worklist of 50,000 sessions ${words}, median of ${taken.length - 5}, in the page`,
      measured: ms(took),
      floor: `${ms(frameMs)} one frame`,
      ratio: took / frameMs,
      budget: '1 or less: inside one frame',
    }
  })
}
