import type { RandomSource } from '#test/simulation/seeded/randomSource.ts'
import type { PersonName } from '../people.ts'
import type { Entry, ScriptedVisit } from './acts.ts'
import { isOneTap } from './deskScreen.ts'
import { stepsOf } from './script.ts'
import type { Workstation } from './workstation.ts'

/** From when to when, on the desk's clock, a step of the script was really tapped. */
export interface StepTaken {
  readonly at: string
  readonly fromMs: number
  readonly toMs: number
}

/** How often each interruption came. */
export type Tally = Record<
  'reload' | 'switch' | 'page offline' | 'power cut' | 'tap in a power cut' | 'hub outage',
  number
>

/** The hub as far as the day needs it. */
export interface HubOfTheDay {
  goDown(): Promise<void>
  comeUp(): Promise<void>
}

interface Replay {
  readonly workstation: Workstation
  readonly hub: HubOfTheDay
  readonly script: readonly ScriptedVisit[]
  readonly random: RandomSource
  /** A line of the journal. */
  readonly note: (line: string) => void
}

type Side = 'left' | 'right'
interface Todo {
  readonly entry: Entry
  readonly patient: string
}
type Todos = Readonly<Record<Side, readonly Todo[]>>

/** What a page's clock may stand off from its desk's. */
const slackMs = 1_000
const sides = ['left', 'right'] as const
const usual: Readonly<Record<Side, PersonName>> = { left: 'Dana Reyes', right: 'Marcus Hale' }
const visitors = ['Priya Nair', 'Lena Ortiz', 'Owen Blake'] as const

/** Taps the whole script, step by step, each begun by a power cut; what else goes wrong comes from `random`. */
export async function replay(day: Replay): Promise<{ readonly taken: readonly StepTaken[]; readonly tally: Tally }> {
  const tally: Tally = {
    reload: 0,
    switch: 0,
    'page offline': 0,
    'power cut': 0,
    'tap in a power cut': 0,
    'hub outage': 0,
  }
  const taken: StepTaken[] = []
  const steps = stepsOf(day.script)
  for (const [place, at] of steps.entries()) {
    await hubBefore(day, place, steps.length, tally)
    const todos = todosAt(day.script, at)
    await day.workstation.start(firstPeople(todos), at)
    const fromMs = day.workstation.startedMs()
    await step(day, todos, tally)
    taken.push({ at, fromMs: fromMs - slackMs, toMs: day.workstation.nowMs() + slackMs })
  }
  return { taken, tally }
}

/** Out for some steps in the morning and now and then; back before the last one. */
async function hubBefore({ hub, random, note }: Replay, place: number, steps: number, tally: Tally): Promise<void> {
  const isOut = place === 1 || (place < steps - 1 && random.percent(30))
  if (isOut) {
    tally['hub outage'] += 1
    note('the hub is out')
    await hub.goDown()
  } else await hub.comeUp()
}

const todosAt = (script: readonly ScriptedVisit[], at: string): Todos => {
  const of = (side: Side): readonly Todo[] =>
    script
      .filter((visit) => visit.at === side)
      .flatMap(({ patient, entries }) =>
        entries.filter((entry) => entry.at === at).map((entry) => ({ entry, patient })),
      )
  return { left: of('left'), right: of('right') }
}

const firstPeople = (todos: Todos): Readonly<Record<Side, PersonName>> => ({
  left: todos.left[0]?.entry.by ?? usual.left,
  right: todos.right[0]?.entry.by ?? usual.right,
})

async function step(day: Replay, todos: Todos, tally: Tally): Promise<void> {
  const { random } = day
  const luck = { left: random.fork(), right: random.fork() }
  const both = (part: Todos) => Promise.all(sides.map((side) => chart(day, side, part[side], luck[side], tally)))
  if (!random.percent(35)) {
    await both(todos)
    return
  }
  const [before, after] = cutInTwo(todos, random)
  await both(before)
  const open = await powerCut(day, after, tally)
  await both(open)
}

/** Somewhere in the step; more often than not just before a single tap, which the cut then meets halfway. */
function cutInTwo(todos: Todos, random: RandomSource): readonly [Todos, Todos] {
  const place = { left: random.between(0, todos.left.length), right: random.between(0, todos.right.length) }
  const taps = sides.flatMap((side) =>
    todos[side].flatMap(({ entry }, index) => (isOneTap(entry.act) ? [{ side, index }] : [])),
  )
  if (taps.length > 0 && random.percent(70)) {
    const { side, index } = random.pick(taps)
    place[side] = index
  }
  return [
    { left: todos.left.slice(0, place.left), right: todos.right.slice(0, place.right) },
    { left: todos.left.slice(place.left), right: todos.right.slice(place.right) },
  ]
}

/** One after the other, with the interruptions of one screen. */
async function chart(
  { workstation, note }: Replay,
  side: Side,
  todos: readonly Todo[],
  random: RandomSource,
  tally: Tally,
): Promise<void> {
  const screen = workstation.screens[side]
  for (const { entry, patient } of todos) {
    const luck = random.between(1, 100)
    const other = random.pick(visitors)
    if (luck <= 4) {
      tally.reload += 1
      note(`${side}: reload`)
      await screen.reload()
    } else if (luck <= 8) {
      tally.switch += 1
      note(`${side}: ${other} for a moment`)
      await screen.interruptedBy(other)
    }
    note(`${side}: ${entry.at} ${entry.by}, ${patient}: ${JSON.stringify(entry.act)}`)
    if (luck > 90 && isOneTap(entry.act)) {
      tally['page offline'] += 1
      note(`${side}: without the network of this page`)
      await screen.doesOffline(entry, patient)
    } else await screen.does(entry, patient)
  }
}

/** SIGKILL; where the next entry is a single tap, in the middle of it. What is still to do comes back. */
async function powerCut(day: Replay, todos: Todos, tally: Tally): Promise<Todos> {
  const { workstation, random, note } = day
  tally['power cut'] += 1
  const torn = sides.find((side) => todos[side][0] && isOneTap(todos[side][0].entry.act))
  const todo = torn && todos[torn][0]
  const moment = random.pick(['the tap', 'the question', 'the answer'] as const)
  if (torn && todo) {
    tally['tap in a power cut'] += 1
    note(`${torn}: power cut after ${moment} of ${todo.patient}: ${JSON.stringify(todo.entry.act)}`)
    await workstation.screens[torn].onlyTaps(todo.entry, todo.patient, moment)
  } else note('power cut')
  await workstation.kill()
  await workstation.start(firstPeople(todos))
  if (!torn || !todo) return todos
  const isThere = await workstation.screens[torn].finds(todo.entry, todo.patient)
  note(`${torn}: the tap ${isThere ? 'is in the record' : 'is not in the record and is made again'}`)
  return isThere ? { ...todos, [torn]: todos[torn].slice(1) } : todos
}
