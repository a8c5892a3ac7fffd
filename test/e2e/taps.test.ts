import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { inOrder } from './inOrder.ts'
import { atHandPace, Nurse } from './nurse.ts'
import { pins } from './people.ts'

/** What a finger has to do, counted, and what moves under it while it does (workflow 13, design language 1.3). */

const root = join(import.meta.dirname, '../..')
const patient = 'Whitcomb, Harold'
const other = 'Nowak, Walter'

/** A nurse whose taps are counted. */
class CountedNurse extends Nurse {
  taps = 0

  protected override touch(target: Locator, withinMs?: number): Promise<void> {
    this.taps += 1
    return super.touch(target, withinMs)
  }

  /** Taps of what is done, and how long it took here; the time is printed, never judged. */
  async counted(what: string, act: () => Promise<void>): Promise<number> {
    this.taps = 0
    const began = performance.now()
    await act()
    process.stdout.write(`${what}: ${this.taps} taps, ${((performance.now() - began) / 1_000).toFixed(1)} s here\n`)
    return this.taps
  }
}

let desk: DeskAtTimes
let dana: CountedNurse

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes({ nurseAs: (page) => new CountedNurse(page) })
  dana = desk.nurse as CountedNurse
  await desk.cutTo('08:30', 'Dana Reyes')
  for (const name of [patient, other]) {
    await dana.openVisit(name)
    await dana.recordArrival([/^Name/, /^Birth date/])
    await dana.recordVitals({
      temperature: '36.8',
      pulse: '78',
      upper: '124',
      lower: '76',
      oxygen: '98',
      weight: '74.3',
    })
    await dana.recordAccess({ device: 'Peripheral', site: 'Forearm', side: 'Left', gauge: '22 G' })
    await dana.giveOkToTreat()
  }
}, 240_000)
afterAll(() => desk?.close())
inOrder('taps', () => desk?.page)

type Boxes = Readonly<Record<string, readonly [x: number, y: number, width: number, height: number]>>

/** Where every button stands, by its name; those of an open sheet left out, which comes and goes. */
const buttonPlaces = (): Promise<Boxes> =>
  desk.page.evaluate(() => {
    const boxes: Record<string, readonly [number, number, number, number]> = {}
    for (const button of Array.from(document.querySelectorAll<HTMLElement>('button'))) {
      // Notes end the list of drugs: they go with the last row, as a row does with those above it.
      if (button.closest('[role="dialog"], [aria-hidden="true"], .visit-notes')) continue
      if (button.getClientRects().length === 0) continue
      const { x, y, width, height } = button.getBoundingClientRect()
      const name = (button.getAttribute('aria-label') ?? button.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
      // The row's own button changes its verb and keeps its place: it is known by its drug.
      const key = button.matches('.tap--large') ? `main button: ${name.split(': ')[1] ?? name}` : name.split(' ')[0]
      boxes[`${key}`] ??= [Math.round(x), Math.round(y), Math.round(width), Math.round(height)]
    }
    return boxes
  })

/** Buttons that stand elsewhere than before, with both places; what is below a row that grew is named apart. */
function moved(before: Boxes, after: Boxes): readonly string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = after[name]
    if (!is || was.every((value, at) => Math.abs(value - (is[at] ?? 0)) <= 1)) return []
    return [`${name}: ${was.join(' ')} → ${is.join(' ')}`]
  })
}

async function stays(what: string, tap: () => Promise<void>): Promise<readonly string[]> {
  const before = await buttonPlaces()
  await tap()
  return moved(before, await buttonPlaces()).map((line) => `${what}: ${line}`)
}

