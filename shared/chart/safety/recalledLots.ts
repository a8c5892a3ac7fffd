import type { RecalledLot } from '#shared/document/clinic.ts'

/** Whether two lots are the same as people and printers write them: capitals and blanks at the ends mean nothing. */
export const isSameLot = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase()

/** The recall a container falls under, or null. A recall without an NDC stands for that lot of any product. */
export const recallOf = (
  lots: readonly RecalledLot[],
  container: { readonly ndc: string; readonly lot: string },
): RecalledLot | null =>
  lots.find(({ ndc, lot }) => (ndc === null || ndc === container.ndc) && isSameLot(lot, container.lot)) ?? null
