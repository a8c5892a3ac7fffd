import { useApp } from '#renderer/store/useStore.ts'
import { courseWords as w } from '#renderer/words/course.ts'
import { may } from '#shared/permissions/permissions.ts'
import { SecondPerson, type SecondPersonState, useSecondPerson } from '../SecondPerson.tsx'

export interface ChargeNurseState {
  /** Whoever is signed in is no charge nurse: one gives her PIN here, and nobody changes places. */
  readonly isAsked: boolean
  readonly second: SecondPersonState
  /** What is still missing, in words. */
  readonly missing: string | undefined
  /** Beside the command. */
  readonly how: { readonly witness?: { readonly userId: string; readonly pin: string } }
}

/** The charge nurse an override needs: the one who is signed in, or another by her PIN. */
export function useChargeNurse(): ChargeNurseState {
  const isCharge = useApp(({ signedIn }) => signedIn !== null && may(signedIn.user.roles, 'override.block'))
  const second = useSecondPerson()
  const missing = second.person ? second.missing : w.whichCharge
  return {
    isAsked: !isCharge,
    second,
    missing: isCharge || second.witness ? undefined : missing,
    how: !isCharge && second.witness ? { witness: second.witness } : {},
  }
}

/** Tiles of the charge nurses, then the PIN of the one chosen, in the place of every second person's. */
export function ChargeNurse({ charge, onEnter }: { readonly charge: ChargeNurseState; readonly onEnter: () => void }) {
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  if (!charge.isAsked) return null
  const others = people.filter(({ id, roles }) => id !== me && may(roles, 'override.block'))
  return (
    <SecondPerson label={w.whichCharge} people={others} state={charge.second} nobody={w.noCharge} onEnter={onEnter} />
  )
}