describe('taps', () => {
  it('are two at most from any chair to a start and to a stop', async () => {
    await dana.openVisit(other)
    const chairs = desk.page.getByRole('navigation', { name: 'Chairs' })
    const toStart = await dana.counted('From another chair to a started drug', async () => {
      await dana.pressed(chairs.getByRole('button', { name: /Whitcomb/ }))
      await dana.tap('Start: Dexamethasone')
      await dana.button('Stop: Dexamethasone').waitFor()
    })
    await dana.openVisit(other)
    const toStop = await dana.counted('From another chair to a stopped drug', async () => {
      await dana.pressed(chairs.getByRole('button', { name: /Whitcomb/ }))
      await dana.tap('Stop: Dexamethasone')
      await dana.sees(/^Dexamethasone stopped/)
    })
    expect([toStart, toStop]).toEqual([2, 2])
    await dana.recordWholeDose('Dexamethasone', '12 mg')
    await dana.goTo('My chairs')
    const fromCard = await dana.counted('From My chairs to a given push', async () => {
      await dana.pressed(desk.page.getByRole('article', { name: patient }).getByRole('button').last())
      await dana.tap('Give: Diphenhydramine')
      await dana.sees(/^Diphenhydramine given/)
    })
    expect(fromCard).toBeLessThanOrEqual(2)
  })

  it('are one for the emergency', async () => {
    await dana.openVisit(other)
    await dana.tap('Give: Diphenhydramine')
    const taps = await dana.counted('Emergency', async () => {
      await dana.tap('Emergency')
      await dana.sheet(/Reaction/).waitFor()
    })
    expect(taps).toBe(1)
    await dana.closeSheet()
  })

  it('are at most twenty for a whole set of vitals: ten seconds at two a second', async () => {
    await dana.openVisit(patient)
    const taps = await dana.counted('A whole set of vitals on the pad', async () => {
      await dana.tap('Record vitals')
      const sheet = dana.sheet('Vitals')
      await sheet.waitFor()
      // The pad goes on by itself: no field is chosen by hand.
      for (const digit of '36.8781247698162')
        await dana.pressed(sheet.getByRole('button', { name: digit === '.' ? 'Point' : digit, exact: true }))
      await dana.tap('Save vitals')
      await dana.sees(/^Vitals recorded/)
    })
    expect(taps).toBeLessThanOrEqual(20)
    expect(await desk.page.getByRole('main').innerText()).toMatch(/36\.8[\s\S]*78[\s\S]*124\/76[\s\S]*98[\s\S]*16/)
  })

  it('are at most seven to hand the screen to somebody else', async () => {
    const taps = await dana.counted('A user switch by PIN', async () => {
      await dana.lock()
      await dana.pressed(desk.page.getByRole('button', { name: /Marcus Hale/ }))
      for (const digit of pins['Marcus Hale'])
        await dana.pressed(desk.page.getByRole('button', { name: digit, exact: true }))
      const enter = dana.button('Sign in')
      if (await enter.isVisible()) await dana.pressed(enter)
      await desk.page.getByRole('navigation', { name: 'Main' }).waitFor()
    })
    expect(taps).toBeLessThanOrEqual(7)
    await dana.lock()
    await dana.signIn('Dana Reyes')
  })
})

