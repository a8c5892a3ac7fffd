import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeviceKey, HubStore, PushedEvent, Submission } from '#hub/store.ts'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import { instantAt } from '#shared/kernel/instant.ts'

const at = instantAt(Date.UTC(2026, 10, 24, 15), 'America/Chicago')
const later = instantAt(Date.UTC(2026, 10, 25, 15), 'America/Chicago')

const event = (seq: number, prevHash: string, hash: string): PushedEvent => ({
  seq,
  id: `e${seq}${hash}`,
  sessionId: 's1',
  body: `{"seq":${seq}}`,
  prevHash,
  hash,
})

function submission(sessionId: string, version: number, sha256: string, deviceId: string): Submission {
  const envelope = { session: sessionId, version, contentSha256: sha256, deviceId } as SignedEnvelope
  const receipt = {
    receipt: `r-${sessionId}-${version}-${sha256[0]}`,
    session: sessionId,
    version,
    sha256,
    storedAt: at,
    replayed: false,
    difference: null,
  }
  return { envelope, envelopeText: JSON.stringify(envelope), claimRef: 'AA-1', receipt }
}

const key = (keyHash: string): DeviceKey => ({ keyHash, expiresAt: later })
const hash = (letter: string): string => letter.repeat(64)

/** What every hub store promises, whichever database is behind it. `open` gives an empty store. */
export function storeBehaviour(open: () => Promise<HubStore>): void {
  let store: HubStore
  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())

  const enrolled = async (code: string): Promise<string> => {
    await store.addEnrolmentCode(code, later)
    const answer = await store.enrol(code, { id: `device-${code}`, name: 'Chair desk', key: key(`key-${code}`), at })
    if (!answer.ok) throw new Error(answer.error)
    return answer.value.id
  }

  it('keeps the first name it is given as its site', async () => {
    expect(await store.site({ id: 'lakeside', name: 'Lakeside' })).toEqual({ id: 'lakeside', name: 'Lakeside' })
    expect(await store.site({ id: 'other', name: 'Other' })).toEqual({ id: 'lakeside', name: 'Lakeside' })
  })

  it('enrols exactly one device with a code, each with letters of its own', async () => {
    await store.addEnrolmentCode('c1', later)
    const [first, second] = await Promise.all(
      ['a', 'b'].map((id) => store.enrol('c1', { id, name: id, key: key(`k${id}`), at })),
    )
    expect([first?.ok, second?.ok].filter(Boolean)).toHaveLength(1)
    expect([first, second].find((answer) => !answer?.ok)).toEqual({ ok: false, error: 'code-used' })
    await enrolled('c2')
    expect((await store.deviceByKeyHash('key-c2'))?.letters).toBe('AB')
  })

  it('refuses an unknown code and one whose time is over', async () => {
    await store.addEnrolmentCode('old', at)
    const device = { id: 'd', name: 'd', key: key('k'), at: later }
    expect(await store.enrol('old', device)).toEqual({ ok: false, error: 'code-unknown' })
    expect(await store.enrol('never', device)).toEqual({ ok: false, error: 'code-unknown' })
    expect(await store.deviceByKeyHash('k')).toBeNull()
  })

  it('gives a known device a new key under a new code, with its old letters', async () => {
    const id = await enrolled('c1')
    await enrolled('c2')
    await store.revoke(id)
    await store.addEnrolmentCode('c3', later)
    const again = await store.enrol('c3', { id, name: 'Chair desk', key: key('key-new'), at })
    expect(again).toMatchObject({ ok: true, value: { letters: 'AA', revoked: false } })
    expect(await store.deviceByKeyHash('key-c1')).toBeNull()
    expect((await store.deviceByKeyHash('key-new'))?.id).toBe(id)
  })

  it('knows a revoked device as revoked at once', async () => {
    const id = await enrolled('c1')
    await store.revoke(id)
    expect((await store.deviceByKeyHash('key-c1'))?.revoked).toBe(true)
  })

  it('renews a key: the one used for it stays good until its own end, one whose answer was lost is gone', async () => {
    const id = await enrolled('c1')
    const other = await enrolled('c2')
    await store.renewKey('key-c1', key('lost'))
    await store.renewKey('key-c1', { keyHash: 'second', expiresAt: at })
    expect(await store.deviceByKeyHash('lost')).toBeNull()
    expect(await store.deviceByKeyHash('key-c1')).toMatchObject({ id, keyExpiresUtc: later.utc })
    expect(await store.deviceByKeyHash('second')).toMatchObject({ id, keyExpiresUtc: at.utc })
    await store.renewKey('second', key('third'))
    expect(await store.deviceByKeyHash('key-c1')).toBeNull()
    expect(await store.deviceByKeyHash('second')).toMatchObject({ id, keyExpiresUtc: at.utc })
    expect(await store.deviceByKeyHash('third')).toMatchObject({ id, keyExpiresUtc: later.utc })
    expect(await store.deviceByKeyHash('key-c2')).toMatchObject({ id: other })
    expect((await store.devices()).map(({ keyExpiresUtc }) => keyExpiresUtc)).toEqual([later.utc, later.utc])
  })

  it('ends every key of before when a device enrols anew', async () => {
    const id = await enrolled('c1')
    await store.renewKey('key-c1', key('second'))
    await store.addEnrolmentCode('c2', later)
    await store.enrol('c2', { id, name: 'Chair desk', key: key('fresh'), at })
    expect(await store.deviceByKeyHash('key-c1')).toBeNull()
    expect(await store.deviceByKeyHash('second')).toBeNull()
  })

  it('stores each event once: the same again is identical, another at its place is refused', async () => {
    const device = await enrolled('c1')
    const events = [event(1, '', hash('a')), event(2, hash('a'), hash('b'))]
    expect((await store.pushEvents(device, events, at)).answers.map(({ answer }) => answer)).toEqual(['new', 'new'])
    const again = await store.pushEvents(device, [...events, event(3, hash('b'), hash('c'))], at)
    expect(again.answers.map(({ answer }) => answer)).toEqual(['identical', 'identical', 'new'])
    const other = await store.pushEvents(device, [event(2, hash('a'), hash('x'))], at)
    expect(other.answers[0]).toMatchObject({ answer: 'invalid', seq: 2 })
    expect(other.lastSeq).toBe(3)
  })

  it('refuses a gap and a broken link, and stores nothing behind it', async () => {
    const device = await enrolled('c1')
    expect((await store.pushEvents(device, [event(2, hash('a'), hash('b'))], at)).answers[0]?.answer).toBe('invalid')
    const broken = await store.pushEvents(
      device,
      [event(1, '', hash('a')), event(2, hash('z'), hash('b')), event(3, hash('b'), hash('c'))],
      at,
    )
    expect(broken.answers.map(({ answer }) => answer)).toEqual(['new', 'invalid'])
    expect(broken.lastSeq).toBe(1)
  })

  it('refuses an id that stands at another place, of the same device or of another', async () => {
    const [one, two] = [await enrolled('c1'), await enrolled('c2')]
    const first = event(1, '', hash('a'))
    await store.pushEvents(one, [first], at)
    const again = { ...event(2, hash('a'), hash('b')), id: first.id }
    expect(await store.pushEvents(one, [again], at)).toMatchObject({ lastSeq: 1, answers: [{ answer: 'invalid' }] })
    expect(await store.pushEvents(two, [first], at)).toMatchObject({ lastSeq: 0, answers: [{ answer: 'invalid' }] })
    const twice = [
      event(2, hash('a'), hash('b')),
      { ...event(3, hash('b'), hash('c')), id: event(2, '', hash('b')).id },
    ]
    const answers = (await store.pushEvents(one, twice, at)).answers.map(({ answer }) => answer)
    expect(answers).toEqual(['new', 'invalid'])
  })

  it('keeps the chains of two devices apart', async () => {
    const [one, two] = [await enrolled('c1'), await enrolled('c2')]
    await store.pushEvents(one, [event(1, '', hash('a'))], at)
    const pushed = await store.pushEvents(two, [event(1, '', hash('b'))], at)
    expect(pushed).toMatchObject({ lastSeq: 1, answers: [{ answer: 'new' }] })
  })

  it('takes a signed version once: the same bytes get the first receipt, other bytes change nothing', async () => {
    const device = await enrolled('c1')
    const first = submission('s1', 1, hash('a'), device)
    expect(await store.submit(first)).toEqual({ outcome: 'stored', receipt: first.receipt })
    const again = { ...first, receipt: { ...first.receipt, receipt: 'another' } }
    expect(await store.submit(again)).toEqual({ outcome: 'replayed', receipt: first.receipt })
    expect(await store.submit(submission('s1', 1, hash('b'), device))).toEqual({ outcome: 'other-content' })
    expect((await store.get('s1', 1))?.envelopeText).toBe(first.envelopeText)
  })

  it('takes the same version from two requests at once only once', async () => {
    const device = await enrolled('c1')
    const answers = await Promise.all(
      [1, 2, 3].map((n) => store.submit({ ...submission('s1', 1, hash('a'), device), envelopeText: `{"n":${n}}` })),
    )
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['replayed', 'replayed', 'stored'])
    expect((await store.list(0, 10)).sessions).toHaveLength(1)
  })

  it('lists versions in the order they came, after a cursor that misses none', async () => {
    const device = await enrolled('c1')
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((letter) => store.submit(submission(`s-${letter}`, 1, hash(letter), device))),
    )
    const first = await store.list(0, 3)
    const rest = await store.list(first.cursor, 3)
    expect([...first.sessions, ...rest.sessions].map(({ sessionId }) => sessionId).sort()).toEqual([
      's-a',
      's-b',
      's-c',
      's-d',
    ])
    expect(await store.list(rest.cursor, 3)).toEqual({ sessions: [], cursor: rest.cursor })
  })

  /** A device's events by the places of its chain, linked by hashes no other device has. */
  const chain = (letter: string, count: number): readonly PushedEvent[] =>
    Array.from({ length: count }, (_, index) => {
      const of = (seq: number): string => (seq === 0 ? '' : `${letter}${seq}`.padEnd(64, '0'))
      return event(index + 1, of(index), of(index + 1))
    })

  async function pulled(deviceId: string, limit: number, from = 0): Promise<readonly string[]> {
    const page = await store.pullEvents(deviceId, from, limit)
    const ids = page.events.map((one) => `${one.deviceId} ${one.seq}`)
    return page.cursor === from ? ids : [...ids, ...(await pulled(deviceId, limit, page.cursor))]
  }

  it('gives each device what the others wrote, as they wrote it, and passes its own', async () => {
    const [one, two] = [await enrolled('c1'), await enrolled('c2')]
    await store.pushEvents(one, chain('a', 2), at)
    await store.pushEvents(two, chain('b', 3), at)
    const page = await store.pullEvents(one, 0, 10)
    expect(page.events).toEqual(chain('b', 3).map(({ sessionId: _known, ...one }) => ({ ...one, deviceId: two })))
    expect(await store.pullEvents(one, page.cursor, 10)).toEqual({ events: [], cursor: page.cursor })
    expect(await pulled(two, 1)).toEqual([`${one} 1`, `${one} 2`])
    expect(await store.markAt('events', page.cursor)).toBe('b3'.padEnd(64, '0'))
    expect(await store.markAt('events', page.cursor + 1)).toBeNull()
  })

  it('lets no reader pass what is still being stored, however many devices push at once', async () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f']
    const devices = await Promise.all(letters.map((letter) => enrolled(letter)))
    const reader = await enrolled('reader')
    const seen: string[] = []
    let cursor = 0
    const look = async (): Promise<void> => {
      const page = await store.pullEvents(reader, cursor, 7)
      seen.push(...page.events.map((one) => `${one.deviceId} ${one.seq}`))
      cursor = page.cursor
    }
    const pushing = devices.map(async (device, index) => {
      const events = chain(letters[index] ?? '', 12)
      for (let from = 0; from < events.length; from += 3)
        await store.pushEvents(device, events.slice(from, from + 3), at)
    })
    const isOver = Promise.all(pushing)
    for (let looks = 0; looks < 20; looks += 1) await look()
    await isOver
    for (let before = -1; before !== cursor; ) {
      before = cursor
      await look()
    }
    const all = devices.flatMap((device) => Array.from({ length: 12 }, (_, index) => `${device} ${index + 1}`))
    expect([...seen].sort()).toEqual([...all].sort())
    for (const device of devices)
      expect(seen.filter((one) => one.startsWith(`${device} `))).toEqual(
        all.filter((one) => one.startsWith(`${device} `)),
      )
  })

  it('remembers when each device last asked, no more often than it is told', async () => {
    const id = await enrolled('c1')
    expect(await store.devicesHeard()).toEqual([])
    await store.heard(id, at, at.utc)
    await store.heard(id, later, instantAt(Date.parse(at.utc) - 1, at.zone).utc)
    expect(await store.devicesHeard()).toEqual([{ id, name: 'Chair desk', heardUtc: at.utc }])
    await store.heard(id, later, at.utc)
    expect(await store.devicesHeard()).toMatchObject([{ heardUtc: later.utc }])
  })
}
