import { expect, it } from 'vitest'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { pharmacistPia } from '#test/builders/people.ts'
import { signedAt } from '#test/builders/signedVisit.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import { packetOf } from './packet.ts'

it('the payer packet says of each vial by whom and when it was mixed, and until when it could be used', () => {
  const iron = aPlannedLine({ id: 'iron', plannedMinutes: 60, expiryHoursAfterMixing: '8' })
  const visit = aSession({ lines: [iron] })
    .prepared()
    .perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
    .perform({ kind: 'mixLine', lineId: 'iron', mixerUserId: pharmacistPia.id }, { at: '08:40' })
    .started('iron', '09:00')
    .stopped('iron', '10:00')
    .containers('iron', '10:02', [aContainer({ amount: '100', unit: 'mg' })], true)
    .discharged('10:30')
  const document = {
    practice: { name: 'Lakeside' },
    providers: [],
    people: [pharmacistPia],
    events: signedAt(visit, '10:40').events,
  } as unknown as SessionDocument
  const packet = packetOf(document, 'a'.repeat(64))
  if (!packet.ok) throw new Error(packet.error)
  const cells = packet.value.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.map(({ text }) => text)) : [],
  )
  expect(cells.find((text) => /use by/.test(text) && text.includes(pharmacistPia.name))).toMatch(/^08:40.*use by 16:40/)
})
