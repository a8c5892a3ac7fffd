import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { practice } from '#resources/demo/clinicFacts.ts'
import { epochMs, instantAt, instantOnClock, isoWithOffset } from '#shared/kernel/instant.ts'
import { launchBrowser } from '../browser.ts'
import { clinicToday } from '../clinicDay.ts'
import { listenTo, patienceMs } from '../deskAtTimes.ts'
import type { PersonName } from '../people.ts'
import { startDesk } from '../programs.ts'
import { DeskScreen } from './deskScreen.ts'

/** One workstation with two screens, each with a person of its own, across a day of power cuts. */
export interface Workstation {
  readonly folder: string
  readonly day: string
  readonly screens: { readonly left: DeskScreen; readonly right: DeskScreen }
  /** What the pages complained about. */
  readonly complaints: string[]
  /** The desk's own clock now, in milliseconds since 1970; it never goes back. */
  nowMs(): number
  /** What it showed at the last start. */
  startedMs(): number
  /** Starts on the same folder at a time of the clinic's day, or goes on where the clock stood. */
  start(people: Readonly<Record<'left' | 'right', PersonName>>, time?: string): Promise<void>
  /** SIGKILL, with whatever the pages were about. */
  kill(): Promise<void>
  close(): Promise<void>
}

export async function openWorkstation(hub: { readonly address: string; readonly code: string }): Promise<Workstation> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-whole-day-'))
  const day = clinicToday()
  const browser = await launchBrowser()
  const complaints: string[] = []
  const screens = { left: await openScreen(browser, complaints), right: await openScreen(browser, complaints) }
  const both = [screens.left, screens.right]
  let desk: Awaited<ReturnType<typeof startDesk>> | null = null
  let [startMs, startedAt] = [0, 0]
  const nowMs = (): number => startMs + Math.ceil(performance.now() - startedAt)
  const kill = async (): Promise<void> => {
    await desk?.kill()
    desk = null
    for (const screen of both) await screen.leave()
  }
  return {
    ...{ folder, day, screens, complaints, nowMs, kill },
    startedMs: () => startMs,
    async start(people, time) {
      await kill()
      // A second on, so that the clock of the new start is never behind the last one's.
      startMs = time ? epochMs(instantOnClock(day, time, practice.zone)) : Math.ceil(nowMs() / 1_000) * 1_000
      startedAt = performance.now()
      const clock = isoWithOffset(instantAt(startMs, practice.zone))
      const started = await startDesk({ folder, clock, hub })
      desk = started
      const addresses = [started.address, await started.anotherAddress()] as const
      await Promise.all([
        screens.left.enter(addresses[0], people.left),
        screens.right.enter(addresses[1], people.right),
      ])
    },
    async close() {
      await browser.close()
      await desk?.kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function openScreen(browser: Browser, complaints: string[]): Promise<DeskScreen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  listenTo(page, [], complaints)
  return new DeskScreen(page)
}
