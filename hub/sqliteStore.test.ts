import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { answerBehaviour } from '#test/hub/answerBehaviour.ts'
import { lateBehaviour } from '#test/hub/lateBehaviour.ts'
import { ledgerBehaviour } from '#test/hub/ledgerBehaviour.ts'
import { nextPayerBehaviour } from '#test/hub/nextPayerBehaviour.ts'
import { placingBehaviour } from '#test/hub/placingBehaviour.ts'
import { scanBehaviour } from '#test/hub/scanBehaviour.ts'
import { scheduleBehaviour } from '#test/hub/scheduleBehaviour.ts'
import { storeBehaviour } from '#test/hub/storeBehaviour.ts'
import { openHubStore } from './openStore.ts'

const root = mkdtempSync(join(tmpdir(), 'chairside-hub-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0
const openFresh = async (named?: string) => {
  count += 1
  const folder = named ?? `h${count}`
  const opened = await openHubStore({ folder: join(root, folder) })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

describe('the hub on its embedded SQLite', () => {
  storeBehaviour(() => openFresh())
  ledgerBehaviour(() => openFresh())
  answerBehaviour(() => openFresh())
  placingBehaviour(() => openFresh())
  nextPayerBehaviour(() => openFresh())
  lateBehaviour(() => openFresh())
  scheduleBehaviour(() => openFresh())
  scanBehaviour(() => openFresh())

  it('is held by one program at a time', async () => {
    const first = await openFresh('held')
    const second = await openHubStore({ folder: join(root, 'held') })
    expect(second.ok).toBe(false)
    await first.close()
    await (await openFresh('held')).close()
  })
})

describe('the same on SQLite where every payment is put down slice by slice', () => {
  const limits = { shortText: 0, linesAtOnce: 0 }
  ledgerBehaviour(() => openFresh(), limits)
  answerBehaviour(() => openFresh(), limits)
  placingBehaviour(() => openFresh(), limits)
  nextPayerBehaviour(() => openFresh(), limits)
})
