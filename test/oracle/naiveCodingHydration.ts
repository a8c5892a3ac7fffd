import type { CodingInput, Service } from '#shared/coding/types.ts'
import { type Minutes, minutesBetween, minutesOf, together, without } from './naiveCodingMinutes.ts'

const runsIntoBody: readonly string[] = [
  'iv_infusion',
  'iv_push',
  'pump_prolonged',
  'sc_infusion',
  'intra_arterial',
  'transfusion',
]

/** A fluid that is no drug, whatever it is for. */
export function isFluid(service: Service): boolean {
  return service.class === 'hydration'
}

/** Hydration of one access: the minutes in which no drug and no blood ran anywhere in the encounter (R9, R10). */
export function hydrationOf(
  here: readonly Service[],
  encounter: readonly Service[],
  input: CodingInput,
): { readonly minutes: Minutes; readonly flagged: boolean; readonly first: number } {
  const ours = here.filter(isHydration)
  const start = (service: Service): number => Math.min(...minutesOf(service, input))
  const fluids = encounter.filter(isHydration).sort((one, other) => start(one) - start(other) || 0)
  let taken = together([drugMinutes(encounter, input), bloodMinutes(encounter, input)])
  let minutes: Minutes = new Set()
  for (const fluid of fluids) {
    // A minute of two fluids counts once, for the one that started first.
    const own = without(minutesOf(fluid, input), taken)
    if (ours.includes(fluid)) minutes = together([minutes, own])
    taken = together([taken, own])
  }
  return { minutes, flagged: ours.some(({ primary }) => primary), first: Math.min(...minutes) }
}

function isHydration(service: Service): boolean {
  return isFluid(service) && (service.purpose ?? 'hydration') === 'hydration' && !service.stopUnknown
}

function drugMinutes(services: readonly Service[], input: CodingInput): Minutes {
  const drugs = services.filter(
    (service) => runsIntoBody.includes(service.route) && !isFluid(service) && !service.stopUnknown,
  )
  return together(drugs.map((service) => minutesOf(service, input)))
}

/** From the first minute of blood to the last: what runs between units is no hydration. */
function bloodMinutes(services: readonly Service[], input: CodingInput): Minutes {
  const blood = services.filter(({ route }) => route === 'transfusion')
  const minutes = together(blood.map((service) => minutesOf(service, input)))
  return minutes.size > 0 ? minutesBetween(Math.min(...minutes), Math.max(...minutes)) : minutes
}
