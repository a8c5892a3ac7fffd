import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { Desk } from '../desk/desk.ts'
import { batchHandlers } from './batches.ts'
import { buildHandlers } from './buildBatches.ts'
import { careHandlers } from './care.ts'
import { chartHandlers } from './chart.ts'
import { claimDecisionHandlers } from './claimDecisions.ts'
import { claimHandlers } from './claims.ts'
import { clinicHandlers } from './clinic.ts'
import { dayHandlers } from './day.ts'
import { deviceHandlers } from './devices.ts'
import { draftHandlers } from './drafts.ts'
import { drugHandlers } from './drugs.ts'
import { formularyHandlers } from './formulary.ts'
import { historyHandlers } from './history.ts'
import { keepPeopleHandlers } from './keepPeople.ts'
import { limitHandlers } from './limits.ts'
import { officeAuthorizationHandlers } from './officeAuthorizations.ts'
import { paperHandlers } from './paper.ts'
import { scanOfPaperHandlers } from './papers.ts'
import { peopleHandlers } from './people.ts'
import { placeMoneyHandlers } from './placeMoney.ts'
import { questionHandlers } from './questions.ts'
import { receiptHandlers } from './receipts.ts'
import { recordHandlers } from './record.ts'
import { referenceHandlers } from './reference.ts'
import { reportHandlers } from './reports.ts'
import { restrictedHandlers } from './restricted.ts'
import { scanHandlers } from './scans.ts'
import { scheduleHandlers } from './schedule.ts'
import { storageHandlers } from './storage.ts'
import { syncHandlers } from './sync.ts'
import { visitHandlers } from './visits.ts'
import { worklistHandlers } from './worklist.ts'
import { worklistViewHandlers } from './worklistViews.ts'

/** One handler for every method of the contract; the compiler misses none. */
export const createHandlers = (desk: Desk): Handlers => ({
  ...clinicHandlers(desk),
  ...peopleHandlers(desk),
  ...scanHandlers(desk),
  ...scheduleHandlers(desk),
  ...dayHandlers(desk),
  ...chartHandlers(desk),
  ...deviceHandlers(desk),
  ...drugHandlers(desk),
  ...draftHandlers(desk),
  ...visitHandlers(desk),
  ...syncHandlers(desk),
  ...worklistHandlers(desk),
  ...worklistViewHandlers(desk),
  ...recordHandlers(desk),
  ...careHandlers(desk),
  ...storageHandlers(desk),
  ...paperHandlers(desk),
  ...keepPeopleHandlers(desk),
  ...historyHandlers(desk),
  ...formularyHandlers(desk),
  ...claimDecisionHandlers(desk),
  ...batchHandlers(desk),
  ...buildHandlers(desk),
  ...claimHandlers(desk),
  ...questionHandlers(desk),
  ...placeMoneyHandlers(desk),
  ...referenceHandlers(desk),
  ...reportHandlers(desk),
  ...restrictedHandlers(desk),
  ...limitHandlers(desk),
  ...receiptHandlers(desk),
  ...scanOfPaperHandlers(desk),
  ...officeAuthorizationHandlers(desk),
})
