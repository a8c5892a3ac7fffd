import { describe, expect, it } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { minutesInWords, RunningClock } from './RunningClock.tsx'

describe('a running clock', () => {
  it.each([
    [0, '0 min'],
    [47, '47 min'],
    [60, '1 h 00 min'],
    [84, '1 h 24 min'],
    [123, '2 h 03 min'],
    [-4, '0 min'],
  ])('%i minutes are %s', (minutes, words) => {
    expect(minutesInWords(minutes)).toBe(words)
  })

  it('reads as words, with the last unit saying what is counted', () => {
    const { container } = drawPart(<RunningClock minutes={123} after="left" />)
    expect(container.querySelector('.clock')?.textContent?.trim()).toBe('2 h 03 min left')
  })
})
