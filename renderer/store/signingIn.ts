import type { Answer } from '#shared/ipc/client.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { AppState, Screen, Sheet, SignedIn } from './appState.ts'
import { withoutRestricted } from './closedCharts.ts'
import { draftKey, sheetPlace } from './draftPlace.ts'
import type { Room } from './ports.ts'

export interface SigningIn {
  signIn(userId: string, pin: string): Promise<Answer<'people.signIn'>>
  /** The full sign-in of a shift on this workstation. */
  signInFully(userId: string, password: string): Promise<Answer<'people.signInFully'>>
  /** In without a PIN, by name and reason, for a quarter of an hour. */
  enterInEmergency(userId: string, reason: string): Promise<Answer<'emergency.enter'>>
  /** A badge read at the lock screen: signs in, or says whose PIN is to be asked. */
  signInByBadge(badge: string): Promise<Answer<'people.badge'>>
  /** Locks; with taps still unsaved after two seconds it asks first. */
  lock(): Promise<void>
  lockNow(): Promise<void>
  /** Locks for a nurse who is called to a chair: whoever gives drugs and signs in next comes to that visit. */
  lockForNurse(sessionId: string): Promise<void>
}

interface After {
  readonly refresh: () => Promise<void>
  readonly refreshLock: () => Promise<void>
  readonly wake: () => void
  readonly flushDrafts: () => Promise<void>
}

interface Left {
  readonly screen: Screen
  readonly sheet: Sheet | null
}

/** Signing in and locking. Who comes back finds the screen they left; who comes new, the first screen of the role. */
export function createSigningIn(room: Room, after: After): SigningIn {
  const { api, store } = room
  const lastScreens = new Map<string, Left>()
  let calledTo: string | null = null

  async function signIn(userId: string, pin: string): Promise<Answer<'people.signIn'>> {
    const answer = await api.call('people.signIn', { userId, pin })
    if (answer.kind !== 'value') return answer
    await enter(answer.value)
    return answer
  }

  async function signInFully(userId: string, password: string): Promise<Answer<'people.signInFully'>> {
    const answer = await api.call('people.signInFully', { userId, password })
    if (answer.kind === 'value') await enter(answer.value)
    return answer
  }

  async function enterInEmergency(userId: string, reason: string): Promise<Answer<'emergency.enter'>> {
    const answer = await api.call('emergency.enter', { userId, reason })
    if (answer.kind === 'value') await enter(answer.value)
    return answer
  }

  async function signInByBadge(badge: string): Promise<Answer<'people.badge'>> {
    const answer = await api.call('people.badge', { badge })
    if (answer.kind === 'value' && answer.value.signedIn) await enter(answer.value.signedIn)
    return answer
  }

  async function enter(signedIn: SignedIn): Promise<void> {
    const { screen, sheet } = screenFor(signedIn)
    const left = withoutRestricted(store.getState())
    store.setState({ ...left, signedIn, lockedSince: null, screen, sheet, refusals: {}, undo: null })
    after.wake()
    await after.refresh()
  }

  function screenFor(signedIn: SignedIn): Left {
    if (calledTo !== null && may(signedIn.user.roles, 'give.drugs')) {
      const screen: Screen = { name: 'session', sessionId: calledTo }
      calledTo = null
      return { screen, sheet: null }
    }
    return lastScreens.get(signedIn.user.id) ?? { screen: firstScreenOf(signedIn), sheet: null }
  }

  async function lockNow(): Promise<void> {
    const { signedIn } = store.getState()
    if (signedIn) lastScreens.set(signedIn.user.id, leftBehind(store.getState(), signedIn))
    // It goes while the person is still signed in at the desk, and becomes theirs.
    const flushed = after.flushDrafts()
    const left = { ...withoutRestricted(store.getState()), sheet: null, leavingTo: null, undo: null, paper: null }
    store.setState({ ...left, signedIn: null, lockedSince: room.now() })
    await flushed
    await api.call('people.lock', {})
    await after.refreshLock()
  }

  async function lock(): Promise<void> {
    if (hasOverdueTaps(store.getState())) return store.setState({ leavingTo: 'lock' })
    await lockNow()
  }
  async function lockForNurse(sessionId: string): Promise<void> {
    await lock()
    // Whoever stays with what is not saved yet has called nobody.
    if (store.getState().signedIn === null) calledTo = sessionId
  }
  return { lockForNurse, signIn, signInFully, enterInEmergency, signInByBadge, lock, lockNow }
}

/** Where somebody comes back to. A sheet that nothing was typed in is not worth it. */
function leftBehind({ screen, sheet, drafts }: AppState, { user }: SignedIn): Left {
  const key = sheet && 'sessionId' in screen && draftKey(sheetPlace(user.id, screen.sessionId, sheet))
  return { screen: offTheWall(screen), sheet: key && drafts[key] ? sheet : null }
}

/** The wall view only leads to the lock: whoever signs in again wants the board to work with. */
const offTheWall = (screen: Screen): Screen => (screen.name === 'board' ? { ...screen, wall: false } : screen)

const hasOverdueTaps = ({ pending }: AppState): boolean => pending.some((tap) => tap.overdue)

/** The charge nurse begins at the board, the pharmacist at the mixing queue, nurses and everybody who sees charts begin at the chairs; who only bills begins at the worklist, who only administers at the formulary. */
export function firstScreenOf({ user }: SignedIn): Screen {
  if (user.roles.includes('charge')) return { name: 'board', wall: false }
  if (may(user.roles, 'record.containers') && !may(user.roles, 'give.drugs')) return { name: 'mixing' }
  const givesCare = may(user.roles, 'record.vitals') || may(user.roles, 'record.containers')
  if (!may(user.roles, 'see.chart') && may(user.roles, 'manage.clinic')) return { name: 'formulary' }
  return givesCare || !may(user.roles, 'see.worklist') ? { name: 'myChairs' } : { name: 'worklist' }
}
