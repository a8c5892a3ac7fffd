import type { Access } from '#shared/chart/chart.ts'
import { deviceWords, forearmPartWords, siteWords } from './pickLists.ts'

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

type Named = Pick<Access, 'device' | 'site' | 'side' | 'gauge' | 'forearmPart'>

/** "Port, right chest", "Peripheral, left forearm (lower, front), 22 G". */
export function accessWords({ device, site, side, gauge, forearmPart }: Named): string {
  const where = side === 'none' ? lower(siteWords[site]) : `${side} ${lower(siteWords[site])}`
  const part = forearmPart ? ` (${lower(forearmPartWords[forearmPart])})` : ''
  return `${deviceWords[device]}, ${where}${part}${gauge ? `, ${gauge} G` : ''}`
}

/** Words of the chairside screen that belong to no one drug. */
export const sessionWords = {
  toKnow: 'To know about this patient',
  weight: 'Weight',
  access: 'Access',
  noAccess: 'Not recorded yet',
  mrn: (mrn: string) => `MRN ${mrn}`,
  more: 'Access, flush, note',
  review: 'Review',
  understood: 'Understood',
  codes: 'Codes',
  opening: 'Opening the visit',
  openingNext: 'It appears as soon as this workstation has read it.',
  mayBeMistaken: (names: readonly string[]) => `Name alert: ${names.join('; ')}`,
  checkIdentity: 'Check two identifiers each time.',
} as const
