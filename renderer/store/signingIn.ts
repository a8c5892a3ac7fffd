import type { Answer } from '#shared/ipc/client.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { AppState, Screen, SignedIn } from './appState.ts'
import type { Room } from './ports.ts'

export interface SigningIn {
  signIn(userId: string, pin: string): Promise<Answer<'people.signIn'>>
  /** Locks; with taps still unsaved after two seconds it asks first. */
  lock(): Promise<void>
  lockNow(): Promise<void>
}

interface After {
  readonly refresh: () => Promise<void>
  readonly refreshLock: () => Promise<void>
  readonly wake: () => void
}

/** Signing in and locking. Who comes back finds the screen they left; who comes new, the first screen of the role. */
export function createSigningIn(room: Room, after: After): SigningIn {
  const { api, store } = room
  const lastScreens = new Map<string, Screen>()

  async function signIn(userId: string, pin: string): Promise<Answer<'people.signIn'>> {
    const answer = await api.call('people.signIn', { userId, pin })
    if (answer.kind !== 'value') return answer
    const screen = lastScreens.get(userId) ?? firstScreenOf(answer.value)
    store.setState({ signedIn: answer.value, lockedSince: null, screen, sheet: null, refusals: {}, undo: null })
    after.wake()
    await after.refresh()
    return answer
  }

  async function lockNow(): Promise<void> {
    const { signedIn, screen } = store.getState()
    if (signedIn) lastScreens.set(signedIn.user.id, screen)
    store.setState({ signedIn: null, lockedSince: room.now(), sheet: null, leavingTo: null, undo: null })
    await api.call('people.lock', {})
    await after.refreshLock()
  }

  async function lock(): Promise<void> {
    if (hasOverdueTaps(store.getState())) return store.setState({ leavingTo: 'lock' })
    await lockNow()
  }
  return { signIn, lock, lockNow }
}

const hasOverdueTaps = ({ pending }: AppState): boolean => pending.some((tap) => tap.overdue)

/** The charge nurse begins at the board, nurses and everybody who sees charts begin at the chairs; who only bills begins at the worklist. */
export function firstScreenOf({ user }: SignedIn): Screen {
  if (user.roles.includes('charge')) return { name: 'board', wall: false }
  const givesCare = may(user.roles, 'record.vitals') || may(user.roles, 'record.containers')
  return givesCare || !may(user.roles, 'see.worklist') ? { name: 'myChairs' } : { name: 'worklist' }
}
