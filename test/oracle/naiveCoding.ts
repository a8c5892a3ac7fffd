import type { CodingInput, Service } from '#shared/coding/types.ts'

/**
 * The rules a second time, on sets of minutes, for tests alone: slow, literal and written from the reference, not from
 * `shared/coding`. Scope: chemotherapy, therapeutic drugs and hydration by IV infusion or push, any accesses and
 * encounters of one day, default profile, charted without mistakes, no mixtures, nothing running.
 */
export function naiveBill(input: CodingInput): readonly string[] {
  const lines: string[] = []
  const encounters = [...new Set(input.services.map((one) => one.encounter ?? '1'))].sort(
    (a, b) => firstStart(input, a) - firstStart(input, b),
  )
  encounters.forEach((encounter, place) => {
    const services = input.services.filter((one) => (one.encounter ?? '1') === encounter)
    lines.push(...billOf(services, input.setting, place > 0))
  })
  const units = new Map<string, number>()
  for (const line of lines) units.set(line, (units.get(line) ?? 0) + 1)
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => (count === 1 ? code : `${code} × ${count}`))
}

const firstStart = (input: CodingInput, encounter: string): number =>
  Math.min(...input.services.filter((one) => (one.encounter ?? '1') === encounter).map(startOf))

const minuteOf = (time: string | null): number =>
  time === null ? 0 : Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
const startOf = (one: Service): number => minuteOf(one.start)
const stopOf = (one: Service): number => (one.stop === null ? startOf(one) : minuteOf(one.stop))

/** A drug given once, or several doses of it made one. */
interface Given {
  readonly id: number
  readonly drug: string
  readonly chemo: boolean
  readonly access: string
  readonly start: number
  readonly minutes: ReadonlySet<number>
  flagged: boolean
}

const minutesOf = (services: readonly Service[]): Set<number> => {
  const minutes = new Set<number>()
  for (const one of services) for (let minute = startOf(one); minute < stopOf(one); minute += 1) minutes.add(minute)
  return minutes
}

const idOf = (one: Service): number => Number(one.id.slice(1))

const givenFrom = (services: readonly Service[]): Given => {
  const first = [...services].sort((a, b) => startOf(a) - startOf(b) || idOf(a) - idOf(b))[0] as Service
  return {
    id: idOf(first),
    drug: first.drug,
    chemo: first.class === 'antineoplastic',
    access: first.access ?? '',
    start: startOf(first),
    minutes: minutesOf(services),
    flagged: services.some((one) => one.primary),
  }
}

const byTime = (a: Given, b: Given): number => a.start - b.start || a.id - b.id

function billOf(services: readonly Service[], setting: CodingInput['setting'], returned: boolean): readonly string[] {
  const drugs = services.filter((one) => one.class !== 'hydration')
  const doses = bottlesJoined(drugs.filter((one) => one.route === 'iv_infusion')).map(givenFrom)
  const charted = drugs.filter((one) => one.route === 'iv_push').map((one) => givenFrom([one]))
  const pushes = [...charted, ...doses.filter(({ minutes }) => minutes.size <= 15)].sort(byTime)
  const infusions = oneClockPerDrug(doses.filter(({ minutes }) => minutes.size >= 16))
  const { firsts, repeats } = firstPushes(pushes, infusions, setting)
  const drugTime = minutesOf(drugs)
  const fluids = services.filter((one) => one.class === 'hydration' && one.purpose === 'hydration')
  const hydration = hydrationByAccess(fluids, drugTime)
  const accesses = [...new Set(services.map((one) => one.access ?? ''))]
    .map((access) =>
      judge(
        {
          access,
          infusions: infusions.filter((one) => one.access === access),
          pushes: firsts.filter((one) => one.access === access),
          hydration: hydration.get(access) ?? 0,
          fluidStart: Math.min(...fluids.filter((one) => one.access === access).map(startOf)),
          fluidFlagged: fluids.some((one) => one.access === access && one.primary === true),
        },
        setting,
      ),
    )
    .sort(byPlace)
  const marked = accesses.filter(({ initial }) => initial !== null)
  const concurrent = accesses.some(({ alongside }) => alongside.length > 0) ? ['96368'] : []
  return [
    ...accesses.flatMap((one) => linesOf(one, marked.indexOf(one) > 0 || returned)),
    ...concurrent,
    ...repeats.map(() => '96376'),
  ]
}

