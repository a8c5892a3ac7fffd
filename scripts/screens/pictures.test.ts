import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageOfPictures } from './page.ts'
import { filesOf, type Picture, pictures } from './pictures.ts'

/** A new screen or sheet without a picture, or a picture of nothing, is found here; `npm run screens` takes them. */

const root = join(import.meta.dirname, '../..')
const screens = join(root, 'renderer/screens')
const folder = join(root, 'docs/screens')

/** Folders of screens: those with a capital; the others are parts that several share. */
const screenFolders = readdirSync(screens).filter((name) => /^[A-Z][A-Za-z]*$/.test(name))

/** "ArrivalSheet": files of sheets at the chair, in whichever folder. `ActionSheet` and `OpenSheet` are frames. */
const sheetFiles = readdirSync(join(screens, 'Session/sheets'), { recursive: true, encoding: 'utf8' })
  .map((path) => /(?:^|[\\/])(\w+Sheets?)\.tsx$/.exec(path)?.[1])
  .filter((name) => name !== undefined && !['ActionSheet', 'OpenSheet'].includes(name))

/** Sheets that only open where something rare went wrong; each looks like another one that is shown. */
const alike: Readonly<Record<string, string>> = {
  OverrideBlockSheet: 'NotGiven and its reasons: ReasonSheets',
  OverrideStopSheet: 'ReasonSheets',
  PlanChangeSheet: 'ConflictSheet',
  LinkEarlierSheet: 'CopyEntriesSheet',
  AccessReasonSheet: 'AccessSheet, its last question alone',
}

const shown = new Set(pictures.flatMap(({ shows }: Picture) => shows))

describe('pictures of the screens', () => {
  it('show every screen and every sheet', () => {
    const missing = [...screenFolders, ...sheetFiles].filter((name) => name && !shown.has(name) && !(name in alike))
    const help = `add a picture to scripts/screens/pictures.ts, take it in one of scripts/screens/scenes, and run npm run screens`
    expect(missing, help).toEqual([])
  })

  it('show nothing that is gone', () => {
    const known = new Set([...screenFolders, ...sheetFiles])
    expect([...shown, ...Object.keys(alike)].filter((name) => !known.has(name))).toEqual([])
  })

  it('have names of their own', () => {
    const names = pictures.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('lie in docs/screens, and nothing else does', () => {
    const files = pictures.flatMap(({ name }) => filesOf(name).map(({ file }) => file))
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...files].toSorted())
  })

  it('stand on the page of docs/screens as the list says it', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(pageOfPictures())
  })

  it('are named by the guide and the README as they lie there', () => {
    const guides = readdirSync(join(root, 'docs/guide')).map((name) => join('docs/guide', name))
    const broken = ['README.md', ...guides].flatMap((file) => {
      const named = readFileSync(join(root, file), 'utf8').matchAll(
        /docs\/screens\/([\w-]+\.png)|\.\.\/screens\/([\w-]+\.png)/g,
      )
      return [...named].map(([, one, other]) => one ?? other ?? '').filter((name) => !existsSync(join(folder, name)))
    })
    expect(broken).toEqual([])
  })
})
