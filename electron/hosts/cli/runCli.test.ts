import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { err, ok } from '#shared/kernel/result.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { backendForTest, demoPins, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { runCli } from './runCli.ts'

interface Said {
  readonly exitCode: number
  readonly out: string
  readonly warned: string
}

/** What a terminal would show; `desk` is the desk that answers commands on the store. */
async function terminal(args: readonly string[], { desk, stdin = '' }: { desk?: TestBackend; stdin?: string } = {}) {
  let out = ''
  let warned = ''
  const exitCode = await runCli({
    io: {
      args,
      readFile: async (path) => readFileSync(path, 'utf8'),
      readStdin: async () => stdin,
      out: (text) => {
        out += text
      },
      warn: (line) => {
        warned += `${line}\n`
      },
    },
    openDesk: async () =>
      desk ? ok({ api: desk.api('terminal'), close: () => {} }) : err({ exitCode: 1, line: 'There is no record.' }),
    usualFolder: '.',
    isFile: existsSync,
    restore: async () => err('Nothing is restored in these tests.'),
  })
  return { exitCode, out, warned } satisfies Said
}

const aFile = (content: unknown, name = 'input.json'): string => {
  const path = join(aFolder(), name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const session = {
  id: 'day-1',
  setting: 'office',
  services: [
    {
      id: 's1',
      drug: 'bendamustine',
      class: 'antineoplastic',
      route: 'iv_infusion',
      access: 'A',
      start: '2026-03-02T10:00',
      stop: '2026-03-02T10:30',
      primary: true,
    },
  ],
}

async function aSignedSession() {
  const desk = await backendForTest()
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  return { desk, sessionId: brDay.sessionId }
}

const asBiller = (desk: TestBackend) => ({ desk, stdin: `${demoPins['grace-kim']}\n` })

describe('code and units', () => {
  it('print the result alone', async () => {
    const said = await terminal(['code', aFile([session])])
    expect(said).toMatchObject({ exitCode: 0, warned: '' })
    expect(JSON.parse(said.out)).toEqual([
      { id: 'day-1', lines: [{ code: '96413', units: 1, modifiers: [] }], issues: [] },
    ])
  })

  it('print units with their issues', async () => {
    const drug = {
      id: 'u1',
      hcpcs: 'J9312',
      billingUnit: { amount: 10, unit: 'mg' },
      administered: { amount: 712.5, unit: 'mg' },
      containers: [
        { size: { amount: 500, unit: 'mg' }, type: 'single_dose', count: 1 },
        { size: { amount: 100, unit: 'mg' }, type: 'single_dose', count: 3 },
      ],
    }
    const said = await terminal(['units', aFile([drug])])
    expect(JSON.parse(said.out)).toMatchObject([
      {
        id: 'u1',
        lines: [
          { code: 'J9312', units: 72 },
          { code: 'J9312', units: 8, modifiers: ['JW'] },
        ],
      },
    ])
  })

  it.each([
    ['no command', () => [], /^command: expected code, units/],
    ['no file', () => ['code'], /^code: expected a file after it$/],
    ['an unknown option', () => ['code', 'x', '--fast'], /--fast/],
    ['a file that is not there', () => ['code', '/nowhere/day.json'], /^\/nowhere\/day\.json: there is no such file$/],
    ['a file that is no JSON', () => ['units', aFile('[{')], /: it is not JSON: /],
    [
      'a case with a bad time',
      () => ['code', aFile([badTime()])],
      /: case 1 \(day-1\), services\.0\.start: expected a time/,
    ],
    ['export without a format', () => ['export', 'x.json'], /^export: expected --format/],
    [
      'an unknown format',
      () => ['export', 'x.json', '--format', 'fax'],
      /^format: expected 837p, 837i, csv, dft, fhir, session$/,
    ],
    ['verify with a file', () => ['verify', 'x'], /^verify: expected nothing after it$/],
  ])('end with 2 and one line for %s', async (_what, args, line) => {
    const said = await terminal(args())
    expect(said).toMatchObject({ exitCode: 2, out: '' })
    expect(said.warned.trimEnd()).toMatch(line)
    expect(said.warned.trimEnd()).not.toContain('\n')
  })
})

function badTime() {
  return { ...session, services: [{ ...session.services[0], start: 'noon' }] }
}

describe('export and import', { timeout: 20_000 }, () => {
  it('give the same claim from the store and from the document', async () => {
    const { desk, sessionId } = await aSignedSession()
    const document = await terminal(['export', sessionId, '--format', 'session', '--user', 'grace-kim'], asBiller(desk))
    expect(document.exitCode).toBe(0)
    const file = aFile(document.out, 'session.json')
    for (const format of ['837p', 'csv', 'dft', 'fhir']) {
      const stored = await terminal(['export', sessionId, '--format', format, '--user', 'grace-kim'], asBiller(desk))
      const fromFile = await terminal(['export', file, '--format', format])
      expect(stored).toMatchObject({ exitCode: 0, warned: '' })
      expect(fromFile).toEqual(stored)
    }
    expect((await terminal(['export', file, '--format', 'session'])).out).toBe(document.out)
  })

  it('find a session by its claim reference as well', async () => {
    const { desk, sessionId } = await aSignedSession()
    const biller = await desk.signIn('grace-kim')
    const claimRef = (await desk.value(biller, 'worklist.list', {})).rows[0]?.claimRef ?? ''
    const byReference = await terminal(['export', claimRef, '--format', 'csv', '--user', 'grace-kim'], asBiller(desk))
    const byId = await terminal(['export', sessionId, '--format', 'csv', '--user', 'grace-kim'], asBiller(desk))
    expect(byReference).toEqual(byId)
    expect(byReference.out).toContain(claimRef)
  })

  it('bring a session into another record, once, ready to be billed there', async () => {
    const { desk, sessionId } = await aSignedSession()
    const exported = await terminal(['export', sessionId, '--format', 'session', '--user', 'grace-kim'], asBiller(desk))
    const file = aFile(exported.out, 'session.json')
    const other = await backendForTest()
    const first = await terminal(['import', file, '--user', 'grace-kim'], asBiller(other))
    expect(first).toMatchObject({ exitCode: 0, warned: '' })
    const events = (JSON.parse(exported.out) as { events: { id: string }[] }).events
    expect(JSON.parse(first.out)).toEqual({ sessionId, eventIds: events.map(({ id }) => id) })
    const rows = other.hashRows()
    const second = await terminal(['import', file, '--user', 'grace-kim'], asBiller(other))
    expect(JSON.parse(second.out)).toEqual({ sessionId, eventIds: [] })
    expect(other.hashRows()).toBe(rows)
    const claim = ['export', sessionId, '--format', '837p', '--user', 'grace-kim']
    expect(await terminal(claim, asBiller(other))).toEqual(await terminal(claim, asBiller(desk)))
    expect(await terminal(['verify', '--user', 'grace-kim'], asBiller(other))).toMatchObject({ exitCode: 0 })
  })

  it('take nothing of a document that contradicts the record', async () => {
    const { desk, sessionId } = await aSignedSession()
    const exported = await terminal(['export', sessionId, '--format', 'session', '--user', 'grace-kim'], asBiller(desk))
    const bent = aFile(exported.out.replace('"pulse":76', '"pulse":77'), 'bent.json')
    const rows = desk.hashRows()
    const said = await terminal(['import', bent, '--user', 'grace-kim'], asBiller(desk))
    expect(said).toMatchObject({ exitCode: 1, out: '' })
    expect(said.warned).toMatch(/nothing was taken\. events: another entry stands here under the id /)
    expect(desk.hashRows()).toBe(rows)
  })

  it('refuse a document of a newer form by name', async () => {
    const newer = aFile({ format: 'chairside.session', formatVersion: 2 })
    expect(await terminal(['import', newer, '--user', 'grace-kim'])).toMatchObject({
      exitCode: 2,
      out: '',
      warned: `${newer}: formatVersion: 2 is newer than this program reads (1); update Chairside, then import it\n`,
    })
  })

  it('name a file that is nested deeper than anything could be', async () => {
    const deep = join(aFolder(), 'deep.json')
    writeFileSync(deep, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(await terminal(['import', deep, '--user', 'grace-kim'])).toMatchObject({
      exitCode: 2,
      warned: `${deep}: it is nested deeper than any session document\n`,
    })
  })

  it('keep office and hospital claims in their own files', async () => {
    const { desk, sessionId } = await aSignedSession()
    const document = await terminal(['export', sessionId, '--format', 'session', '--user', 'grace-kim'], asBiller(desk))
    const said = await terminal(['export', aFile(document.out, 'office.json'), '--format', '837i'])
    expect(said).toMatchObject({ exitCode: 1, out: '' })
    expect(said.warned).toContain('it is an office claim and belongs in the other file')
  })

  it('hold a claim that is not signed, and say why', async () => {
    const desk = await backendForTest()
    const nurse = await desk.signIn('dana-reyes')
    const { sessionId } = await brDayAt(desk, nurse)
    const exported = await terminal(['export', sessionId, '--format', 'session', '--user', 'grace-kim'], asBiller(desk))
    const said = await terminal(['export', aFile(exported.out, 'open.json'), '--format', '837p'])
    expect(said).toMatchObject({ exitCode: 1, out: '' })
    expect(said.warned).toContain('The session is not signed.')
  })
})

describe('commands on the store', () => {
  it('need a person and that person’s PIN', async () => {
    const desk = await backendForTest()
    expect(await terminal(['verify'], { desk })).toMatchObject({ exitCode: 2, out: '' })
    expect(await terminal(['verify', '--user', 'grace-kim'], { desk, stdin: 'abc' })).toMatchObject({ exitCode: 2 })
    const wrong = await terminal(['verify', '--user', 'grace-kim'], { desk, stdin: '9999\n' })
    expect(wrong).toEqual({ exitCode: 1, out: '', warned: 'That is not the PIN of grace-kim. 4 tries left.\n' })
    const nurseCannot = await terminal(['import', aFile({}), '--user', 'dana-reyes'], { desk, stdin: '1111\n' })
    expect(nurseCannot.exitCode).toBe(2)
  })

  it('leave their trace, and nobody signed in behind them', async () => {
    const desk = await backendForTest()
    await terminal(['verify', '--user', 'grace-kim'], asBiller(desk))
    expect(desk.auditEntries().map(({ kind, userId }) => [kind, userId])).toEqual([
      ['audit.signedIn', 'grace-kim'],
      ['audit.recordVerified', 'grace-kim'],
      ['audit.locked', 'grace-kim'],
    ])
  })
})
