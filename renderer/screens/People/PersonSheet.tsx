import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { peopleWords, personRefusals } from '#renderer/words/people.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { Method } from '#shared/ipc/contract.ts'
import { leastPassword } from '#shared/ipc/lockShapes.ts'
import type { KnownPerson } from '#shared/ipc/peopleShapes.ts'
import { type RolesHeld, RoleTicks } from '../RoleTicks.tsx'

export type PersonSheetKind = 'facts' | 'pin' | 'password' | 'badge'

export interface PersonSheetProps {
  readonly kind: PersonSheetKind
  /** null = somebody new. */
  readonly person: KnownPerson | null
  readonly onClose: () => void
  readonly onSaved: (userId: string) => void
}

/** A person's facts, a PIN or a password for the next sign-in, or the badge. */
export function PersonSheet({ kind, person, onClose, onSaved }: PersonSheetProps) {
  if (kind === 'facts' || person === null) return <FactsSheet person={person} onClose={onClose} onSaved={onSaved} />
  const Kind = { pin: PinSheet, password: PasswordSheet, badge: BadgeSheet }[kind]
  return <Kind person={person} onClose={onClose} onSaved={onSaved} />
}

type OfPerson = Pick<PersonSheetProps, 'onClose' | 'onSaved'> & { readonly person: KnownPerson }

function FactsSheet({ person, onClose, onSaved }: Omit<PersonSheetProps, 'kind'>) {
  const { api } = useAppStore()
  const [name, setName] = useState(person?.name ?? '')
  const [credential, setCredential] = useState(person?.credential ?? '')
  const [held, setHeld] = useState<RolesHeld>({
    roles: person?.roles ?? [],
    chemoCompetent: person?.chemoCompetent ?? false,
  })
  const saving = useSaving(peopleWords.saved)
  const missing =
    name.trim().length < 2 ? peopleWords.nameMissing : held.roles.length === 0 ? peopleWords.rolesMissing : undefined
  const save = () =>
    saving.run(
      api.call('people.put', {
        id: person?.id ?? null,
        name,
        credential: credential.trim(),
        roles: [...held.roles],
        chemoCompetent: held.chemoCompetent,
      }),
      ({ userId }) => onSaved(userId),
    )
  return (
    <Sheet
      title={person ? person.name : peopleWords.add}
      width="wide"
      onClose={onClose}
      foot={<Foot verb={peopleWords.save} missing={missing} saving={saving} onSave={save} />}
    >
      <TextField
        label={peopleWords.name}
        hint={peopleWords.nameHint}
        value={name}
        onChange={setName}
        maxLength={60}
        isNeeded
        autoFocus
      />
      <TextField
        label={peopleWords.credential}
        hint={peopleWords.credentialHint}
        value={credential}
        onChange={setCredential}
        maxLength={16}
      />
      <fieldset className="bare-fieldset person-roles">
        <legend className="field__label">{peopleWords.roles}</legend>
        <RoleTicks {...held} onChange={setHeld} />
      </fieldset>
    </Sheet>
  )
}

function PinSheet({ person, onClose, onSaved }: OfPerson) {
  const { api } = useAppStore()
  const [pin, setPin] = useState('')
  const saving = useSaving(peopleWords.pinSet)
  const missing = /^\d{4,8}$/.test(pin) ? undefined : peopleWords.pinForm
  const save = () => saving.run(api.call('people.setPin', { userId: person.id, pin }), () => onSaved(person.id))
  return (
    <Sheet
      title={person.name}
      onClose={onClose}
      foot={<Foot verb={peopleWords.savePin} missing={missing} saving={saving} onSave={save} />}
    >
      <TextField
        label={peopleWords.temporaryPin}
        hint={peopleWords.pinHint}
        value={pin}
        onChange={setPin}
        maxLength={8}
        isNeeded
        autoFocus
      />
    </Sheet>
  )
}

function PasswordSheet({ person, onClose, onSaved }: OfPerson) {
  const { api } = useAppStore()
  const [password, setPassword] = useState('')
  const saving = useSaving(peopleWords.passwordSet)
  const missing = password.length < leastPassword ? peopleWords.passwordForm : undefined
  const save = () =>
    saving.run(api.call('people.setPassword', { userId: person.id, password }), () => onSaved(person.id))
  return (
    <Sheet
      title={person.name}
      onClose={onClose}
      foot={<Foot verb={peopleWords.savePassword} missing={missing} saving={saving} onSave={save} />}
    >
      <TextField
        label={peopleWords.temporaryPassword}
        hint={peopleWords.passwordHint}
        value={password}
        onChange={setPassword}
        maxLength={200}
        isNeeded
        autoFocus
      />
    </Sheet>
  )
}

function BadgeSheet({ person, onClose, onSaved }: OfPerson) {
  const { api } = useAppStore()
  const [badge, setBadge] = useState('')
  const saving = useSaving(peopleWords.badgeSaved)
  const missing = badge.trim() === '' ? peopleWords.badgeMissing : undefined
  const save = (value: string | null) =>
    saving.run(api.call('people.setBadge', { userId: person.id, badge: value }), () => onSaved(person.id))
  return (
    <Sheet
      title={person.name}
      onClose={onClose}
      foot={<Foot verb={peopleWords.setBadge} missing={missing} saving={saving} onSave={() => save(badge.trim())} />}
    >
      <TextField
        label={peopleWords.badgeNumber}
        hint={peopleWords.badgeHint}
        value={badge}
        onChange={setBadge}
        maxLength={64}
        isNeeded
        autoFocus
      />
      {person.hasBadge && <TapTarget look="quiet" verb={peopleWords.removeBadge} onTap={() => void save(null)} />}
    </Sheet>
  )
}

interface Saving {
  readonly busy: boolean
  readonly why: string | null
  run<M extends Method>(
    asked: Promise<Answer<M>>,
    done: (value: Extract<Answer<M>, { kind: 'value' }>['value']) => void,
  ): Promise<void>
}

/** One save at a time; what was not saved stays on the sheet with the reason. */
function useSaving(saved: string): Saving {
  const { say } = useAppStore()
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  return {
    busy,
    why,
    async run(asked, done) {
      setBusy(true)
      const answer = await asked
      setBusy(false)
      if (answer.kind === 'value') {
        say(saved)
        done(answer.value)
      } else if (answer.kind === 'fault') setWhy(faultWords(answer.fault))
      else setWhy(personRefusals[String(answer.refusal.code)] ?? '')
    },
  }
}

interface FootProps {
  readonly verb: string
  readonly missing: string | undefined
  readonly saving: Saving
  readonly onSave: () => Promise<void>
}

const Foot = ({ verb, missing, saving, onSave }: FootProps) => (
  <SaveFoot
    verb={verb}
    what={peopleWords.notSaved}
    why={saving.why}
    closedBecause={missing}
    saving={saving.busy}
    onSave={() => void onSave()}
  />
)
