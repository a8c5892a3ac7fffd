import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { payersOf } from '../desk/formulary/formulary.ts'
import { changeBillingClocks } from '../desk/practice/billingClocks.ts'
import { changeChairTimes } from '../desk/practice/chairTimes.ts'
import { changeLimits } from '../desk/practice/clinicalLimits.ts'
import { changeCodePanel } from '../desk/practice/codePanel.ts'
import { changeSwitches, codingSwitches } from '../desk/practice/codingSwitches.ts'
import { changePractice } from '../desk/practice/practiceFacts.ts'
import { today } from '../desk/practice/today.ts'

type Method = Extract<keyof Handlers, `limits.${string}`>

/** The practice's own limits, minutes and clocks, what the chair shows of codes, and the practice's own facts, set by an administrator (workflow 11, 12.20). */
export const limitHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'limits.put': ({ limits }, { user }) => {
    const changed = changeLimits(desk, someone(user), limits)
    return changed.ok ? ok({}) : err({ code: 'limits-crossed', facts: { about: changed.error } })
  },
  'limits.putTimes': ({ times }, { user }) => {
    const changed = changeChairTimes(desk, someone(user), times)
    if (changed.ok) return ok({})
    const { about, why, least, most } = changed.error
    return err({ code: 'time-refused', facts: { about, why, least: String(least), most: String(most) } })
  },
  'limits.putClocks': ({ clocks }, { user }) => {
    const changed = changeBillingClocks(desk, someone(user), clocks)
    return changed.ok ? ok({}) : err({ code: 'clocks-refused', facts: { why: changed.error } })
  },
  'limits.putPanel': ({ panel }, { user }) => {
    changeCodePanel(desk, someone(user), panel)
    return ok({})
  },
  'limits.putPractice': ({ practice }, { user }) => {
    const changed = changePractice(desk, someone(user), practice)
    return changed.ok ? ok({}) : err({ code: changed.error, facts: {} })
  },
  'limits.switches': () => {
    const { classOverrides: _classes, ...practice } = desk.clinic().practice.codingProfile
    return ok({ practice, payers: [...payersOf(desk)], entries: [...codingSwitches(desk)], today: today(desk) })
  },
  'limits.putSwitches': ({ entry }, { user }) => {
    const changed = changeSwitches(desk, someone(user), entry)
    return changed.ok ? ok({}) : err({ code: changed.error, facts: {} })
  },
})

function someone(user: User | null): User {
  if (!user) throw new Error('a limit needs somebody signed in')
  return user
}
