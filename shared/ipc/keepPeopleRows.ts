import { z } from 'zod'
import { idSchema } from '../document/facts.ts'
import { signedInSchema } from './lockShapes.ts'
import {
  badgeInput,
  emergenciesOutput,
  emergencyInput,
  knownPersonSchema,
  personInput,
  personRefusals,
  temporaryPasswordInput,
  temporaryPinInput,
} from './peopleShapes.ts'

const nothing = z.object({})

/** The contract's rows about the people of a workstation, and about coming in without a PIN. */
export const keepPeopleRows = {
  /** Everybody who ever worked here, for who keeps the list (workflow 12.20). */
  'people.known': {
    input: nothing,
    output: z.object({ people: z.array(knownPersonSchema) }),
    refusals: [],
    access: 'manage.clinic',
  },
  'people.put': {
    input: personInput,
    output: z.object({ userId: idSchema }),
    refusals: personRefusals,
    access: 'manage.clinic',
  },
  'people.setBadge': {
    input: badgeInput,
    output: nothing,
    refusals: ['person-unknown', 'badge-taken'],
    access: 'manage.clinic',
  },
  /** A PIN that its person must change at the next sign-in. */
  'people.setPin': { input: temporaryPinInput, output: nothing, refusals: ['person-unknown'], access: 'manage.clinic' },
  /** False: the person has left; the name stays on the records. */
  'people.setActive': {
    input: z.object({ userId: idSchema, active: z.boolean() }),
    output: nothing,
    refusals: ['person-unknown', 'last-administrator'],
    access: 'manage.clinic',
  },
  'people.unlock': {
    input: z.object({ userId: idSchema }),
    output: nothing,
    refusals: ['person-unknown'],
    access: 'manage.clinic',
  },
  /** A password that its person must change at the next sign-in. */
  'people.setPassword': {
    input: temporaryPasswordInput,
    output: nothing,
    refusals: ['person-unknown', 'password-plain'],
    access: 'manage.clinic',
  },
  /** Idle minutes until a screen locks by itself (workflow 11: two to five). */
  'people.idleLock': {
    input: z.object({ minutes: z.number().int().min(2).max(5) }),
    output: nothing,
    refusals: [],
    access: 'manage.clinic',
  },
  /** In without a PIN, by name and reason, for a quarter of an hour; a manager is told (workflow 5.13, 11). */
  'emergency.enter': {
    input: emergencyInput,
    output: signedInSchema,
    refusals: ['person-unknown', 'not-of-the-ward'],
    access: 'open',
  },
  'emergency.list': { input: nothing, output: emergenciesOutput, refusals: [], access: 'see.emergencies' },
  'emergency.seen': {
    input: z.object({ id: idSchema }),
    output: nothing,
    refusals: ['seen-before'],
    access: 'see.emergencies',
  },
} as const
