import type { Ledger } from '../ledger.ts'
import { type Charted, compareIds, encounterOf, type Scene, sortedBy } from '../model.ts'
import { type Moment, readMoment, suffixOf } from '../time/printedTime.ts'
import type { CodingInput, Service } from '../types.ts'
import { blockWords } from '../words/blockWords.ts'
import { chartedFrom } from './chartedFrom.ts'
import { overlappingDoses } from './overlappingDoses.ts'
import { problemsOf } from './problems.ts'
import { type Day, readTimes, type Times } from './readTimes.ts'

/** Services that may be coded, and whether any was left out. */
export interface Readable {
  readonly charted: readonly Charted[]
  readonly blocked: readonly Service[]
}

/** Step 1 of section 6: what fails a check of section 7 leaves the coding set, with its issue (R20, R25, R27). */
export function readServices(input: CodingInput, scene: Scene, ledger: Ledger): Readable {
  const day = readDay(input)
  const blocked: Service[] = []
  const candidates: Charted[] = []
  const fluids = new Set(input.services.filter(isFluid).map(encounterOf))
  for (const { service, times } of inOrder(input.services, day, scene)) {
    const charted = chartedFrom(service, times, scene)
    const problems = problemsOf(charted, times, day, scene, fluids.has(charted.encounter))
    if (problems.length === 0) candidates.push(charted)
    else blocked.push(service)
    for (const problem of problems) ledger.issue(problem, [charted], blockWords[problem](service.drug))
  }
  const doubted = overlappingDoses(candidates, ledger)
  const charted = candidates.filter((one) => !doubted.has(one))
  for (const one of doubted) blocked.push(one.service)
  for (const service of blocked)
    ledger.noteService(service, encounterOf(service), 'R20', blockWords.leftOut(service.drug))
  return { charted, blocked }
}

const isFluid = (service: Service): boolean => service.class === 'hydration'

function inOrder(
  services: readonly Service[],
  day: Day,
  scene: Scene,
): readonly { readonly service: Service; readonly times: Times }[] {
  return sortedBy(
    services.map((service) => ({ service, times: readTimes(service, day, scene) })),
    (a, b) =>
      (a.times.start?.ms ?? Number.MAX_VALUE) - (b.times.start?.ms ?? Number.MAX_VALUE) ||
      compareIds(a.service.id, b.service.id),
  )
}

function readDay(input: CodingInput): Day {
  const local = localOffset(input)
  const read = (text: string | null | undefined): Moment | null => readMoment(text, local)
  return {
    local,
    now: read(input.now),
    arrived: read(input.arrived),
    discharged: read(input.discharged),
    encounter: input.emitEncounter ?? null,
  }
}

/** Times without a zone are read on the clock the rest of the record names; of two such clocks, on the one further west. */
function localOffset({ now, arrived, services }: CodingInput): number {
  const offsets = new Map<string, number>()
  for (const text of [now, arrived, ...services.map(({ start }) => start)]) {
    const moment = text && !offsets.has(suffixOf(text)) ? readMoment(text, 0) : null
    if (moment?.zone.suffix) offsets.set(moment.zone.suffix, moment.zone.offset)
  }
  return offsets.size === 0 ? 0 : Math.min(...offsets.values())
}
