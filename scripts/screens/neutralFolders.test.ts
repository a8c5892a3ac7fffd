import { expect, it } from 'vitest'
import { foldersOfRun } from './neutralFolders.ts'

it.each([
  ['fourteen are kept in /tmp/chairside-day-Ab12/copies.', '/tmp', ['/tmp/chairside-day-Ab12']],
  ['C:\\Temp\\chairside-day-x\\copies', 'C:\\Temp', ['C:\\Temp\\chairside-day-x']],
  [
    '/tmp/chairside-a and /tmp/chairside-abc/x, /tmp/chairside-a again',
    '/tmp',
    ['/tmp/chairside-abc', '/tmp/chairside-a'],
  ],
  ['/srv/chairside-copies and /tmp/other', '/tmp', []],
])('in %j under %s are the folders %j', (text, temporary, folders) => {
  expect(foldersOfRun(text, temporary)).toEqual(folders)
})
