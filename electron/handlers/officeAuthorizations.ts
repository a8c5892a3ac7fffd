import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { attachOfficeLetter, enterAuthorization } from '../desk/claims/enterAuthorization.ts'
import { entriesShown, lettersShown } from '../desk/claims/officeLetters.ts'
import type { Desk } from '../desk/desk.ts'

type Method = 'claim.authorize' | 'claim.authorizations' | 'claim.attachLetter' | 'papers.letters'

/** Authorizations that arrive after the signature: an entry of the office, never a change of what was signed (ADR 33). */
export const officeAuthorizationHandlers = (desk: Desk): Pick<Handlers, Method> => ({
  'claim.authorize': (input, { user }) => {
    if (!user) throw new Error('claim.authorize needs somebody signed in')
    return enterAuthorization(desk, user, input)
  },
  'claim.authorizations': ({ sessionId }) => {
    const entries = entriesShown(desk, sessionId)
    return entries ? ok({ entries: [...entries] }) : err({ code: 'session-unknown', facts: {} })
  },
  'claim.attachLetter': (input, { user }) => {
    if (!user) throw new Error('claim.attachLetter needs somebody signed in')
    return attachOfficeLetter(desk, user, input)
  },
  'papers.letters': ({ sessionId }) => {
    const letters = lettersShown(desk, sessionId)
    return letters ? ok({ letters: [...letters] }) : err({ code: 'session-unknown', facts: {} })
  },
})
