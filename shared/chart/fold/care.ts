import type { ChartEvent, EventKind, EventOf } from '../events.ts'
import { type Stamp, stampOf } from '../stamps.ts'
import type { ByKind } from './byKind.ts'

/** What happened around the drugs: reactions, sites, alerts, overrides. Part of the chart; made by `foldCare`. */

type Said<K extends ChartEvent['kind']> = EventOf<K>['payload'] & { readonly stamp: Stamp }

export interface Reaction extends Said<'ReactionOpened'> {
  /** Everything seen so far, in the order it was noted. */
  readonly allSymptoms: readonly string[]
  /** What "other" was, in words; empty where an earlier build took it without. */
  readonly inWords: readonly string[]
  readonly actions: readonly Said<'ReactionActionRecorded'>[]
  readonly closed: Said<'ReactionClosed'> | null
}

export interface Extravasation extends Said<'ExtravasationOpened'> {
  readonly actions: readonly Said<'ExtravasationActionRecorded'>[]
  readonly closed: Said<'ExtravasationClosed'> | null
}

export interface Care {
  readonly reactions: readonly Reaction[]
  readonly extravasations: readonly Extravasation[]
  readonly flushes: readonly Said<'LineFlushed'>[]
  readonly siteChecks: readonly Said<'SiteChecked'>[]
  readonly disconnects: readonly Said<'PumpDisconnected'>[]
  readonly postponed: readonly Said<'VitalsPostponed'>[]
  readonly silenced: readonly Said<'AlarmSilenced'>[]
  readonly alertsAnswered: readonly Said<'AlertAnswered'>[]
  readonly stopsOverridden: readonly Said<'StopOverridden'>[]
  readonly blocksOverridden: readonly Said<'BlockOverridden'>[]
  /** The latest answers of the arrival talk. */
  readonly review: Said<'PatientReviewed'> | null
}

/** The kinds `foldCare` reads. */
export const careKinds = [
  'ReactionOpened',
  'ReactionActionRecorded',
  'ReactionSymptomsAdded',
  'ReactionClosed',
  'ExtravasationOpened',
  'ExtravasationActionRecorded',
  'ExtravasationClosed',
  'LineFlushed',
  'SiteChecked',
  'PumpDisconnected',
  'VitalsPostponed',
  'AlarmSilenced',
  'AlertAnswered',
  'StopOverridden',
  'BlockOverridden',
  'PatientReviewed',
] as const satisfies readonly EventKind[]

/** The events that stand → what they say about care. An action without its record is left out; history keeps it. */
export function foldCare(standing: ByKind): Care {
  const all = <K extends ChartEvent['kind']>(kind: K): readonly Said<K>[] => standing.of(kind).map(said)
  return {
    reactions: reactionsOf(standing),
    extravasations: extravasationsOf(standing),
    flushes: all('LineFlushed'),
    siteChecks: all('SiteChecked'),
    disconnects: all('PumpDisconnected'),
    postponed: all('VitalsPostponed'),
    silenced: all('AlarmSilenced'),
    alertsAnswered: all('AlertAnswered'),
    stopsOverridden: all('StopOverridden'),
    blocksOverridden: all('BlockOverridden'),
    review: all('PatientReviewed').at(-1) ?? null,
  }
}

const said = <K extends ChartEvent['kind']>(event: EventOf<K>): Said<K> =>
  ({ ...(event as ChartEvent).payload, stamp: stampOf(event as ChartEvent) }) as Said<K>

function reactionsOf(standing: ByKind): readonly Reaction[] {
  const found = new Map<string, Reaction>()
  for (const event of standing.of('ReactionOpened'))
    if (!found.has(event.payload.reactionId))
      found.set(event.payload.reactionId, {
        ...said(event),
        allSymptoms: event.payload.symptoms,
        inWords: event.payload.text === undefined ? [] : [event.payload.text],
        actions: [],
        closed: null,
      })
  const write = (id: string, change: (open: Reaction) => Reaction): void => {
    const open = found.get(id)
    if (open) found.set(id, change(open))
  }
  for (const event of standing.of('ReactionActionRecorded'))
    write(event.payload.reactionId, (open) => ({ ...open, actions: [...open.actions, said(event)] }))
  for (const { payload } of standing.of('ReactionSymptomsAdded'))
    write(payload.reactionId, (open) => ({
      ...open,
      allSymptoms: [...new Set([...open.allSymptoms, ...payload.symptoms])],
      inWords: payload.text === undefined ? open.inWords : [...open.inWords, payload.text],
    }))
  for (const event of standing.of('ReactionClosed'))
    write(event.payload.reactionId, (open) => ({ ...open, closed: said(event) }))
  return [...found.values()]
}

function extravasationsOf(standing: ByKind): readonly Extravasation[] {
  const found = new Map<string, Extravasation>()
  for (const event of standing.of('ExtravasationOpened'))
    if (!found.has(event.payload.extravasationId))
      found.set(event.payload.extravasationId, { ...said(event), actions: [], closed: null })
  for (const event of standing.of('ExtravasationActionRecorded')) {
    const open = found.get(event.payload.extravasationId)
    if (open) found.set(open.extravasationId, { ...open, actions: [...open.actions, said(event)] })
  }
  for (const event of standing.of('ExtravasationClosed')) {
    const open = found.get(event.payload.extravasationId)
    if (open) found.set(open.extravasationId, { ...open, closed: said(event) })
  }
  return [...found.values()]
}
