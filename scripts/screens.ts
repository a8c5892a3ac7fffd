import { join } from 'node:path'
import { buildWhatIsStale } from './building/buildWhatIsStale.ts'
import { finish } from './screens/page.ts'
import { PictureCamera } from './screens/pictureCamera.ts'
import { scenes } from './screens/scenes.ts'

const root = join(import.meta.dirname, '..')

/**
 * `npm run screens`: the pictures of docs/screens, taken of the running app, and the page that lists them.
 * `npm run screens -- office clinic` takes those scenes again and leaves the others as they are;
 * `CHAIRSIDE_PICTURES=DIR` takes them elsewhere.
 */
async function main(asked: readonly string[]): Promise<void> {
  const known = Object.keys(scenes)
  const strange = asked.filter((name) => !known.includes(name))
  if (strange.length > 0) throw new Error(`no scene is called ${strange.join(', ')}; there are ${known.join(', ')}`)
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  const camera = new PictureCamera(process.env.CHAIRSIDE_PICTURES ?? join(root, 'docs/screens'))
  for (const [name, scene] of Object.entries(scenes))
    if (asked.length === 0 || asked.includes(name)) await scene(camera)
  finish(camera, asked.length === 0)
}

await main(process.argv.slice(2))
