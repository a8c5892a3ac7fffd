import type { Practice } from '../document/clinic.ts'
import type { ClaimLine } from './claim.ts'

/**
 * Revenue code of a hospital's line (SV201): 0636 drugs with their own codes, 0335 chemotherapy by vein, 0331 by
 * injection, 0391 transfusion, 0390 blood, 0510 the visit, 0260 any other infusion (billing-interfaces 5). A site's own
 * table comes first.
 */
export function revenueCodeOf(
  { kind, code }: Pick<ClaimLine, 'kind' | 'code'>,
  { revenueCodes }: Pick<Practice, 'revenueCodes'>,
): string {
  const own = revenueCodes?.[code]
  if (own !== undefined) return own
  if (kind === 'visit') return '0510'
  if (/^P9\d{3}$/.test(code)) return '0390'
  if (code === '36430') return '0391'
  if (kind === 'drug') return '0636'
  if (/^9640[0-6]$/.test(code)) return '0331'
  return /^964(09|1\d|2\d|4\d|50)$/.test(code) || /^965(21|22|42|49)$/.test(code) ? '0335' : '0260'
}