/** R6b: a bottle that starts in the minute another of the same drug stops continues it. */
function bottlesJoined(services: readonly Service[]): readonly (readonly Service[])[] {
  const groups = services.map((one) => [one])
  for (let again = true; again; ) {
    again = false
    for (const a of groups)
      for (const b of groups) {
        if (a === b || !a.some((x) => b.some((y) => continues(x, y)))) continue
        a.push(...b.splice(0))
        again = true
      }
  }
  return groups.filter((group) => group.length > 0)
}

const continues = (a: Service, b: Service): boolean =>
  a.drug === b.drug &&
  a.access === b.access &&
  stopOf(a) === startOf(b) &&
  (startOf(a) < startOf(b) || idOf(a) < idOf(b))

/** R6c. */
function oneClockPerDrug(doses: readonly Given[]): Given[] {
  const merged: Given[] = []
  for (const dose of [...doses].sort(byTime)) {
    const place = merged.findIndex((one) => one.drug === dose.drug && one.access === dose.access)
    const same = merged[place]
    if (!same) merged.push({ ...dose })
    else
      merged[place] = {
        ...same,
        minutes: new Set([...same.minutes, ...dose.minutes]),
        flagged: same.flagged || dose.flagged,
      }
  }
  return merged
}

/** R13. */
function firstPushes(
  pushes: readonly Given[],
  infusions: readonly Given[],
  setting: CodingInput['setting'],
): { readonly firsts: readonly Given[]; readonly repeats: readonly Given[] } {
  const firsts: Given[] = []
  const repeats: Given[] = []
  for (const push of pushes) {
    const reported = [...firsts, ...repeats].filter((one) => one.drug === push.drug).sort(byTime)
    const infusion = infusions.find((one) => one.drug === push.drug && one.access === push.access)
    if (infusion && push.flagged) infusion.flagged = true
    const last = reported[reported.length - 1]
    if (!last && !infusion) {
      firsts.push(push)
      continue
    }
    if (setting === 'office' || push.chemo) continue
    const farFromPush = !last || push.start - last.start > 30
    const near = infusion ? [...infusion.minutes].some((m) => m <= push.start + 30 && m + 1 >= push.start - 30) : false
    // Minute m runs from m to m + 1: an infusion that ended at m + 1 or begins at m is near when 30 minutes or less away.
    if (farFromPush && !near) repeats.push(push)
  }
  return { firsts, repeats }
}

/** R9 and R10: minutes of ordered fluid with no drug running; a minute on two accesses counts for the fluid begun first. */
function hydrationByAccess(fluids: readonly Service[], drugTime: ReadonlySet<number>): ReadonlyMap<string, number> {
  const counted = new Map<string, number>()
  const taken = new Set<number>()
  for (const fluid of [...fluids].sort((a, b) => startOf(a) - startOf(b) || idOf(a) - idOf(b)))
    for (const minute of minutesOf([fluid])) {
      if (drugTime.has(minute) || taken.has(minute)) continue
      taken.add(minute)
      counted.set(fluid.access ?? '', (counted.get(fluid.access ?? '') ?? 0) + 1)
    }
  return counted
}

interface Place {
  readonly access: string
  readonly infusions: readonly Given[]
  readonly pushes: readonly Given[]
  readonly hydration: number
  readonly fluidStart: number
  readonly fluidFlagged: boolean
}

interface Candidate {
  readonly code: string
  readonly rank: number
  readonly length: number
  readonly start: number
  readonly flagged: boolean
  readonly given: Given | null
}

interface Judged extends Place {
  readonly initial: Candidate | null
  readonly byReason: boolean
  readonly inTurn: readonly Given[]
  readonly alongside: readonly Given[]
  readonly unlisted: readonly Given[]
}

const asCandidate = (given: Given, kind: 'infusion' | 'push'): Candidate => {
  const [code, rank] =
    kind === 'infusion' ? (given.chemo ? ['96413', 1] : ['96365', 3]) : given.chemo ? ['96409', 2] : ['96374', 4]
  return {
    code: String(code),
    rank: Number(rank),
    length: given.minutes.size,
    start: given.start,
    flagged: given.flagged,
    given,
  }
}

const best = (candidates: readonly Candidate[]): Candidate | null =>
  [...candidates].sort(
    (a, b) => a.rank - b.rank || b.length - a.length || a.start - b.start || (a.given?.id ?? 0) - (b.given?.id ?? 0),
  )[0] ?? null

