import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Seal, sealWith } from '#hub/outgoing/seal.ts'
import { scanMethods } from '#hub/scans/scanMethods.ts'
import type { Device, HubStore } from '#hub/store.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'

const device: Device = { id: 'desk-1', name: 'Bay 1', letters: 'AA', revoked: false }
const scanOf = (text: string) => {
  const content = Buffer.from(`%PDF-1.4 ${text}`)
  return { sha256: createHash('sha256').update(content).digest('hex'), base64: content.toString('base64') }
}

/** What every hub store promises about scans of paper sheets. `open` gives an empty store. */
export function scanBehaviour(open: () => Promise<HubStore>): void {
  const theirs = (byte: number): Seal => sealWith(Buffer.alloc(32, byte))
  async function aHub() {
    const store = await open()
    const logged: string[] = []
    const ports = hubPortsForTest(fakeClock('2026-03-02', '15:10'), (line) => void logged.push(line))
    return { store, logged, methods: (seal = theirs(1)) => scanMethods(store, ports, seal) }
  }

  it('keeps a scan once, sealed, and gives it back byte for byte', async () => {
    const { store, methods } = await aHub()
    const sheet = scanOf('sheet')
    expect(await methods()['scans.put'](sheet, device)).toEqual({ ok: true, value: { answer: 'new' } })
    expect(await methods()['scans.put'](sheet, device)).toEqual({ ok: true, value: { answer: 'identical' } })
    expect(await methods()['scans.get'](sheet, device)).toEqual({ ok: true, value: { base64: sheet.base64 } })
    const rows = await store.look(
      (function* () {
        return (yield { text: 'select * from scan', values: [] }) as readonly object[]
      })(),
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(sheet.base64)
    await store.close()
  })

  it('takes no scan that is not the file its hash names, and has nothing to give of one that never came', async () => {
    const { store, methods } = await aHub()
    const [sheet, other] = [scanOf('sheet'), scanOf('other')]
    expect(await methods()['scans.put']({ ...sheet, base64: other.base64 }, device)).toMatchObject({
      error: { code: 'hash-wrong' },
    })
    expect(await methods()['scans.get'](sheet, device)).toEqual({ ok: true, value: { base64: null } })
    await store.close()
  })

  it('gives nothing where the key beside the database is another one, and says so in its log', async () => {
    const { store, logged, methods } = await aHub()
    const sheet = scanOf('sheet')
    await methods()['scans.put'](sheet, device)
    expect(await methods(theirs(2))['scans.get'](sheet, device)).toEqual({ ok: true, value: { base64: null } })
    expect(logged).toEqual([`scan cannot be opened: ${sheet.sha256.slice(0, 12)}`])
    await store.close()
  })
}
