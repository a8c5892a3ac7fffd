import { useState } from 'react'
import { ChooseOwnPassword, type PasswordProof } from './ChooseOwnPassword.tsx'
import { ChooseOwnPin } from './ChooseOwnPin.tsx'
import { EnterPassword } from './EnterPassword.tsx'
import { EnterPin } from './EnterPin.tsx'
import type { PersonProps } from './personProps.ts'

type Step =
  | { readonly asks: 'pin' | 'password' }
  | { readonly asks: 'own-pin'; readonly temporary: string }
  | { readonly asks: 'own-password'; readonly proof: PasswordProof }

/** What one person is asked for: the password once a shift on this workstation, the PIN after it, and own ones in place of given ones. */
export function SignInAs({ person, onOther }: PersonProps) {
  const [step, setStep] = useState<Step>({ asks: person.asks })
  const choosePassword = (proof: PasswordProof): void => setStep({ asks: 'own-password', proof })
  const common = { person, onOther }
  switch (step.asks) {
    case 'pin':
      return (
        <EnterPin
          {...common}
          onTemporary={(temporary) => setStep({ asks: 'own-pin', temporary })}
          onNeedsPassword={() => setStep({ asks: 'password' })}
          onNoPassword={(pin) => choosePassword({ kind: 'pin', pin })}
        />
      )
    case 'password':
      return <EnterPassword {...common} onTemporary={(password) => choosePassword({ kind: 'password', password })} />
    case 'own-pin':
      return (
        <ChooseOwnPin
          {...common}
          temporary={step.temporary}
          onNeedsPassword={() => setStep({ asks: 'password' })}
          onNoPassword={(pin) => choosePassword({ kind: 'pin', pin })}
        />
      )
    case 'own-password':
      return <ChooseOwnPassword {...common} proof={step.proof} />
  }
}
