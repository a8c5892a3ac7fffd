import type { AppStore } from '#renderer/store/createAppStore.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { may, type RoleName } from '#shared/permissions/permissions.ts'

/** Whether the emergency box is there: for everybody of the ward, in a visit that is under way. */
export const hasEmergency = (chart: Chart, roles: readonly RoleName[]): boolean =>
  chart.arrived !== null && chart.signed === null && (may(roles, 'record.vitals') || may(roles, 'check.second'))

/**
 * One tap: everything that runs is paused and the reaction's sheet stands open. Nothing is asked first (workflow 5, check
 * 13). Whoever may not pause a drug is shown how to get a nurse to the chair (workflow 11).
 */
export function emergency(store: AppStore, chart: Chart): void {
  if (may(store.state.getState().signedIn?.user.roles ?? [], 'give.drugs')) pauseAndOpen(store, chart)
  else store.openSheet({ kind: 'callNurse' })
}

function pauseAndOpen(store: AppStore, chart: Chart): void {
  const { sessionId } = chart
  if (chart.lines.some(({ state }) => state === 'running'))
    void store.perform(sessionId, { kind: 'pauseAll', reason: 'reaction' }, { place: 'visit' })
  const { screen } = store.state.getState()
  if (screen.name !== 'session' || screen.sessionId !== sessionId) store.go({ name: 'session', sessionId })
  store.openSheet({ kind: 'reaction' })
}
