import type { User } from '#shared/document/clinic.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'

/**
 * The charge nurse behind an override: whoever is signed in, or the person whose PIN came beside the command, while the
 * nurse stays signed in (workflow 11, "Override block"). A preview of the button knows no PIN yet and asks nothing.
 */
export function chargeRefusal(context: Context): Refusal | null {
  const { user, witness, preview } = context
  if (chargeNurseOf(context) || (preview && !witness)) return null
  return refuse('not-allowed', { name: (witness ?? user).name })
}

/** Who overrides; null where neither of the two may. */
export const chargeNurseOf = ({ user, witness }: Pick<Context, 'user' | 'witness'>): User | null =>
  [witness, user].find((one) => one !== undefined && may(one.roles, 'override.block')) ?? null

/** What the record keeps of it beside who was signed in: nothing where that was the same person. */
export function overriddenBy({ user, witness }: Context): { readonly overriddenBy?: string } {
  const charge = witness && chargeNurseOf({ user, witness })
  return charge && charge.id !== user.id ? { overriddenBy: charge.id } : {}
}
