import { useMemo } from 'react'
import type { AppState } from '#renderer/store/appState.ts'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { isWith, nurseOf, visitsOf } from '../whose.ts'
import { inOrder, type Ringing, ringingLocked, ringingOf, ringingTold } from './ringing.ts'

export interface Rings {
  readonly loud: readonly Ringing[]
  /** Silenced by hand, and for how many minutes yet. */
  readonly quiet: readonly { readonly ring: Ringing; readonly minutes: number }[]
}

/** What rings for whoever is at this screen: locked, every chair; a nurse, their own; the charge nurse, also what is urgent anywhere. */
export function useRinging(): Rings {
  const store = useAppStore()
  const now = useMinute()
  const charts = useApp((state) => state.charts)
  const pending = useApp((state) => state.pending)
  const day = useApp((state) => state.day)
  const signedIn = useApp((state) => state.signedIn)
  const lockAlarms = useApp((state) => state.lockAlarms)
  const silenced = useApp((state) => state.silenced)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when a chart grows, a tap is made or a minute passes
  return useMemo(
    () => ringsOf(store.state.getState(), now),
    [store, now, charts, pending, day, signedIn, lockAlarms, silenced],
  )
}

/** The same, for whoever is not a component. */
export function ringsOf(state: AppState, now: Instant): Rings {
  const all = inOrder(state.signedIn ? heardBy(state, now) : ringingLocked(state.lockAlarms, now))
  const until = ({ id, quietUntil }: Ringing) => Math.max(state.silenced[id] ?? 0, quietUntil ? epochMs(quietUntil) : 0)
  const nowMs = epochMs(now)
  return {
    loud: all.filter((ring) => until(ring) <= nowMs),
    quiet: all
      .filter((ring) => until(ring) > nowMs)
      .map((ring) => ({ ring, minutes: Math.ceil((until(ring) - nowMs) / 60_000) })),
  }
}

function heardBy(state: AppState, now: Instant): readonly Ringing[] {
  const { signedIn, day } = state
  if (!signedIn || !may(signedIn.user.roles, 'record.vitals')) return []
  const me = signedIn.user.id
  const isCharge = may(signedIn.user.roles, 'override.block')
  const treats = may(signedIn.user.roles, 'give.drugs')
  // Somebody without chairs of their own today hears everybody's, as their chair bar shows everybody's.
  const hasMine = visitsOf(state, me).length > 0
  return day.flatMap((row) => {
    const chart = chartOf(state, row.sessionId)
    const rings = chart ? ringingOf(chart, now) : ringingTold(row.clocks?.alarms ?? [], row, now)
    const isMine = !hasMine || isWith(row, chart, me) || nurseOf(row, chart) === null
    return rings.filter(
      ({ level, kind }) =>
        (isMine || (isCharge && level === 'urgent')) &&
        (treats || kind === 'vitals' || kind === 'vitals_late' || kind === 'alert'),
    )
  })
}