/** R7, R11, R12 for one access. */
function judge(place: Place, setting: CodingInput['setting']): Judged {
  const fluid: Candidate[] =
    place.hydration >= 31
      ? [
          {
            code: '96360',
            rank: 6,
            length: place.hydration,
            start: place.fluidStart,
            flagged: place.fluidFlagged,
            given: null,
          },
        ]
      : []
  const pushes = place.pushes.map((one) => asCandidate(one, 'push'))
  const all = [...place.infusions.map((one) => asCandidate(one, 'infusion')), ...pushes, ...fluid]
  const highest = Math.min(...all.map(({ rank }) => rank))
  const holds = (one: Candidate): boolean =>
    one.flagged && (highest > 2 || one.rank === 1 || (highest === 2 && one.rank === 2))
  const reason = setting === 'office' ? best(all.filter(holds)) : null
  const flagged = reason?.given ?? null
  const inLine = [...place.infusions].sort(
    (a, b) =>
      Number(b.drug === flagged?.drug) - Number(a.drug === flagged?.drug) ||
      a.start - b.start ||
      b.minutes.size - a.minutes.size ||
      a.id - b.id,
  )
  const isFlagged = (one: Given): boolean =>
    reason?.given?.drug === one.drug && reason.code !== '96374' && reason.code !== '96409'
  const hosts: Given[] = []
  const unlisted: Given[] = []
  for (const one of inLine.filter(({ chemo }) => chemo))
    (isFlagged(one) || !mostlyBeside(one, hosts) ? hosts : unlisted).push(one)
  const chemoInTurn = [...hosts]
  const therapeuticHosts: Given[] = inLine.filter(({ chemo }) => chemo)
  const inTurn: Given[] = [...chemoInTurn]
  const alongside: Given[] = []
  for (const one of inLine.filter(({ chemo }) => !chemo)) {
    if (!isFlagged(one) && mostlyBeside(one, therapeuticHosts)) {
      alongside.push(one)
      continue
    }
    therapeuticHosts.push(one)
    inTurn.push(one)
  }
  const initial = reason ?? best([...inTurn.map((one) => asCandidate(one, 'infusion')), ...pushes, ...fluid])
  return { ...place, initial, byReason: reason !== null, inTurn, alongside, unlisted }
}

/** More than half of its own minutes. */
function mostlyBeside(one: Given, hosts: readonly Given[]): boolean {
  const beside = [...one.minutes].filter((minute) => hosts.some((host) => host.minutes.has(minute))).length
  return beside > one.minutes.size / 2
}

const byPlace = (a: Judged, b: Judged): number =>
  Number(b.byReason) - Number(a.byReason) ||
  (a.initial?.rank ?? 99) - (b.initial?.rank ?? 99) ||
  (b.initial?.length ?? 0) - (a.initial?.length ?? 0) ||
  (a.initial?.start ?? 0) - (b.initial?.start ?? 0)

const times = (code: string, count: number): readonly string[] => Array.from({ length: Math.max(0, count) }, () => code)

/** R3, R4, R8, R11: the lines of one access. */
function linesOf(place: Judged, marked: boolean): readonly string[] {
  const { initial, inTurn, pushes, hydration, unlisted } = place
  const first = (code: string): string => (marked ? `${code}-59` : code)
  const lines: string[] = unlisted.map(() => '96549')
  const ordered = [...inTurn].sort(
    (a, b) =>
      Number(b === initial?.given) - Number(a === initial?.given) ||
      a.start - b.start ||
      b.minutes.size - a.minutes.size ||
      a.id - b.id,
  )
  const taken = new Set<number>()
  for (const one of ordered) {
    const own = [...one.minutes].filter((minute) => !taken.has(minute)).length
    for (const minute of one.minutes) taken.add(minute)
    const isInitial = one === initial?.given
    lines.push(isInitial ? first(initial.code) : one.chemo ? '96417' : '96367')
    lines.push(...times(one.chemo ? '96415' : '96366', Math.floor((own - 31) / 60)))
  }
  for (const one of pushes) {
    if (one === initial?.given) lines.push(first(initial.code))
    else lines.push(one.chemo ? '96411' : '96375')
  }
  if (initial?.code === '96360') lines.push(first('96360'), ...times('96361', Math.floor((hydration - 31) / 60)))
  else if (hydration >= 31) lines.push(...times('96361', Math.floor((hydration + 29) / 60)))
  return lines
}
