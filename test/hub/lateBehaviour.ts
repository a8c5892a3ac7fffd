import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HubStore } from '#hub/store.ts'
import { aClaimDesk, type ClaimDesk, grace } from '#test/builders/aClaimDesk.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer277, answer999, readClaimFile } from '#test/fakes/clearinghouse.ts'

/** What the hub promises about answers that do not come, whichever database is behind it. */
export function lateBehaviour(open: () => Promise<HubStore>): void {
  let desk: ClaimDesk
  beforeEach(async () => {
    desk = await aClaimDesk(await open())
    await desk.submit(aSignedEnvelope(1))
    await desk.build('b1', [{ sessionId: 'session-1' }])
  })
  afterEach(() => desk.store.close())

  const hours = (count: number): void => desk.clock.pass(count * 60)
  const kinds = async (): Promise<readonly string[]> =>
    (await desk.open()).map((one) => one.replace(/ for \S+,.*$/, '').replace(/\.$/, ''))

  describe('an answer that does not come', () => {
    it('is put before a person after its hours, once, with the file and the next step', async () => {
      hours(100)
      expect(await desk.open()).toEqual([])
      await desk.take('b1')
      hours(23)
      expect(await desk.open()).toEqual([])
      hours(1)
      expect(await kinds()).toEqual(['answer_late: No 999 came within 24 hours'])
      expect((await desk.open())[0]).toMatch(
        / left on 2026-03-07 at 13:00\. Ask the clearinghouse whether it has the file\./,
      )
      hours(24)
      expect(await kinds()).toEqual(['answer_late: No 999 came within 24 hours'])
      hours(24)
      expect(await kinds()).toEqual([
        'answer_late: No 999 came within 24 hours',
        'answer_late: No 277CA came within 72 hours',
      ])
    })

    it('calls nobody any more when it has come', async () => {
      const file = readClaimFile(await desk.take('b1'))
      hours(80)
      expect(await kinds()).toHaveLength(2)
      await desk.file(answer999(file, 801))
      expect(await kinds()).toEqual(['answer_late: No 277CA came within 72 hours'])
      await desk.file(answer277(file, 802))
      expect(await desk.open()).toEqual([])
      const { exceptions } = await desk.value('exceptions.list', { limit: 10, settled: true })
      expect(exceptions.map(({ settled }) => settled?.words)).toEqual(['The answer has come.', 'The answer has come.'])
    })

    it('settled by a person stays settled', async () => {
      await desk.take('b1')
      hours(25)
      const { exceptions } = await desk.value('exceptions.list', { limit: 10, settled: false })
      const [late] = exceptions
      expect(late).toMatchObject({ kind: 'answer_late', batchId: 'b1', nextStep: 'batch' })
      await desk.value('exceptions.settle', { id: late?.id ?? '', words: 'They have it', by: grace })
      hours(1)
      expect(await desk.open()).toEqual([])
    })

    it('comes to the desks with what changed of their claims', async () => {
      await desk.take('b1')
      hours(25)
      const changed = await desk.value('claims.changed', { after: 0, ledger: null, limit: 10 })
      expect(changed.openExceptions).toBe(1)
    })
  })
}
