import type { DecisionStore } from '#electron/db/decisionStore.ts'
import type { OfficeAuthorizationStore } from '#electron/db/officeAuthorizationStore.ts'
import type { ReferenceReader } from '#electron/db/referenceStore.ts'
import { holdingAuthorizations } from '#shared/billing/officeAuthorizations.ts'
import { replacedCodes } from '#shared/catalogue/replacedCodes.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { type BillingFacts, noBillingFacts, type SentVersion } from '#shared/claim/billerDecisions.ts'
import type { Charge } from '#shared/document/clinic.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { billingFactsSchema } from '#shared/ipc/formularyShapes.ts'
import { parseDosage } from '#shared/reference/dosage.ts'

export interface BillingFactsParts {
  readonly decisions: DecisionStore
  readonly office: Pick<OfficeAuthorizationStore, 'ofPatient'>
  readonly reference: Pick<ReferenceReader, 'byOther'>
  readonly charges: () => readonly Charge[]
  readonly sent: (sessionId: string) => readonly SentVersion[]
}

export type FindBillingFacts = (document: SessionDocument) => BillingFacts

/** What this record adds to a signed document before it is billed: billers' answers, late authorizations, codes of product numbers, charges of other codes. */
export const createBillingFacts =
  ({ decisions, office, reference, charges, sent }: BillingFactsParts): FindBillingFacts =>
  (document) => {
    const chart = foldChart(document.events)
    if (!chart) return noBillingFacts
    const { day } = chart.scheduled
    const ndcs = new Set(chart.lines.flatMap(({ containers }) => containers?.containers ?? []).map(({ ndc }) => ndc))
    const ndcCodes = [...ndcs].flatMap((ndc) =>
      reference.byOther('ndc-crosswalk', ndc, day).map(({ code, body }) => {
        const dosage = typeof body.dosage === 'string' ? parseDosage(body.dosage) : null
        return {
          ndc,
          hcpcs: code,
          unit: dosage && { amount: dosage.amount, unit: dosage.unit },
          drug: String(body.description ?? body.drug ?? code),
        }
      }),
    )
    const planned = chart.lines.flatMap(({ plan }) => plan.catalogue.hcpcs ?? [])
    const codes = new Set([...ndcCodes.map(({ hcpcs }) => hcpcs), ...planned.flatMap(replacementsOf)])
    const payers = new Set(chart.scheduled.coverages.map(({ payer }) => payer.id))
    const known = new Set(document.charges.map(({ code }) => code))
    return billingFactsSchema.parse({
      decisions: decisions.ofVersion(document.sessionId, document.version),
      ndcCodes,
      authorizations: holdingAuthorizations(office.ofPatient(chart.scheduled.patient.id)),
      sent: sent(document.sessionId),
      charges: charges().filter(
        ({ code, payerId }) => codes.has(code) && !known.has(code) && (payerId === undefined || payers.has(payerId)),
      ),
    })
  }

/** Every code a replaced one may lead to, before or after it. */
const replacementsOf = (hcpcs: string): readonly string[] =>
  replacedCodes.flatMap(({ oldHcpcs, newHcpcs }) =>
    oldHcpcs === hcpcs ? [newHcpcs] : newHcpcs === hcpcs ? [oldHcpcs] : [],
  )
