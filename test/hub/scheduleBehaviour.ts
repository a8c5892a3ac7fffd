import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receiveSchedule } from '#hub/inbound/receiveSchedule.ts'
import type { HubStore } from '#hub/store.ts'
import { aClaimDesk, type ClaimDesk } from '#test/builders/aClaimDesk.ts'
import { schedulerMessage, type ToldInTest } from '#test/builders/schedulerMessage.ts'

/** What the hub promises about what schedulers tell, whichever database is behind it. `open` gives an empty store. */
export function scheduleBehaviour(open: () => Promise<HubStore>): void {
  let desk: ClaimDesk
  beforeEach(async () => {
    desk = await aClaimDesk(await open())
  })
  afterEach(() => desk.store.close())

  const tell = (told: ToldInTest) => receiveSchedule(desk.store, desk.ports, schedulerMessage(told))
  const changed = (after = 0, ledger: string | null = null, limit = 50) =>
    desk.value('schedule.changed', { after, ledger, limit })
  const siu = { mrn: 'M1', appointment: 'APT1' } as const

  describe('what schedulers tell', () => {
    it('is heard in order by every desk, page by page, and from the start at another ledger', async () => {
      await tell({ ...siu, event: 'SIU^S12', sent: '202603010800', start: '202603020830' })
      await tell({ event: 'ADT^A04', mrn: 'M1', sent: '202603020810', visitId: 'V77' })
      const page = await changed(0, null, 1)
      expect(page.told).toMatchObject([{ about: 'appointment', key: 'APT1', placer: 'PAPT1', state: 'booked' }])
      const rest = await changed(page.cursor, page.ledger)
      expect(rest.told).toMatchObject([{ about: 'arrival', key: 'M1', state: 'arrived', visitId: 'V77' }])
      expect((await changed(rest.cursor, page.ledger)).told).toEqual([])
      expect((await changed(rest.cursor, 'another')).told).toHaveLength(2)
    })

    it('about one appointment is its newest word, with the day it was booked for at first', async () => {
      await tell({ ...siu, event: 'SIU^S12', sent: '202603010800', start: '202603020830' })
      await tell({ ...siu, event: 'SIU^S13', sent: '202603010900', start: '202603040930' })
      await tell({ ...siu, event: 'SIU^S13', sent: '202603010930', start: '202603050930' })
      await tell({ ...siu, event: 'SIU^S15', sent: '202603011000' })
      const [told] = (await changed()).told
      expect(told).toMatchObject({
        state: 'cancelled',
        startsAt: { utc: '2026-03-05T15:30:00.000Z' },
        firstStart: { utc: '2026-03-02T14:30:00.000Z' },
      })
    })

    it('about a merge, an arrival and the facts of one patient stands side by side, in whatever order it comes', async () => {
      await tell({ event: 'ADT^A40', mrn: 'M1', prior: 'M9', sent: '202603020700' })
      await tell({ event: 'ADT^A04', mrn: 'M1', sent: '202603020810' })
      await tell({ event: 'ADT^A08', mrn: 'M1', name: 'DOE^JANET', sent: '202603020900' })
      await tell({ event: 'ADT^A40', mrn: 'M1', prior: 'M8', sent: '202603020600' })
      await tell({ event: 'ADT^A11', mrn: 'M1', sent: '202603020800' })
      const { told } = await changed()
      expect(told.map(({ about, key, state }) => `${about} ${key} ${state}`)).toEqual([
        'merge M9 merged',
        'arrival M1 arrived',
        'facts M1 updated',
        'merge M8 merged',
      ])
    })
  })
}
