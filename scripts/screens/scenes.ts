import type { Camera } from './camera.ts'
import { care } from './scenes/care.ts'
import { clinic } from './scenes/clinic.ts'
import { day } from './scenes/day.ts'
import { firstRun } from './scenes/firstRun.ts'
import { sheets } from './scenes/sheets.ts'
import { twoDesks } from './scenes/twoDesks.ts'

/** Each begins with a clinic of its own and can be taken alone. */
export const scenes: Readonly<Record<string, (camera: Camera) => Promise<void>>> = {
  firstRun,
  day,
  sheets,
  care,
  twoDesks,
  clinic,
}
