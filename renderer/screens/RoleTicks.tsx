import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { roleWords, setUpWords } from '#renderer/words/setUp.ts'
import type { Role } from '#shared/document/clinic.ts'
import { may } from '#shared/permissions/permissions.ts'

export interface RolesHeld {
  readonly roles: readonly Role[]
  readonly chemoCompetent: boolean
}

export interface RoleTicksProps extends RolesHeld {
  readonly onChange: (held: RolesHeld) => void
}

/** What somebody does here; who may be one of two checkers is asked about chemotherapy too, and no longer once the role goes. */
export function RoleTicks({ roles, chemoCompetent, onChange }: RoleTicksProps) {
  const toggle = (role: Role, on: boolean): void => {
    const next = on ? [...roles, role] : roles.filter((other) => other !== role)
    onChange({ roles: next, chemoCompetent: chemoCompetent && may(next, 'check.second') })
  }
  return (
    <>
      {(Object.keys(roleWords) as Role[]).map((role) => (
        <CheckRow
          key={role}
          words={roleWords[role]}
          isChecked={roles.includes(role)}
          onChange={(on) => toggle(role, on)}
        />
      ))}
      {may(roles, 'check.second') && (
        <CheckRow
          words={setUpWords.chemoCompetent}
          isChecked={chemoCompetent}
          onChange={(competent) => onChange({ roles, chemoCompetent: competent })}
        />
      )}
    </>
  )
}
