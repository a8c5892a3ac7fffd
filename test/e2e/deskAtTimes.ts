import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { clinicToday, onClinicClock } from './clinicDay.ts'
import { Nurse } from './nurse.ts'
import type { PersonName } from './people.ts'
import { type DeskOptions, type Running, startDesk } from './programs.ts'

/** One workstation across a day: its power is cut and it starts again at the next time, always on the same folder. */
export interface DeskAtTimes {
  readonly folder: string
  readonly day: string
  readonly nurse: Nurse
  readonly page: Page
  /** What the page asked of the back end, as method names, since the last cut. */
  readonly asked: string[]
  /** Complaints of the page: console errors, broken rules, thrown exceptions. */
  readonly complaints: string[]
  /** SIGKILL, then a start at this time of the clinic's day, and this person at the screen; `alone` starts without a hub. */
  cutTo(time: string, who: PersonName, alone?: 'alone'): Promise<void>
  /** SIGKILL, after the page was left. */
  cut(): Promise<void>
  /** SIGKILL while the page is open. */
  killUnderThePage(): Promise<void>
  close(): Promise<void>
}

/** Where the page waits while its desk has no power. */
export const emptyPage = 'about:blank'

/** How long any one thing on the screen may take. */
export const patienceMs = 30_000

export async function openDeskAtTimes({
  day = clinicToday(),
  station,
  hub,
  nurseAs = (page) => new Nurse(page),
}: Pick<DeskOptions, 'hub' | 'station'> & {
  readonly day?: string
  /** Who sits there: with a finger, unless said otherwise. */
  readonly nurseAs?: (page: Page) => Nurse
} = {}): Promise<DeskAtTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-day-'))
  const browser: Browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  page.setDefaultTimeout(patienceMs)
  const asked: string[] = []
  const complaints: string[] = []
  listenTo(page, asked, complaints)
  const nurse = nurseAs(page)
  let desk: Running | null = null
  const cut = async (): Promise<void> => {
    // The page goes first: what it says while its desk is gone is looked at in a test of its own.
    await page.goto(emptyPage)
    await desk?.kill()
    desk = null
  }
  return {
    folder,
    day,
    nurse,
    page,
    asked,
    complaints,
    async cutTo(time, who, alone) {
      await cut()
      const started = await startDesk({
        folder,
        clock: onClinicClock(day, time),
        ...(station ? { station } : {}),
        ...(hub && !alone ? { hub } : {}),
      })
      desk = started
      asked.length = 0
      await page.goto(started.address)
      await nurse.signIn(who)
    },
    cut,
    killUnderThePage: async () => desk?.kill(),
    async close() {
      await browser.close()
      await desk?.kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Keeps which methods the page asks for, and what it complains about; the empty page of a power cut, which the browser may ask for the icon of the page before, is not the desk’s. */
export function listenTo(page: Page, asked: string[], complaints: string[]): void {
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/api')) return
    asked.push(String((request.postDataJSON() as { method?: unknown } | null)?.method))
  })
  page.on('console', (message) => {
    if (page.url() === emptyPage) return
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
}
