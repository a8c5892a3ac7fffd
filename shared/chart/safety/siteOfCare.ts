import type { CarePlace } from '#shared/clinical/orderLists.ts'
import type { Coverage } from '#shared/document/clinic.ts'
import type { Chart } from '../chart.ts'

/** Drugs that their payer pays only somewhere else than where this visit is. */
export interface SiteLimitBroken {
  readonly payer: string
  readonly drugs: readonly string[]
  readonly places: readonly CarePlace[]
}

/** A practice's own rooms are an office or an infusion center; a facility is a hospital's (workflow 7, setting). */
const placesOf: Readonly<Record<'office' | 'facility', readonly CarePlace[]>> = {
  office: ['office', 'infusion_center'],
  facility: ['hospital'],
}

/** Every payer's site-of-care limit against this visit (workflow 4.1, coverage), for the drugs `isAsked` names. */
export function siteLimitsBroken(
  { scheduled, lines }: Pick<Chart, 'scheduled' | 'lines'>,
  isAsked: (line: Chart['lines'][number]) => boolean,
): readonly SiteLimitBroken[] {
  const here = placesOf[scheduled.setting]
  return scheduled.coverages.flatMap(({ payer, siteLimit }) => {
    if (!siteLimit || siteLimit.places.some((place) => here.includes(place))) return []
    const limited = lines.filter(({ plan }) => isLimited(siteLimit, plan.catalogue.hcpcs))
    const drugs = [...new Set(limited.filter(isAsked).map(({ plan }) => plan.name))]
    return drugs.length > 0 ? [{ payer: payer.name, drugs, places: siteLimit.places }] : []
  })
}

/** Without a list of codes the limit is on every coded drug. */
export const isLimited = ({ drugs }: NonNullable<Coverage['siteLimit']>, hcpcs: string | null): boolean =>
  hcpcs !== null && (drugs === undefined || drugs.includes(hcpcs))
