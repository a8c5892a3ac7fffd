import type { KnownPerson } from '#shared/ipc/peopleShapes.ts'
import { dateWords, timeWords } from './times.ts'

/** Words of the people of this workstation, as an administrator keeps them. */
export const peopleWords = {
  title: 'People',
  sub: (here: number, left: number) =>
    left === 0 ? `${here} work here` : `${here} work here, ${left} have left and stay on their records`,
  details: 'Person',
  add: 'Add a person',
  change: 'Change',
  name: 'Name',
  nameHint: 'First name, then last name, as it stands under entries.',
  credential: 'Credential',
  credentialHint: 'RN, PharmD. Empty where there is none.',
  roles: 'Roles',
  rolesMissing: 'Choose at least one role.',
  nameMissing: 'Enter a name of two letters or more.',
  save: 'Save person',
  saved: 'Person saved.',
  state: 'Sign-in',
  pin: 'PIN here',
  password: 'Password here',
  badge: 'Badge here',
  has: 'Set',
  hasNot: 'Not set',
  setPin: 'Set a PIN',
  resetPin: 'Reset the PIN',
  pinHint: 'Four to eight digits. Tell it to this person; the next sign-in asks for a new one.',
  pinForm: 'Four to eight digits.',
  temporaryPin: 'PIN for the next sign-in',
  savePin: 'Set this PIN',
  pinSet: 'PIN set. The next sign-in asks for a new one.',
  setPassword: 'Set a password',
  resetPassword: 'Reset the password',
  temporaryPassword: 'Password for the next sign-in',
  passwordHint: 'Twelve characters or more. Tell it to this person; the next sign-in asks for a new one.',
  passwordForm: 'Twelve characters or more.',
  savePassword: 'Set this password',
  passwordSet: 'Password set. The next sign-in asks for a new one.',
  passwordNext: 'Chosen at the next sign-in',
  passwordDemo: 'Not asked in the demo clinic',
  setBadge: 'Set the badge',
  removeBadge: 'Take the badge away',
  badgeNumber: 'Badge number',
  badgeHint: 'Scan the badge, or type its number.',
  badgeMissing: 'Scan the badge, or type its number.',
  badgeSaved: 'Badge saved.',
  unlock: 'Unlock',
  unlocked: 'Unlocked. The PIN can be tried again.',
  leave: 'Has left',
  leaveTitle: (name: string) => `${name} has left`,
  leaveSentence: 'They are signed out everywhere and cannot sign in. Their name stays on every record.',
  left: 'Marked as left.',
  back: 'Works here again',
  isBack: 'Works here again.',
  keep: 'Keep',
  notSaved: 'Not saved.',
  elsewhere:
    'Names and roles go to the other workstations of the site. Passwords, PINs and badges stay on this one and are set on each.',
  idle: 'A screen locks after',
  idleMinutes: (minutes: number) => `${minutes} minutes without a touch`,
  none: 'Nobody works here yet',
  noneNext: 'Add the first person.',
} as const

/** Whether a person can sign in here, or what stands before it; the first reason is the one that matters. */
export function personState(person: KnownPerson): {
  readonly words: string
  readonly level: 'plain' | 'due' | 'urgent'
} {
  if (!person.active) return { words: 'Has left', level: 'plain' }
  if (person.lockedUntil) return { words: `Locked out until ${timeWords(person.lockedUntil)}`, level: 'urgent' }
  if (!person.hasPin) return { words: 'No PIN here', level: 'due' }
  if (person.mustChangePassword) return { words: 'Password to be changed', level: 'due' }
  if (person.mustChangePin) return { words: 'PIN to be changed', level: 'due' }
  return { words: 'Can sign in', level: 'plain' }
}

/** Why something about a person was not done, and what to do. */
export const personRefusals: Readonly<Record<string, string>> = {
  'person-unknown': 'This person is not in the list any more. Open it again.',
  'person-twice': 'Somebody here has this name. Tell the two apart.',
  'last-administrator': 'Nobody else here is an administrator. Give somebody else that role first.',
  'password-plain': 'Others would try this one first. Choose words that are not about you, the clinic or the keyboard.',
  'badge-taken': 'This badge is somebody else’s. Take it away there first.',
}

/** Words of the PIN that must be changed, and of coming in without one. */
export const ownPinWords = {
  title: 'Choose your own PIN',
  sentence: 'Somebody else set the PIN you entered. Choose one that only you know.',
  first: 'New PIN',
  again: 'New PIN, once more',
  next: 'Next',
  save: 'Keep this PIN',
  notSame: 'The two are not the same. Enter a new PIN again.',
  refused: {
    'pin-wrong': 'The PIN you came with is not right any more. Ask an administrator.',
    'locked-out': 'Too many wrong PINs. Ask an administrator to unlock you.',
    'person-unknown': 'This person no longer works here.',
    'pin-used': 'You had this PIN before. Choose another.',
    'pin-plain': 'Others would try this one first. Choose digits that do not repeat or count.',
  },
} as const

/** Words of the password a person chooses: the first one, or in place of one an administrator gave. */
export const ownPasswordWords = {
  sentence: {
    pin: 'Choose a password. It is asked once a shift on each workstation; your PIN or badge is enough after it.',
    password: 'An administrator set the password you entered. Choose one that only you know.',
  },
  first: 'New password',
  again: 'New password, once more',
  hint: 'Twelve characters or more. Three or four words you remember are good; nothing else is asked of it.',
  againHint: 'The same again.',
  tooShort: 'Twelve characters or more.',
  next: 'Next',
  save: 'Keep this password',
  notSame: 'The two are not the same. Enter a new password again.',
  refused: {
    'password-wrong': 'The password you came with is not right any more. Ask an administrator.',
    'pin-wrong': 'The PIN you came with is not right any more. Ask an administrator.',
    'locked-out': 'Too many wrong tries. Ask an administrator to unlock you.',
    'person-unknown': 'This person no longer works here.',
    'password-plain':
      'Others would try this one first. Choose words that are not about you, the clinic or the keyboard.',
    'password-same': 'This is the password you came with. Choose another.',
  },
} as const

export const emergencyWords = {
  open: 'Emergency access',
  title: 'Emergency access',
  sentence:
    'For when somebody is in danger and nobody can sign in. You are in for 15 minutes, your name and reason go into the record, and a manager is told.',
  who: 'Choose your name.',
  reason: 'What is happening',
  reasonHint: 'Chair and reason, such as: reaction in chair 4, badge does not read.',
  reasonMissing: 'Say in a few words what is happening.',
  enter: 'Enter without a PIN',
  back: 'Back',
  notOfTheWard: 'This is for people who care for patients. Ask one of them.',
  until: (time: string) => `Emergency access until ${time}`,
  untilNext: 'Then this screen locks. What was recorded stays; whoever can signs in.',
  alerts: 'Emergency access',
  alertTitle: (name: string) => `${name} came in without a PIN`,
  seen: 'I have looked at it',
  seenBy: (name: string) => `Looked at by ${name}`,
  none: 'Nobody has come in without a PIN.',
  when: (date: string, time: string) => `${dateWords(date)}, ${time}`,
} as const
