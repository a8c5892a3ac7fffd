import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import type { Camera } from '#scripts/screens/camera.ts'
import { filesOf, type PictureName, pictures } from '#scripts/screens/pictures.ts'
import { scenes } from '#scripts/screens/scenes.ts'
import { listenTo } from '#test/e2e/deskAtTimes.ts'
import { type Part, parts, placesOf } from '#test/e2e/looking/places.ts'
import { problemsOf } from '#test/e2e/looking/problemsOf.ts'

/**
 * Every screen and sheet of docs/screens, measured in the state its picture shows. scripts/screens/pictures.test.ts demands a
 * picture of each, so none is left out here; what only goes wrong in another state is in test/e2e/screens.test.ts. It runs
 * beside the e2e tests, not after them: walking there takes longer than measuring.
 */

const root = join(import.meta.dirname, '../..')

/** Walks the scenes as the camera does and measures instead of taking pictures. */
class MeasuringCamera implements Camera {
  readonly measured = new Set<PictureName>()
  /** What is wrong, since the last scene began. */
  found: Partial<Record<PictureName, readonly string[]>> = {}
  /** Where the parts that stand on many screens were met. */
  readonly places = new Map<Part, Map<string, PictureName[]>>()

  /** What pages complained of, from their first picture on. */
  readonly complaints: string[] = []
  private readonly heard = new WeakSet<Page>()

  async take(page: Page, name: PictureName): Promise<void> {
    this.measured.add(name)
    if (!this.heard.has(page)) listenTo(page, [], this.complaints)
    this.heard.add(page)
    for (const [part, place] of await placesOf(page)) {
      const met = this.places.get(part) ?? new Map<string, PictureName[]>()
      met.set(place, [...(met.get(place) ?? []), name])
      this.places.set(part, met)
    }
    const isOnTablet = filesOf(name).some(({ size }) => size === 'tablet')
    const problems = await problemsOf(page, isOnTablet ? 'everywhere' : 'at-workstation')
    if (problems.length > 0) this.found[name] = problems
  }
}

const camera = new MeasuringCamera()

beforeAll(() => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
})

describe('every picture', () => {
  it.each(Object.entries(scenes))(
    'of the scene %s shows nothing small, faint, nameless, hidden or cut',
    async (_, scene) => {
      camera.found = {}
      await scene(camera)
      expect({ found: camera.found, complaints: camera.complaints.splice(0) }).toEqual({ found: {}, complaints: [] })
    },
  )

  it('was measured', () => {
    expect(pictures.map(({ name }) => name).filter((name) => !camera.measured.has(name))).toEqual([])
  })

  it.each(parts)('has the %s where all others have it', (part) => {
    const places = [...(camera.places.get(part) ?? [])].map(([place, names]) => `${place}: ${names.join(', ')}`)
    expect(places).toEqual([expect.any(String)])
  })
})
