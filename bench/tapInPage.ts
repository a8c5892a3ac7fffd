import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { type HttpHost, startHttpHost } from '#electron/hosts/loopback/httpHost.ts'
import { randomSecret } from '#electron/ports/randomSecret.ts'
import { DOUBLE_TAP_MS } from '#renderer/components/useOneTap.ts'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { findChromium } from '#scripts/setup/browsers.mjs'
import type { Command } from '#shared/chart/command.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { calmVitals, readySheet } from '#test/builders/aSession.ts'
import { signIn } from '#test/e2e/people.ts'
import { type BenchDesk, startBenchDesk } from './benchDesk.ts'
import { type Figure, median, ms } from './figures.ts'

const root = join(import.meta.dirname, '..')
const entries = 500
const runs = 20
/** What the page reads and compiles at its first taps is not the tap's. */
const warming = 3

/**
 * A drug is started in a chart of 500 entries, in Chromium over the loopback wire: from the finger to the row that says it
 * runs, and to the panel that says what the record supports now, drawn and laid out. The floor is one frame of the same
 * page at rest, which is the budget too.
 */
export async function tapInPageFigures(): Promise<readonly Figure[]> {
  const executablePath = findChromium(process.env)
  if (!executablePath || !buildWhatIsStale(root, ['renderer'])) {
    process.stdout.write('A tap in the page: not measured, no Chromium or no built page.\n')
    return []
  }
  const desk = await startBenchDesk()
  const host = await startHttpHost({
    served: { backend: desk.backend },
    folder: join(root, 'out/renderer'),
    port: 0,
    newSecret: randomSecret,
  })
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  // A browser left open would hold the program up, and say "page closed" of a later wait instead of the cause.
  try {
    return figuresOf(await tapsInPage(await browser.newPage({ viewport: { width: 1280, height: 800 } }), desk, host))
  } finally {
    await browser.close()
    await host.close()
    desk.close()
  }
}

interface Taps {
  readonly shown: readonly Shown[]
  /** Milliseconds of one frame at rest. */
  readonly frame: number
}

/** Milliseconds from the finger to the row that runs, and to the panel of codes that says so. */
interface Shown {
  readonly row: number
  readonly panel: number
}

async function tapsInPage(page: Page, desk: BenchDesk, host: HttpHost): Promise<Taps> {
  const visit = await longVisit(desk)
  await page.goto(host.startAddress())
  await signIn(page, 'Dana Reyes')
  await page
    .getByRole('button', { name: new RegExp(visit.patientName.split(',')[0] ?? '') })
    .first()
    .click()
  const shown: Shown[] = []
  for (let run = -warming; run < runs; run += 1) {
    const times = await start(page)
    if (run >= 0) shown.push(times)
    await takeBack(desk, visit.sessionId)
    // A hand that is quicker counts as tapping twice, and the second tap as none.
    await page.waitForTimeout(2 * DOUBLE_TAP_MS)
  }
  return { shown, frame: median((await page.evaluate(framesAtRest)) as number[]) }
}

const figuresOf = ({ shown, frame }: Taps): readonly Figure[] =>
  (
    [
      ['Tap to visible change', shown.map(({ row }) => row)],
      ['Tap to the preview of the codes', shown.map(({ panel }) => panel)],
    ] as const
  ).map(([what, times]) => ({
    what: `${what} on a chart of ${entries} entries, median of ${runs}, in the page`,
    measured: `${ms(median(times))}, quickest ${ms(Math.min(...times))}`,
    floor: `${ms(frame)} one frame of the same page at rest`,
    ratio: median(times) / frame,
    budget: '1 or less: inside one frame',
  }))

/** Brings a visit to where its first infusion may begin, and fills its chart with notes. */
async function longVisit(desk: BenchDesk): Promise<DaySession> {
  const visit = desk.visits.find(({ regimen }) => regimen.startsWith('Bendamustine'))
  if (!visit) throw new Error('the demo clinic has no Bendamustine today')
  const before: readonly Command[] = [
    { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
    { kind: 'recordVitals', ...calmVitals, weightGrams: 74_300 },
    { kind: 'recordAccess', accessId: 'a1', device: 'peripheral', site: 'forearm', side: 'left', gauge: '22' },
    readySheet,
    ...Array.from({ length: entries - 5 }, (_, at): Command => ({ kind: 'writeNote', text: `Note ${at}` })),
  ]
  for (const command of before) {
    const answer = await desk.api.call('chart.perform', desk.tapOf(visit.sessionId, command))
    if (answer.kind !== 'value') throw new Error(`${command.kind}: ${JSON.stringify(answer)}`)
  }
  return visit
}

async function start(page: Page): Promise<Shown> {
  const button = page.getByRole('button', { name: 'Start: Dexamethasone' })
  await button.waitFor()
  // Together: what fails first is what is said, and not that the page was closed while the other still waited.
  const [shown] = await Promise.all([button.evaluate(untilShown), button.click()])
  return shown
}

/** From the desk's side and as an error, which has no time limit: a slow machine may miss the ten seconds of Undo. */
async function takeBack(desk: BenchDesk, sessionId: string): Promise<void> {
  const chart = await desk.api.call('day.chart', { sessionId })
  const started = chart.kind === 'value' ? chart.value.events.findLast(({ kind }) => kind === 'LineStarted') : undefined
  if (!started) throw new Error('the drug was not started')
  const command: Command = { kind: 'voidEntry', eventId: started.id, reason: 'other', text: 'measured' }
  const answer = await desk.api.call('chart.perform', desk.tapOf(sessionId, command))
  if (answer.kind !== 'value') throw new Error(JSON.stringify(answer))
}

/** Runs in the page: from the last pointer event before the changes to the changes, laid out. */
function untilShown(button: Element): Promise<Shown> {
  return new Promise((resolve) => {
    const panel = document.querySelector('.code-panel')
    const [words, codes] = [button.textContent, panel?.textContent]
    let finger = performance.now()
    let row = 0
    window.addEventListener(
      'pointerup',
      () => {
        finger = performance.now()
      },
      { capture: true, once: true },
    )
    const observer = new MutationObserver(() => {
      document.body.getBoundingClientRect()
      const took = performance.now() - finger
      if (row === 0 && !(button.isConnected && button.textContent === words)) row = took
      if (row === 0 || document.querySelector('.code-panel')?.textContent === codes) return
      observer.disconnect()
      resolve({ row, panel: took })
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** Runs in the page: how far its frames are apart while nothing happens. */
const framesAtRest = `new Promise((resolve) => {
  const times = []
  const next = (at) => {
    times.push(at)
    if (times.length <= 60) requestAnimationFrame(next)
    else resolve(times.slice(1).map((time, index) => time - times[index]))
  }
  requestAnimationFrame(next)
})`
