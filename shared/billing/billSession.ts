import { dosesOver } from '#shared/chart/safety/authorization.ts'
import type { Chart } from '../chart/chart.ts'
import { foldChart } from '../chart/fold/foldChart.ts'
import { serviceDate } from '../chart/serviceDate.ts'
import { type BillingFacts, noBillingFacts } from '../claim/billerDecisions.ts'
import { buildClaim } from '../claim/buildClaim.ts'
import type { Claim } from '../claim/claim.ts'
import { diagnosisOrder } from '../coding/diagnosisOrder.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type ChartCoding, codeChart } from './codeChart.ts'
import { decideDrugs } from './decideDrugs.ts'
import { withOfficeAuthorizations } from './officeAuthorizations.ts'

/** A session as billing sees it: its chart, its codes with their reasons, and its claim. */
export interface BilledSession {
  readonly chart: Chart
  readonly coding: ChartCoding
  readonly claim: Claim
}

/**
 * From a session document to its claim: pure, needs no store; `facts` are what a store adds to the record.
 * The error is one sentence for the person who imported the file.
 */
export function billSession(
  document: SessionDocument,
  facts: BillingFacts = noBillingFacts,
): Result<BilledSession, string> {
  const signedChart = foldChart(document.events)
  if (!signedChart) return err('events: the session was never opened')
  const chart = withOfficeAuthorizations(signedChart, facts.authorizations)
  const signed = codeChart(chart)
  const drugs = decideDrugs(chart, signed.drugs, serviceDate(chart), facts)
  const coding = { ...signed, drugs }
  const order = diagnosisOrder(chart.scheduled.plan.diagnoses, coding.input.services)
  const claim = buildClaim({
    document: { ...document, charges: [...document.charges, ...facts.charges] },
    chart,
    serviceDate: serviceDate(chart),
    result: coding.result,
    drugs,
    diagnoses: order.diagnoses.map(({ code }) => code),
    diagnosisIssues: order.issues,
    dosesOver: dosesOver(chart),
    ...(facts.sent === undefined ? {} : { sent: facts.sent }),
  })
  return ok({ chart, coding, claim })
}
