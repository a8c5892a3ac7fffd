import type { Ledger } from '../ledger.ts'
import { issueWords } from '../words/issueWords.ts'
import { noteWords } from '../words/noteWords.ts'
import type { Sorted } from './classify.ts'

/** What no rule covers gives no code and says so; what crosses midnight stays on its start date (R24). */
export function reportUncoded(sorted: readonly Sorted[], ledger: Ledger): void {
  for (const { one, kind } of sorted) {
    if (kind === 'no_rule') {
      ledger.issue('route_not_coded', one.members, issueWords.routeNotCoded(one.name, one.route))
      ledger.note(one.members, 'section 2', noteWords.routeNotCoded(one.name))
    }
    if (kind === 'no_duration') ledger.note(one.members, 'R17', noteWords.pumpWithoutStop(one.name))
    for (const member of one.members) {
      // A pump's planned end is no record of what it did.
      const end = member.stopped || member.open ? (member.runs.at(-1)?.to ?? member.start) : member.start
      if (dayOf(member.start, member.zone.offset) < dayOf(end - 1, member.zone.offset))
        ledger.issue('crosses_midnight', [member], issueWords.midnight(member.service.drug))
    }
  }
}

const dayOf = (minute: number, offset: number): number => Math.floor((minute + offset) / 1440)
