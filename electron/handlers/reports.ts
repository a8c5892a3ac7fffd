import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { lossFile } from '#shared/reports/lossFile.ts'
import { isReplaceable } from '#shared/reports/replacement.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { noteReplacement, replacementOf } from '../desk/reports/replacements.ts'
import { losses, replacements, stopLines, stopTimes } from '../desk/reports/reports.ts'
import { countRestricted, holding } from '../desk/restricted/restricted.ts'

/** The manager's reports: stop times, losses, and what makers replace. */
export const reportHandlers = (desk: Desk): Pick<Handlers, Extract<keyof Handlers, `reports.${string}`>> => ({
  'reports.stopTimes': (period) => ok(stopTimes(desk, period)),
  'reports.stopLines': (input, { user }) => ok({ lines: [...stopLines(desk, user, input)] }),
  'reports.losses': (period, { user }) => ok(losses(desk, user, period)),
  'reports.lossFile': ({ from, to }, { user }) => {
    const { rows } = losses(desk, user, { from, to })
    const filed = rows.map((row) => ({
      ...row,
      replacement: isReplaceable(row.reason) ? replacementOf(desk.stores, row).state : null,
    }))
    const restricted = countRestricted(
      desk,
      rows.map(({ sessionId }) => sessionId),
    )
    const facts = { from, to, rows: String(rows.length), ...holding(restricted) }
    noteAlone(desk, { kind: 'audit.lossesExported', userId: user?.id ?? null, facts })
    return ok({ fileName: `losses-${from}-${to}.csv`, text: lossFile(filed) })
  },
  'reports.replacements': (period, { user }) => ok({ rows: [...replacements(desk, user, period)] }),
  'reports.replacement': (input, { user }) => {
    if (!user) throw new Error('reports.replacement needs somebody signed in')
    const noted = noteReplacement(desk, user, input)
    return noted.ok ? ok({}) : err({ code: noted.error, facts: {} })
  },
})
