import type { accessDevices } from './pickLists.ts'

/** What is asked of an access beside its device and site (workflow 4.5). */

type Device = (typeof accessDevices)[number]

export const forearmParts = ['upper_front', 'upper_back', 'lower_front', 'lower_back'] as const
export const needleLengths = ['3/4', '1', '1 1/4', '1 1/2'] as const
export const gauges = ['14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27'] as const
/** A port is accessed with a needle of its own. */
export const portGauges = ['19', '20', '22'] as const

export const isPort = (device: Device): boolean => device === 'port_single' || device === 'port_double'

export const gaugesOf = (device: Device): readonly string[] => (isPort(device) ? portGauges : gauges)

const several: ReadonlySet<Device> = new Set(['midline', 'picc', 'port_double', 'tunneled', 'non_tunneled'])

/** Whether a device may have more than one lumen. */
export const mayHaveLumens = (device: Device): boolean => several.has(device)

/** What can block, and be cleared with a drug. */
export const mayBeCleared = (device: Device): boolean => isPort(device) || several.has(device)

export interface AccessFacts {
  readonly device: Device
  readonly site: string
  readonly gauge?: string | undefined
  readonly needleLength?: string | undefined
  readonly forearmPart?: string | undefined
  readonly lumens?: readonly string[] | undefined
}

/** The first answer that its device or site cannot have; null = they fit together. */
export function misfitOf(access: AccessFacts): 'gauge' | 'needleLength' | 'forearmPart' | 'lumens' | null {
  const { device, site, gauge, needleLength, forearmPart, lumens } = access
  if (gauge !== undefined && !gaugesOf(device).includes(gauge)) return 'gauge'
  if (needleLength !== undefined && !isPort(device)) return 'needleLength'
  if (forearmPart !== undefined && site !== 'forearm') return 'forearmPart'
  return lumens?.length && !mayHaveLumens(device) ? 'lumens' : null
}
