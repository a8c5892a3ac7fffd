import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { auditPage } from '../desk/record/auditPage.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'

type CareHandlers = Pick<
  Handlers,
  | 'record.verify'
  | 'record.working'
  | 'record.stopVerify'
  | 'record.copies'
  | 'record.copy'
  | 'record.rekey'
  | 'audit.list'
>

/** What keeps the record itself: the check of its chain, its copies, its key, and who did what (workflow 9, 12.20). */
export const careHandlers = (desk: Desk): CareHandlers => ({
  'record.verify': async (_input, { user }) => {
    const verdict = await desk.care.verify()
    if (verdict === null) return err({ code: 'called-off', facts: {} })
    const facts = { intact: String(verdict.ok) }
    noteAlone(desk, { kind: 'audit.recordVerified', userId: user?.id ?? null, facts })
    desk.push({ push: 'record.changed' })
    if (verdict.ok) return ok({ intact: true, records: verdict.records, devices: verdict.devices, bad: null })
    const { deviceId, seq, id, flaw } = verdict.bad
    return ok({ intact: false, records: 0, devices: 0, bad: { deviceId, place: seq, eventId: id, flaw } })
  },
  'record.working': () => ok({ progress: desk.care.working() }),
  'record.stopVerify': () => {
    desk.care.stopVerifying()
    return ok({})
  },
  'record.copies': () =>
    ok({
      folder: desk.care.copiesFolder,
      copies: [...desk.care.copies()],
      failure: desk.care.lastFailure()?.sentence ?? null,
    }),
  'record.copy': async (_input, { user }) => {
    const made = await desk.care.makeCopy(user?.id ?? null)
    return made.ok ? ok(made.value) : err({ code: 'copy-failed', facts: { text: made.error.sentence } })
  },
  'record.rekey': async (_input, { user }) => {
    const changed = await desk.care.changeKey(user?.id ?? null)
    return changed.ok ? ok(changed.value) : err({ code: 'rekey-failed', facts: { text: changed.error.sentence } })
  },
  'audit.list': (asked, { user }) => ok(auditPage(desk, user, asked)),
})
