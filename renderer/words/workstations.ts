import type { RefusalOf } from '#shared/ipc/contract.ts'
import type { KnownDevice } from '#shared/ipc/deviceRows.ts'
import { dateWords } from './times.ts'

/** Words of the clinic's workstations and chairs, as an administrator keeps them. */
export const workstationWords = {
  title: 'Workstations',
  /** On the rail, which is narrow. */
  place: 'Stations and chairs',
  sub: (inService: number, out: number) =>
    out === 0 ? `${inService} in service` : `${inService} in service, ${out} out`,
  details: 'Workstation',
  name: 'Name',
  heard: 'Last heard',
  never: 'Never',
  keyUntil: 'Key until',
  enrolled: 'Enrolled',
  letters: 'Letters in claim numbers',
  state: 'State',
  own: 'This workstation',
  inService: 'In service',
  keyEnded: 'Key ended',
  outOfService: 'Out of service',
  revoke: 'Take out of service',
  revokeTitle: (name: string) => `Take ${name} out of service`,
  revokeSentence:
    'Its key at the hub is worth nothing at once. What it sent before stays. It comes back only with a fresh code, from where the hub runs.',
  revoked: 'Out of service.',
  keep: 'Keep',
  renewed: 'A workstation in use renews its key by itself, long before it ends.',
  code: 'A code for a new one comes from where the hub runs: `npm run hub -- code`.',
  notDone: 'Not done.',
  noHub: 'This workstation works without a hub',
  noHubNext: 'It knows no other. Name the hub below: what waits here goes to it.',
  hub: 'The hub',
  hubNone: 'No hub is named. Visits are safe on this workstation, and reach neither the others nor the billing office.',
  hubAt: (address: string) => `This workstation sends to ${address}.`,
  hubState: {
    none: 'It has not been tried yet.',
    never_tried: 'It has not been tried yet.',
    reachable: 'It answers.',
    unreachable: 'It does not answer now, and is tried again by itself. Check the address, and whether it runs.',
  },
  hubFixed: 'Where the hub is was said when the program was started, with --hub. Start it without, to name one here.',
  hubName: 'Name the hub',
  hubMove: 'Change the address',
  hubAbout:
    'What waits here goes to it, and what the hub before took is sent once more where this one does not have it. Nothing is lost meanwhile.',
  hubCodeHint: 'From where the hub runs: npm run hub -- code',
  hubCodeSame: 'Empty: it is the same hub at another address.',
  hubSave: 'Save and try it',
  hubAnswers: 'The hub answers. What waited is on its way.',
  hubSilent: 'Saved. The hub does not answer yet: it is tried again by itself. Check the address, and whether it runs.',
  hubSame: 'Nothing differs yet.',
  noAnswer: 'The hub does not answer',
  noAnswerNext: 'The workstations are listed when it does. Open this screen again.',
  chairs: 'Chairs',
  chairsAbout: 'The chairs of this workstation. A chair with a visit today cannot be taken away.',
  addChair: 'Add a chair',
  chairName: 'Name of the chair',
  chairNameMissing: 'Enter a name of eight letters at most.',
  takeAway: 'Take away',
  removeChair: (label: string) => `Take away chair ${label}`,
  chairsSaved: 'Chairs saved.',
} as const

/** Why something about a workstation or a chair was not done, and what to do. */
export const workstationRefusals: Readonly<Record<RefusalOf<'chairs.put' | 'devices.revoke' | 'hub.put'>, string>> = {
  'hub-not-answering': 'The hub does not answer. Try again when it does; nothing was changed.',
  'device-unknown': 'The hub would not take it out of service. Open this screen again.',
  'device-own': 'A workstation does not take itself out of service. Do it on another one.',
  'hub-fixed': 'Where the hub is was said when the program was started. Start it without --hub first.',
  'hub-code-missing': 'A first hub needs its one-time code. Take it from where the hub runs: npm run hub -- code',
  'chair-twice': 'Two chairs have the same name. Name them apart.',
  'chair-in-use': 'A visit of today has this chair. Move it first, or wait until tomorrow.',
}

export const dayOf = (utc: string): string => dateWords(utc.slice(0, 10))

/** What is to know of a workstation, in a few words. */
export function deviceState(
  { revoked, keyUntil, isOwn }: KnownDevice,
  nowUtc: string,
): { readonly words: string; readonly level: 'plain' | 'due' | 'urgent' } {
  if (revoked) return { words: workstationWords.outOfService, level: 'due' }
  if (keyUntil.utc <= nowUtc) return { words: workstationWords.keyEnded, level: 'urgent' }
  return { words: isOwn ? workstationWords.own : workstationWords.inService, level: 'plain' }
}
