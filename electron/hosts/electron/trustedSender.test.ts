import { expect, it } from 'vitest'
import { fromOurPage } from './trustedSender.ts'

it('trusts our own page alone', () => {
  expect(fromOurPage('app://bundle/index.html')).toBe(true)
  for (const url of [
    'https://bundle/',
    'app://bundle.evil/',
    'app://other/',
    'file:///index.html',
    'about:blank',
    undefined,
  ])
    expect(fromOurPage(url)).toBe(false)
})
