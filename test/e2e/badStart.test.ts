import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, pageBytes } from '#electron/db/connect.ts'
import { launchBrowser } from './browser.ts'
import { signIn } from './people.ts'
import { startDesk } from './programs.ts'

/** A record that does not open: each cause has its own calm page and one line in the terminal, and the file stays as it is. */

const bases = mkdtempSync(join(tmpdir(), 'chairside-bad-start-'))
const whole = join(bases, 'whole')
const files = ['chairside.db', 'chairside.key'] as const
let browser: Browser
let running: Awaited<ReturnType<typeof startDesk>> | null = null

beforeAll(async () => {
  browser = await launchBrowser()
  const desk = await startDesk({ folder: whole })
  await desk.stop()
})
afterAll(async () => {
  await browser?.close()
  await running?.kill()
  rmSync(bases, { recursive: true, force: true, maxRetries: 5 })
})

/** A copy of the good record, with its key. */
function aCopy(name: string): string {
  const folder = join(bases, name)
  mkdirSync(folder, { mode: 0o700 })
  for (const file of files) copyFileSync(join(whole, file), join(folder, file))
  return folder
}

/** What a person reads in the window and in the terminal. */
async function whatIsSaid(folder: string) {
  const failed = await startDesk({ folder })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    const response = await page.goto(failed.address)
    const heading = await page.getByRole('heading', { level: 1 }).innerText()
    const sentences = await page.getByRole('paragraph').allInnerTexts()
    await page.close()
    return { status: response?.status(), heading, sentences, terminal: failed.warned().trim().split('\n'), complaints }
  } finally {
    await failed.kill()
  }
}

/** A page in the middle of the entries: the first ones would look like another key. */
function pageOfEvents(folder: string): number {
  const key = readFileSync(join(folder, 'chairside.key'), 'utf8').trim()
  const opened = connect(join(folder, 'chairside.db'), key, { readonly: true })
  try {
    const leaves = "select pageno from dbstat where name = 'events' and pagetype = 'leaf' order by pageno desc limit 1"
    return Number(opened.prepare(leaves).pluck().get())
  } finally {
    opened.close()
  }
}

const record = (folder: string): Buffer => readFileSync(join(folder, 'chairside.db'))

describe('a record that does not open', () => {
  it.each([
    {
      cause: 'another key',
      title: 'The record does not open with this key',
      spoil: (folder: string) => writeFileSync(join(folder, 'chairside.key'), 'ab'.repeat(32), { mode: 0o600 }),
    },
    {
      cause: 'a newer Chairside’s file',
      title: 'The record is from a newer Chairside',
      spoil: (folder: string) => {
        const opened = connect(join(folder, 'chairside.db'), readFileSync(join(folder, 'chairside.key'), 'utf8').trim())
        opened.pragma('user_version = 9999')
        opened.close()
      },
    },
    {
      cause: 'a key file that is gone',
      title: 'The key file needs attention',
      spoil: (folder: string) => rmSync(join(folder, 'chairside.key')),
    },
  ])('says so for $cause, and leaves it as it is', async ({ cause, title, spoil }) => {
    const folder = aCopy(cause.replaceAll(/\W+/g, '-'))
    spoil(folder)
    const before = record(folder)
    const said = await whatIsSaid(folder)
    expect(said).toMatchObject({ status: 503, heading: title })
    expectCalm(said)
    expect(record(folder).equals(before)).toBe(true)
  })

  it('opens a damaged file for reading, and says on every screen that nothing can be saved', async () => {
    const folder = aCopy('a-damaged-file')
    const bytes = record(folder)
    const page = pageOfEvents(folder)
    bytes.fill(7, (page - 1) * pageBytes + 1000, (page - 1) * pageBytes + 1100)
    writeFileSync(join(folder, 'chairside.db'), bytes)
    const desk = await startDesk({ folder })
    try {
      const window = await browser.newPage()
      await window.goto(desk.address)
      await window.getByText('Nothing can be saved: the record on this workstation is damaged.').waitFor()
      await signIn(window, 'Dana Reyes')
      await window.getByText('Nothing can be saved: the record on this workstation is damaged.').waitFor()
      const [copy] = await Promise.all([
        window.waitForEvent('download'),
        window.getByRole('button', { name: 'Save an emergency copy' }).click(),
      ])
      expect(copy.suggestedFilename()).toMatch(/^chairside-emergency-\d{12}\.json$/)
      await window.close()
    } finally {
      await desk.kill()
    }
    expect(record(folder).equals(bytes)).toBe(true)
  })

  it('says so for a folder it may not write in', async () => {
    // A file where the folder should be: even root cannot write in it.
    const folder = join(bases, 'not-a-folder')
    writeFileSync(folder, '')
    const said = await whatIsSaid(folder)
    expect(said.heading).toBe('Chairside may not write here')
    expectCalm(said)
  })

  it('says so when a first copy has it open, which goes on undisturbed', async () => {
    running = await startDesk({ folder: whole })
    const said = await whatIsSaid(whole)
    expect(said.heading).toBe('Chairside is already running')
    expectCalm(said)
    const page = await browser.newPage()
    await page.goto(running.address)
    await page.getByRole('heading', { name: 'Who is here?' }).waitFor({ timeout: 10_000 })
    await page.close()
  })
})

type Said = Awaited<ReturnType<typeof whatIsSaid>>

/** One page and one line, in plain words: no code, no path, no trace of the program. */
function expectCalm({ heading, sentences, terminal, complaints }: Said): void {
  expect(sentences).toHaveLength(1)
  expect(terminal).toEqual([`${heading}: ${sentences[0]}`])
  expect(`${heading} ${sentences[0]}`).not.toMatch(/error|exception|SQLITE|\bat \S+:\d+|\/|!/i)
  // The browser's own note about the answer 503 is all there may be.
  expect(complaints.filter((line) => !line.includes('503'))).toEqual([])
}
