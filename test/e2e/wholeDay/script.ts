import { createRandomSource, type RandomSource } from '#test/simulation/seeded/randomSource.ts'
import type { ScriptedVisit } from './acts.ts'
import {
  daratumumabVisit,
  ironBesideTheVein,
  lymphomaDay,
  movedImmuneGlobulin,
  myelomaMorning,
  ovarianDay,
  reactionDay,
} from './longVisits.ts'
import { broughtPatients } from './visitFiles.ts'
import { arriving, at, bortezomibVisit, type Charted, fulvestrantVisit, ironVisit } from './visitKinds.ts'

/**
 * A day of thirty patients in six chairs: ten of the demo clinic, twenty brought by file. Chairs 1 to 3 are charted at
 * the left screen, 4 to 6 at the right one. The seed chooses the amounts; the times stand, because the codes hang on them.
 */
export function scriptOf(seed: number): readonly ScriptedVisit[] {
  const random = createRandomSource(seed)
  return [...demoVisits(random), ...broughtVisits(random)]
}

const left = { at: 'left', by: 'Dana Reyes' } as const
const right = { at: 'right', by: 'Marcus Hale' } as const

function demoVisits(random: RandomSource): readonly ScriptedVisit[] {
  const held: Charted = { ...left, patient: 'Molina, Teresa', deskBy: 'Lena Ortiz', random }
  return [
    lymphomaDay({ ...left, patient: 'Whitcomb, Harold', random }),
    {
      patient: held.patient,
      at: 'left',
      entries: [...arriving('08:00', held, '66'), ...at('08:00', 'Dana Reyes', { act: 'hold' })],
      codes: null,
    },
    reactionDay({ ...left, patient: 'Nowak, Walter', random }, 'Marcus Hale'),
    myelomaMorning({ ...right, patient: 'James, Odette', random }),
    daratumumabVisit('10:30', { ...right, patient: 'Adeyemi, Samuel', random }),
    ironVisit('14:00', '14:30', { ...right, patient: 'Cho, Mei-Lin', random }),
    movedImmuneGlobulin({ ...right, patient: 'Nowak, Wanda', deskBy: 'Lena Ortiz', random }, '6'),
    {
      patient: 'Bloom, Arthur',
      at: 'right',
      entries: at('09:30', 'Marcus Hale', { act: 'noShow' }),
      codes: null,
    },
    ovarianDay({ ...right, patient: 'Solberg, Ingrid', random }),
    fulvestrantVisit('15:00', { ...right, patient: 'Grant, Lucille', random }),
  ]
}

function broughtVisits(random: RandomSource): readonly ScriptedVisit[] {
  return broughtPatients.map(({ patient, chair, kind, from, to }) => {
    const charted: Charted = { ...(Number(chair) <= 3 ? left : right), patient, random }
    if (kind === 'fulvestrant') return fulvestrantVisit(from, charted)
    if (kind === 'bortezomib') return bortezomibVisit(from, charted)
    return kind === 'extravasation' ? ironBesideTheVein(from, to, charted) : ironVisit(from, to, charted)
  })
}

/** The steps of the day, in order: every time at which the script does something. */
export const stepsOf = (script: readonly ScriptedVisit[]): readonly string[] =>
  [...new Set(script.flatMap(({ entries }) => entries.map((entry) => entry.at)))].sort()
