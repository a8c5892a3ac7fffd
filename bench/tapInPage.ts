import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { startHttpHost } from '#electron/hosts/loopback/httpHost.ts'
import { randomSecret } from '#electron/ports/randomSecret.ts'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { findChromium } from '#scripts/setup/browsers.mjs'
import type { Command } from '#shared/chart/command.ts'
import { calmVitals, readySheet } from '#test/builders/aSession.ts'
import { signIn } from '#test/e2e/people.ts'
import { type BenchDesk, startBenchDesk } from './benchDesk.ts'
import { type Figure, median, ms } from './figures.ts'

const root = join(import.meta.dirname, '..')
const entries = 500
const runs = 20

/**
 * A drug is started in a chart of 500 entries, in Chromium over the loopback wire: from the finger to the row that says it
 * runs, drawn and laid out. The floor is one frame of the same page at rest, which is the budget too.
 */
export async function tapInPageFigures(): Promise<readonly Figure[]> {
  const executablePath = findChromium(process.env)
  if (!executablePath || !buildWhatIsStale(root, ['renderer'])) {
    process.stdout.write('A tap in the page: not measured, no Chromium or no built page.\n')
    return []
  }
  const desk = await startBenchDesk()
  const patient = await longVisit(desk)
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
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(host.startAddress())
  await signIn(page, 'Dana Reyes')
  await page
    .getByRole('button', { name: new RegExp(patient) })
    .first()
    .click()
  const shown: number[] = []
  for (let run = 0; run < runs; run += 1) shown.push(await startAndTakeBack(page))
  const frame = median((await page.evaluate(framesAtRest)) as number[])
  await browser.close()
  await host.close()
  desk.close()
  return [
    {
      what: `Tap to visible change on a chart of ${entries} entries, median of ${runs}, in the page`,
      measured: ms(median(shown)),
      floor: `${ms(frame)} one frame of the same page at rest`,
      ratio: median(shown) / frame,
      budget: '1 or less: inside one frame',
    },
  ]
}

/** Brings a visit to where its first infusion may begin, and fills its chart with notes. Returns the patient's last name. */
async function longVisit(desk: BenchDesk): Promise<string> {
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
  return visit.patientName.split(',')[0] ?? visit.patientName
}

/** Milliseconds from the finger to the row without its Start button; then the start is taken back. */
async function startAndTakeBack(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: 'Start: Dexamethasone' })
  await button.waitFor()
  const shown = button.evaluate(untilGone)
  await button.click()
  const took = await shown
  await page.getByRole('button', { name: /^Undo/ }).click()
  await button.waitFor()
  return took
}

/** Runs in the page: from the last pointer event before the change to the change, laid out. */
function untilGone(button: Element): Promise<number> {
  return new Promise((resolve) => {
    const words = button.textContent
    let finger = performance.now()
    window.addEventListener(
      'pointerup',
      () => {
        finger = performance.now()
      },
      { capture: true, once: true },
    )
    const observer = new MutationObserver(() => {
      if (button.isConnected && button.textContent === words) return
      observer.disconnect()
      document.body.getBoundingClientRect()
      resolve(performance.now() - finger)
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
