import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BoardRow, createBoardStore } from '#electron/db/boardStore.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const visits = 100_000
const daysOfVisits = 200
const runs = 60
const syllables = [
  'ba',
  'cor',
  'del',
  'fen',
  'gar',
  'hol',
  'jan',
  'kim',
  'lor',
  'men',
  'nov',
  'pet',
  'ruz',
  'sol',
  'tam',
]

/** Finding visits among 100,000, and one day of 500, each against reading one row by its key in the same encrypted file. */
export async function findFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const opened = openDatabase(join(folder, 'find.db'), 'ab'.repeat(32), { migrations: deskMigrations() })
  if (!opened.ok) throw new Error(opened.error.sentence)
  const { writable, transaction, close } = opened.value
  const board = createBoardStore(writable)
  transaction((tx) => {
    for (let place = 0; place < visits; place += 1) board.put(tx, visit(place))
  })
  const floor = median(await times((run) => board.get(`visit-${run * 7919}`)))
  const found = (text: (run: number) => string) => times((run) => board.search(text(run), 50))
  const searches = [
    ...(await found((run) => name(run * 31).slice(0, 4))),
    ...(await found((run) => name(run * 17 + 5))),
    ...(await found((run) => `MRN-${run * 1201}`)),
    ...(await found((run) => birthDate(run * 401))),
  ]
  const days = await times((run) => board.ofDay(dayOf(run % daysOfVisits)))
  close()
  rmSync(folder, { recursive: true, force: true })
  const figure = (what: string, took: number, budget: string): Figure => ({
    what,
    measured: ms(took),
    floor: `${ms(floor)} one row by its key`,
    ratio: took / floor,
    budget,
  })
  return [
    figure(
      `Find among ${visits.toLocaleString('en-US')} visits, slowest of ${searches.length}`,
      Math.max(...searches),
      '30 ms',
    ),
    figure(`A day of ${visits / daysOfVisits} visits`, median(days), '100 ms'),
  ]
}

async function times(work: (run: number) => unknown): Promise<readonly number[]> {
  const all: number[] = []
  for (let run = 0; run < runs; run += 1) all.push(await timed(() => work(run)))
  return all
}

const word = (seed: number): string => `${syllables[seed % 15]}${syllables[Math.floor(seed / 15) % 15]}`
const name = (place: number): string => `${word(place)}${word(place >> 3)}`
const birthDate = (place: number): string =>
  `${1930 + (place % 70)}-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % 28)).padStart(2, '0')}`
const dayOf = (day: number): string =>
  `2026-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`

const visit = (place: number): BoardRow => ({
  sessionId: `visit-${place}`,
  day: dayOf(place % daysOfVisits),
  chair: String(1 + (place % 60)),
  appointmentTime: '08:00',
  state: 'signed',
  patientId: `patient-${place % 20_000}`,
  patientName: `${name(place)}, ${word(place * 7)}`,
  mrn: `MRN-${place}`,
  birthDate: birthDate(place),
  nurseId: null,
  isSigned: true,
  version: 40,
  updatedUtc: '2026-03-02T15:00:00.000Z',
  card: { birthDate: birthDate(place), regimen: 'Bendamustine and rituximab (BR)', initials: 'AB', running: [] },
})
