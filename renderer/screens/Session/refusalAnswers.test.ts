import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { type RefusalCode, refuse } from '#shared/chart/refusals.ts'
import { aSession, readySheet } from '#test/builders/aSession.ts'
import { nextAfter } from './refusalAnswers.ts'

const { chart } = aSession()
const after = (command: Command, code: RefusalCode, facts: Readonly<Record<string, string>> = {}) =>
  nextAfter({ command, refusal: refuse(code, facts) }, chart)

const push: Command = { kind: 'givePush', lineId: 'one', accessId: 'port', doseGiven: { amount: '2', unit: 'mg' } }
const injection: Command = {
  kind: 'giveInjection',
  lineId: 'one',
  site: 'abdomen',
  side: 'left',
  doseGiven: { amount: '2', unit: 'mg' },
}
const start: Command = { kind: 'startLine', lineId: 'one', accessId: 'port' }
const move: Command = { kind: 'moveLine', lineId: 'one', accessId: 'port', reason: 'other' }

describe('what comes next after a refusal', () => {
  it('is the same command with its question answered, for everything that gives a drug', () => {
    for (const command of [start, push, injection])
      expect(after(command, 'premed-wait')).toMatchObject({ command: { ...command, premedWaitAccepted: true } })
    for (const command of [start, move])
      expect(after(command, 'same-line-question')).toMatchObject({ command: { ...command, sameLineOnPurpose: true } })
  })

  it('is a vesicant on a peripheral line by gravity', () => {
    expect(after(start, 'vesicant-way-question')).toMatchObject({ command: { ...start, by: 'gravity' } })
    expect(after(start, 'vesicant-time-question')).toMatchObject({ command: { ...start, longDripAccepted: true } })
    expect(after(move, 'vesicant-time-question')).toBeNull()
  })

  it('is the provider’s override behind a safety stop, of that drug, or of the drug the refusal names', () => {
    expect(after(push, 'allergy-stop')).toMatchObject({
      sheet: { kind: 'overrideStop', stop: 'allergy', lineId: 'one' },
    })
    expect(after(readySheet, 'dose-change-stop', { drug: 'Rituximab' })).toMatchObject({
      sheet: { kind: 'overrideStop', stop: 'dose_change', lineId: 'rituximab' },
    })
    expect(after(readySheet, 'labs-stop-and-call')).toEqual({
      verb: expect.any(String),
      sheet: { kind: 'overrideStop', stop: 'labs' },
    })
  })

  it('is nothing where there is nothing to answer', () => {
    expect(after(start, 'not-ready')).toBeNull()
  })
})
