import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { letterOf } from '../desk/claims/officeLetters.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { foldOnce } from '../desk/visits/foldOnce.ts'
import { attachScan, heldOrFetched } from '../desk/visits/paperScans.ts'

/** Scans of the sheets a visit was charted on, beside what was typed in from them (workflow 10). */
export const scanOfPaperHandlers = (
  desk: Desk,
): Pick<Handlers, 'papers.attach' | 'papers.attachLetter' | 'papers.open'> => ({
  'papers.attach': (input, connection) => attachScan(desk, input, connection),
  'papers.attachLetter': (input, connection) => attachScan(desk, input, connection),
  'papers.open': async ({ sessionId, sha256 }, { id, user }) => {
    const chart = foldOnce(desk.record(sessionId))
    if (!chart) return err({ code: 'session-unknown', facts: {} })
    // One that was struck stays readable: nothing is deleted.
    const entry = chart.history.find(({ event }) => event.kind === 'PaperAttached' && event.payload.sha256 === sha256)
    const own =
      entry?.event.kind === 'PaperAttached' ? { ...entry.event.payload, deviceId: entry.event.deviceId } : null
    const letter = own ? null : letterOf(desk, sessionId, sha256)
    const scan = own ?? (letter && { ...letter.letter, deviceId: letter.deviceId })
    if (!scan) return err({ code: 'scan-unknown', facts: {} })
    const found = await heldOrFetched(desk, sha256, scan.deviceId)
    if (!found.ok) return found
    if (user && desk.people.seesFirst(id, `scan ${sha256}`))
      noteAlone(desk, { kind: 'audit.sessionSeen', userId: user.id, sessionId, facts: { where: 'scan' } })
    const { name, type } = scan
    return ok({ fileName: name, type, base64: found.value.toString('base64') })
  },
})
