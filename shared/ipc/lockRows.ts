import { z } from 'zod'
import { idSchema, instantSchema } from '../document/facts.ts'
import {
  badgeSchema,
  clinicOutput,
  passwordSchema,
  pinSchema,
  recordStateSchema,
  signedInSchema,
} from './lockShapes.ts'
import {
  changePasswordInput,
  changePasswordRefusals,
  changePinInput,
  changePinRefusals,
  listedPersonSchema,
} from './peopleShapes.ts'
import { endMarksSchema, ringSchema } from './ringShapes.ts'

const nothing = z.object({})

/**
 * The contract's rows of the lock screen: whose clinic it is, who works here and comes in by what, and what runs and rings
 * meanwhile. A page is drawn with these alone and reads the rest of the contract behind them.
 */
export const lockRows = {
  'clinic.get': { input: nothing, output: clinicOutput, refusals: ['not-set-up'], access: 'open' },
  'people.list': {
    input: nothing,
    output: z.object({
      people: z.array(listedPersonSchema),
      /** Who has left, for whoever is signed in: their names stay under what they did. */
      former: z.array(z.object({ id: idSchema, name: z.string() })),
    }),
    refusals: [],
    access: 'open',
  },
  'people.signIn': {
    input: z.object({ userId: idSchema, pin: pinSchema }),
    output: signedInSchema,
    /** `pin-must-change`: the right PIN, but somebody else set it; `people.changePin` makes an own one of it. */
    refusals: [
      'pin-wrong',
      'locked-out',
      'person-unknown',
      'pin-must-change',
      /** No full sign-in here within twelve hours: `people.signInFully`. */
      'full-sign-in-needed',
      /** The right PIN of somebody without a password: `people.changePassword` makes the first one. */
      'password-missing',
    ],
    access: 'open',
  },
  /** A badge alone opens the desk within 12 h of its person's full sign-in on this workstation; otherwise more is asked (workflow 11). */
  'people.badge': {
    input: z.object({ badge: badgeSchema }),
    output: z.object({ userId: idSchema, signedIn: signedInSchema.nullable() }),
    refusals: ['badge-unknown'],
    access: 'open',
  },
  'people.changePassword': {
    input: changePasswordInput,
    output: nothing,
    refusals: changePasswordRefusals,
    access: 'open',
  },
  /** The full sign-in of a shift on this workstation; PIN or badge is enough for twelve hours after it (workflow 11). */
  'people.signInFully': {
    input: z.object({ userId: idSchema, password: passwordSchema }),
    output: signedInSchema,
    refusals: ['password-wrong', 'locked-out', 'person-unknown', 'password-must-change'],
    access: 'open',
  },
  'people.changePin': { input: changePinInput, output: nothing, refusals: changePinRefusals, access: 'open' },
  'people.current': {
    input: nothing,
    output: z.object({ signedIn: signedInSchema.nullable() }),
    refusals: [],
    access: 'open',
  },
  'people.lock': { input: nothing, output: nothing, refusals: [], access: 'open' },
  /** The lock screen's running chairs: initials and minutes only, no names (workflow 11). */
  'lock.chairs': {
    input: nothing,
    output: z.object({
      chairs: z.array(
        z.object({
          chair: z.string(),
          initials: z.string(),
          drug: z.string(),
          startedAt: instantSchema,
          plannedEndAt: instantSchema.nullable(),
          pausedSince: instantSchema.nullable(),
          marks: endMarksSchema,
        }),
      ),
    }),
    refusals: [],
    access: 'open',
  },
  /** What rings and will ring in every chair, so that the lock screen does it too: no names. */
  'lock.alarms': {
    input: nothing,
    output: z.object({
      alarms: z.array(ringSchema.extend({ chair: z.string() })),
    }),
    refusals: [],
    access: 'open',
  },
  /** Whether anything can be saved on this workstation; null = yes. */
  'record.state': { input: nothing, output: recordStateSchema, refusals: [], access: 'open' },
} as const
