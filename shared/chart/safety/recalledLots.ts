import type { RecalledLot } from '#shared/document/clinic.ts'
import { isSameLot } from '#shared/document/lots.ts'

/** The recall a container falls under, or null. A recall without an NDC stands for that lot of any product. */
export const recallOf = (
  lots: readonly RecalledLot[],
  container: { readonly ndc: string; readonly lot: string },
): RecalledLot | null =>
  lots.find(({ ndc, lot }) => (ndc === null || ndc === container.ndc) && isSameLot(lot, container.lot)) ?? null
