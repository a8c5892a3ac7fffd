import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureCamera } from './pictureCamera.ts'
import { chapters, filesOf, pictures } from './pictures.ts'

/** docs/screens/README.md: every picture with its line. */
export function pageOfPictures(): string {
  const parts = chapters.flatMap(({ title, pictures: shown }) => [
    `## ${title}`,
    ['| screen | | other pictures |', '| --- | --- | --- |', ...shown.map(rowOf)].join('\n'),
  ])
  const head = [
    '# Every screen',
    'Taken of the running demo clinic by `npm run screens`, light and dark; where a nurse charts, on the tablet too. This page is written by the same command.',
  ]
  return `${[...head, ...parts].join('\n\n')}\n`
}

function rowOf({ name, says }: (typeof pictures)[number]): string {
  const [first, ...others] = filesOf(name)
  const links = others.map(({ file, size, theme }) => `[${size === 'tablet' ? `tablet, ${theme}` : theme}](${file})`)
  return `| <a href="${first?.file}"><img src="${first?.file}" width="320" alt="${name}"></a> | ${says} | ${links.join('<br>')} |`
}

/** After a whole run: nothing may be missing, and what is no longer on the list goes. */
export function finish(camera: PictureCamera, isWhole: boolean): void {
  writeFileSync(join(camera.folder, 'README.md'), pageOfPictures())
  if (!isWhole) return
  const missing = pictures.filter(({ name }) => !camera.taken.has(name)).map(({ name }) => name)
  if (missing.length > 0) throw new Error(`no scene takes ${missing.join(', ')}`)
  const wanted = new Set(['README.md', ...pictures.flatMap(({ name }) => filesOf(name).map(({ file }) => file))])
  for (const file of readdirSync(camera.folder)) if (!wanted.has(file)) rmSync(join(camera.folder, file))
}