describe('nothing jumps', () => {
  it('under a tap on start, pause, resume, stop, give and vitals', async () => {
    await dana.openVisit(other)
    await dana.secondCheck('Rituximab-abbs', 'Marcus Hale')
    const drug = 'Rituximab-abbs'
    const found = [
      ...(await stays('start', async () => {
        await dana.tap(`Start: ${drug}`)
        await dana.button(`Stop: ${drug}`).waitFor()
      })),
      ...(await stays('pause', async () => {
        await dana.tap(`Pause: ${drug}`)
        await dana.tap('Bathroom, unplugged')
        await dana.button(`Resume: ${drug}`).waitFor()
      })),
      ...(await stays('resume', async () => {
        await dana.tap(`Resume: ${drug}`)
        await dana.button(`Stop: ${drug}`).waitFor()
      })),
      ...(await stays('vitals', () =>
        dana.recordVitals({ temperature: '36.9', pulse: '80', upper: '122', lower: '74', oxygen: '98' }),
      )),
      ...(await stays('stop', async () => {
        await dana.tap(`Stop: ${drug}`)
        await dana.recordWholeDose(drug, '690 mg')
      })),
    ]
    expect(found).toEqual([])
  })

  it('under the finger that types vitals while they go out of range, and the last key stays in sight', async () => {
    const { page } = desk
    await page.setViewportSize({ width: 1024, height: 768 })
    await dana.openVisit(other)
    await dana.tap('Record vitals')
    const sheet = dana.sheet('Vitals')
    const placeOf = (name: string) => sheet.getByRole('button', { name, exact: true }).boundingBox()
    const calm = await placeOf('5')
    await page.keyboard.type('40.1150', atHandPace)
    await sheet.getByText('Call the provider').waitFor()
    expect(await placeOf('5')).toEqual(calm)
    // A slip of unit is asked in that same place: °F typed as °C, pounds as kilograms.
    await page.keyboard.press('Delete')
    await dana.pressed(sheet.getByRole('button', { name: /Temperature/ }))
    await page.keyboard.type('104', atHandPace)
    await sheet.getByRole('button', { name: 'Take 40 °C' }).waitFor()
    expect(await placeOf('5')).toEqual(calm)
    await dana.tap('Take 40 °C')
    await dana.pressed(sheet.getByRole('button', { name: /^Weight/ }))
    await page.keyboard.type('180', atHandPace)
    await sheet.getByRole('button', { name: /^Was lb/ }).waitFor()
    expect(await placeOf('5')).toEqual(calm)
    const [zero, save] = [await placeOf('0'), await placeOf('Save vitals')]
    expect((zero?.y ?? 0) + (zero?.height ?? 0)).toBeLessThanOrEqual(save?.y ?? 0)
    await dana.closeSheet()
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('as the minutes go by and a drug counts otherwise, and the row says so', async () => {
    await dana.openVisit(patient)
    await dana.tap('Start: Sodium chloride 0.9 %')
    await dana.button('Stop: Sodium chloride 0.9 %').waitFor()
    const row = dana.drug('Sodium chloride 0.9 %')
    const places = async () =>
      Promise.all([row, ...(await row.getByRole('button').all())].map((part) => part.boundingBox()))
    const seen: { readonly says: string; readonly places: Awaited<ReturnType<typeof places>> }[] = []
    // Before its minutes count, when they do and its planned end is near, and when a further hour has begun.
    for (const time of ['08:50', '09:35', '10:25']) {
      await desk.cutTo(time, 'Dana Reyes')
      await dana.openVisit(patient)
      const says = await row.getByText(/^(?:No code|Counts as)/).innerText()
      seen.push({ says: says.replaceAll(/\d+ min\b/g, 'n min'), places: await places() })
    }
    expect(seen.map(({ says }) => says)).toEqual([
      'No code of its own: n min of hydration counted; it counts from n min (R4). Changes in n min.',
      'Counts as hydration so far: 96361 × 1 (R4). Changes in n min.',
      'Counts as hydration so far: 96361 × 2 (R4). Changes in n min.',
    ])
    expect(seen.map((one) => one.places)).toEqual(seen.map(() => seen[0]?.places))
  })
})

describe('stopping everything', () => {
  /** No finger slips as far as this: more than the breadth of a hand's three fingers, and two main buttons. */
  const farPx = 200

  const boxOf = async (target: Locator) => {
    const box = await target.boundingBox()
    if (!box) throw new Error(`${target} is not there`)
    return box
  }
  type Box = Awaited<ReturnType<typeof boxOf>>
  const apart = (a: Box, b: Box): number =>
    Math.hypot(
      Math.max(b.x - a.x - a.width, a.x - b.x - b.width, 0),
      Math.max(b.y - a.y - a.height, a.y - b.y - b.height, 0),
    )
  const reasons = async (): Promise<readonly Box[]> =>
    Promise.all(
      (
        await dana
          .sheet('Stop all')
          .getByRole('button', { name: /^Stop all: / })
          .all()
      ).map(boxOf),
    )

  it.each([
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
  ])('is two taps far apart, from the visit and from Emergency, on $width px', async (size) => {
    await desk.page.setViewportSize(size)
    const open = dana.button('Stop all drugs')
    const first = await boxOf(open)
    await dana.tap('Stop all drugs')
    await dana.sheet('Stop all').waitFor()
    const fromVisit = (await reasons()).map((reason) => apart(first, reason))
    await dana.closeSheet()
    const emergency = await boxOf(dana.button('Emergency'))
    await dana.tap('Emergency')
    const foot = await boxOf(dana.button('Stop all drugs', dana.sheet('Reaction')))
    await dana.closeSheet()
    expect(fromVisit.length).toBeGreaterThan(5)
    expect(Math.min(...fromVisit, apart(emergency, foot))).toBeGreaterThanOrEqual(farPx)
  })

  it('stops whatever runs with the second tap', async () => {
    await desk.page.setViewportSize({ width: 1280, height: 800 })
    const taps = await dana.counted('Stop all', async () => {
      await dana.tap('Stop all drugs')
      await dana.tap('Stop all: Emergency elsewhere')
      await dana.button('Stop: Sodium chloride 0.9 %').waitFor({ state: 'detached' })
    })
    expect(taps).toBe(2)
    expect(await dana.button(/^(Stop|Pause|Resume): /).count()).toBe(0)
  })
})
