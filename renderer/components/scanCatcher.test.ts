import { describe, expect, it } from 'vitest'
import { type CaughtKey, createScanCatcher } from './scanCatcher.ts'

const typed = (keys: readonly string[], everyMs: number): readonly CaughtKey[] =>
  keys.map((key, index) => ({ key, at: index * everyMs, isRepeat: false, hasModifier: false }))

const run = (keys: readonly CaughtKey[]) => {
  const catcher = createScanCatcher()
  return { verdicts: keys.map(catcher.onKey), catcher }
}

describe('telling a scanner from a hand', () => {
  it('a burst ended by Enter is one scan, and its Enter reaches nobody', () => {
    const { verdicts } = run(typed([...'00418827', 'Enter'], 8))
    expect(verdicts.slice(0, 8).every(({ kind }) => kind === 'hold')).toBe(true)
    expect(verdicts.at(-1)).toEqual({ kind: 'scan', code: '00418827' })
  })

  it('a burst ended by Tab is a scan too', () => {
    expect(run(typed([...'TX2511C', 'Tab'], 20)).verdicts.at(-1)).toEqual({ kind: 'scan', code: 'TX2511C' })
  })

  it('keeps the GS1 separator, which scanners send as Ctrl+]', () => {
    const keys = typed([...'10AB', ']', ...'17', 'Enter'], 10).map((key) => ({ ...key, hasModifier: key.key === ']' }))
    expect(run(keys).verdicts.at(-1)).toEqual({ kind: 'scan', code: '10AB\u001d17' })
  })

  it('gives a hand its keys back when they go quiet', () => {
    const { verdicts, catcher } = run(typed(['a'], 0))
    expect(verdicts).toEqual([{ kind: 'hold' }])
    expect(catcher.onQuiet().map(({ key }) => key)).toEqual(['a'])
    expect(catcher.onQuiet()).toEqual([])
  })

  it('a person pressing Enter, or a key held down, passes straight through', () => {
    expect(run(typed(['Enter'], 0)).verdicts).toEqual([{ kind: 'pass', release: [] }])
    const held = typed(['5', '5', '5'], 30).map((key) => ({ ...key, isRepeat: key.at > 0 }))
    expect(run(held).verdicts.map(({ kind }) => kind)).toEqual(['hold', 'pass', 'pass'])
  })

  it('two quick keys and Enter are a hand: all are given back in order', () => {
    const last = run(typed(['4', '2', 'Enter'], 20)).verdicts.at(-1)
    expect(last?.kind === 'pass' && last.release.map(({ key }) => key)).toEqual(['4', '2'])
  })
})
