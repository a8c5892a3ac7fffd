import { BadgeCheck, KeyRound, LockOpen, PenLine, RectangleEllipsis, UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { peopleWords, personRefusals, personState } from '#renderer/words/people.ts'
import { roleWords } from '#renderer/words/setUp.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { KnownPerson } from '#shared/ipc/peopleShapes.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import type { PersonSheetKind } from './PersonSheet.tsx'

export interface PersonSideProps {
  readonly person: KnownPerson
  readonly onSheet: (kind: PersonSheetKind) => void
}

/** One person: what is on file, and what an administrator can do. */
export function PersonSide({ person, onSheet }: PersonSideProps) {
  const { api, say } = useAppStore()
  const isDemo = useApp((state) => state.clinic?.demo ?? false)
  const [isLeaving, setIsLeaving] = useState(false)
  const [why, setWhy] = useState<{ readonly of: string; readonly words: string } | null>(null)
  const set = (of: string) => ((of === 'pin' ? person.hasPin : person.hasBadge) ? peopleWords.has : peopleWords.hasNot)
  async function act(asked: Promise<Answer<'people.unlock' | 'people.setActive'>>, done: string): Promise<void> {
    const answer = await asked
    setIsLeaving(false)
    if (answer.kind === 'value') say(done)
    const words =
      answer.kind === 'fault'
        ? faultWords(answer.fault)
        : personRefusals[answer.kind === 'refusal' ? answer.refusal.code : '']
    setWhy(answer.kind === 'value' ? null : { of: person.id, words: words ?? '' })
  }
  const setActive = (active: boolean, done: string): Promise<void> =>
    act(api.call('people.setActive', { userId: person.id, active }), done)
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{person.name}</h2>
      <RefusalSlot flat refusal={why?.of === person.id ? { what: peopleWords.notSaved, why: why.words } : null} />
      <FactList
        facts={[
          [peopleWords.state, personState(person).words],
          [peopleWords.roles, person.roles.map((role) => roleWords[role]).join(', ')],
          [peopleWords.password, isDemo ? peopleWords.passwordDemo : passwordOf(person)],
          [peopleWords.pin, set('pin')],
          [peopleWords.badge, set('badge')],
        ]}
      />
      <div className="person-taps">
        {person.lockedUntil && (
          <TapTarget
            look="main"
            icon={LockOpen}
            verb={peopleWords.unlock}
            wide
            onTap={() => void act(api.call('people.unlock', { userId: person.id }), peopleWords.unlocked)}
          />
        )}
        {person.active ? (
          <KeepTaps person={person} isDemo={isDemo} onSheet={onSheet} onLeave={() => setIsLeaving(true)} />
        ) : (
          <TapTarget
            icon={UserCheck}
            verb={peopleWords.back}
            wide
            onTap={() => void setActive(true, peopleWords.isBack)}
          />
        )}
      </div>
      <p className="second">{peopleWords.elsewhere}</p>
      <Dialog
        isOpen={isLeaving}
        title={peopleWords.leaveTitle(person.name)}
        onClose={() => setIsLeaving(false)}
        hasChairBar={false}
        foot={
          <>
            <TapTarget verb={peopleWords.keep} onTap={() => setIsLeaving(false)} />
            <TapTarget look="main" verb={peopleWords.leave} onTap={() => void setActive(false, peopleWords.left)} />
          </>
        }
      >
        <p>{peopleWords.leaveSentence}</p>
      </Dialog>
    </div>
  )
}

const passwordOf = ({ hasPassword }: KnownPerson): string => (hasPassword ? peopleWords.has : peopleWords.passwordNext)

interface KeepTapsProps extends PersonSideProps {
  readonly isDemo: boolean
  readonly onLeave: () => void
}

/** What can be done about somebody who works here. */
function KeepTaps({ person, isDemo, onSheet, onLeave }: KeepTapsProps) {
  return (
    <>
      <TapTarget icon={PenLine} verb={peopleWords.change} wide onTap={() => onSheet('facts')} />
      <TapTarget
        icon={KeyRound}
        verb={person.hasPin ? peopleWords.resetPin : peopleWords.setPin}
        wide
        onTap={() => onSheet('pin')}
      />
      {!isDemo && (
        <TapTarget
          icon={RectangleEllipsis}
          verb={person.hasPassword ? peopleWords.resetPassword : peopleWords.setPassword}
          wide
          onTap={() => onSheet('password')}
        />
      )}
      <TapTarget icon={BadgeCheck} verb={peopleWords.setBadge} wide onTap={() => onSheet('badge')} />
      <TapTarget look="quiet" icon={UserX} verb={peopleWords.leave} wide onTap={onLeave} />
    </>
  )
}
