import { describe, expect, it } from 'vitest'
import { type CaughtKey, createScanCatcher } from './scanCatcher.ts'

type Press = string | Partial<CaughtKey>

const typed = (presses: readonly Press[], everyMs: number): readonly CaughtKey[] =>
  presses.map((press, index) => ({
    ...{ key: '', code: '', at: index * everyMs, isRepeat: false, ctrl: false, alt: false, meta: false },
    ...(typeof press === 'string' ? { key: press } : press),
  }))

const run = (keys: readonly CaughtKey[]) => {
  const catcher = createScanCatcher()
  return { verdicts: keys.map(catcher.onKey), catcher }
}
const nothing = { kind: 'nothing' } as const

describe('telling a scanner from a hand', () => {
  it('a burst ended by Enter is one scan, and its Enter reaches nobody', () => {
    const { verdicts } = run(typed([...'00418827', 'Enter'], 8))
    expect(verdicts.slice(0, 8).every(({ kind }) => kind === 'hold')).toBe(true)
    expect(verdicts.at(-1)).toEqual({ kind: 'scan', code: '00418827' })
  })

  it('a burst ended by Tab is a scan too', () => {
    expect(run(typed([...'TX2511C', 'Tab'], 20)).verdicts.at(-1)).toEqual({ kind: 'scan', code: 'TX2511C' })
  })

  it.each<[string, readonly Press[]]>([
    ['Ctrl and ]', [{ key: ']', ctrl: true }]],
    ['Ctrl and the key of ] on another board', [{ key: '+', code: 'BracketRight', ctrl: true }]],
    ['F8', ['F8']],
    ['the character itself', ['\u001d']],
  ])('hears the GS1 separator sent as %s', (_form, presses) => {
    const { verdicts } = run(typed([...'10ABCD', ...presses, ...'17', 'Enter'], 10))
    expect(verdicts.at(-1)).toEqual({ kind: 'scan', code: '10ABCD\u001d17' })
  })

  it('hears it as Alt and 0029 on the number pad', () => {
    const catcher = createScanCatcher()
    const alt = [...'0029'].map((digit) => ({ key: digit, code: `Numpad${digit}`, alt: true }))
    const keys = typed([...'10ABCD', ...alt, ...'17', 'Enter'], 10)
    for (const key of keys.slice(0, 10)) expect(catcher.onKey(key).kind).toBe('hold')
    catcher.onAltUp()
    expect(keys.slice(10).map(catcher.onKey).at(-1)).toEqual({ kind: 'scan', code: '10ABCD\u001d17' })
  })

  it('lets a wireless scanner stumble once it is sure', () => {
    const keys = typed([...'0041', ...'8827', 'Enter'], 10).map((key, at) => ({
      ...key,
      at: key.at + (at > 4 ? 60 : 0),
    }))
    expect(run(keys).verdicts.at(-1)).toEqual({ kind: 'scan', code: '00418827' })
  })

  it('gives a hand its keys back when they go quiet', () => {
    const { verdicts, catcher } = run(typed(['a'], 0))
    expect(verdicts).toEqual([{ kind: 'hold', before: nothing }])
    expect(catcher.onQuiet()).toMatchObject({ kind: 'hand', keys: [{ key: 'a' }] })
    expect(catcher.onQuiet()).toEqual(nothing)
  })

  it('a person pressing Enter, or a key held down, passes straight through', () => {
    expect(run(typed(['Enter'], 0)).verdicts).toEqual([{ kind: 'pass', before: nothing }])
    const held = typed(['5', '5', '5'], 30).map((key) => ({ ...key, isRepeat: key.at > 0 }))
    expect(run(held).verdicts.map(({ kind }) => kind)).toEqual(['hold', 'pass', 'pass'])
  })

  it('a PIN and Enter are a hand, however quick: all are given back in order', () => {
    const last = run(typed([...'1111', 'Enter'], 5)).verdicts.at(-1)
    expect(last).toMatchObject({ kind: 'pass', before: { kind: 'hand', keys: [...'1111'].map((key) => ({ key })) } })
  })

  it('a slow hand is never held together: each key gives back the one before', () => {
    const { verdicts } = run(typed([...'dose', 'Enter'], 40))
    expect(verdicts.map(({ kind }) => kind)).toEqual(['hold', 'hold', 'hold', 'hold', 'pass'])
    expect(verdicts[1]).toMatchObject({ before: { kind: 'hand', keys: [{ key: 'd' }] } })
  })

  it('a space by hand, F8 by hand and Ctrl+] by hand are not kept', () => {
    const { verdicts } = run(typed([' ', 'F8', { key: ']', ctrl: true }], 500))
    expect(verdicts.map(({ kind }) => kind)).toEqual(['pass', 'pass', 'pass'])
    // Among words it waits its turn behind the letters.
    expect(run(typed([{ key: ' ', inField: true }], 0)).verdicts.map(({ kind }) => kind)).toEqual(['hold'])
  })
})

describe('a scan without its end', () => {
  it('is half a scan when it goes quiet', () => {
    expect(run(typed([...'01003999'], 8)).catcher.onQuiet()).toEqual({ kind: 'half', text: '01003999' })
  })

  it('is half a scan when another key or a later burst comes', () => {
    expect(run(typed([...'01003999', 'Escape'], 8)).verdicts.at(-1)).toMatchObject({
      kind: 'pass',
      before: { kind: 'half', text: '01003999' },
    })
    const late = typed([...'01003999', 'x'], 8).map((key) => ({ ...key, at: key.key === 'x' ? 900 : key.at }))
    expect(run(late).verdicts.at(-1)).toMatchObject({ kind: 'hold', before: { kind: 'half' } })
  })
})
