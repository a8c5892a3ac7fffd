import type { Input, Output } from '#shared/ipc/contract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'

export type Performed = Input<'chart.perform'>

/** A command that was answered: what was asked, by whom, and what they were told. */
export interface Answered {
  readonly userId: string
  readonly input: Performed
  readonly output: Output<'chart.perform'>
}

/** What the people at the chairs were told, kept outside the program that told them. */
export interface Ledger {
  /** Throws when the same command was told something else before. */
  acknowledge(answered: Answered): void
  /** Every acknowledged event: its text and the session it belongs to. */
  readonly events: ReadonlyMap<string, { readonly text: string; readonly sessionId: string }>
  /** In the order of their first answers. */
  readonly commands: ReadonlyMap<string, Answered>
}

export function createLedger(): Ledger {
  const events = new Map<string, { readonly text: string; readonly sessionId: string }>()
  const commands = new Map<string, Answered>()
  return {
    events,
    commands,
    acknowledge(answered) {
      const { input, output } = answered
      const before = commands.get(input.commandId)
      if (before && canonicalJson(before.output) !== canonicalJson(output))
        throw new Error(`command ${input.commandId} was answered differently the second time`)
      if (!before) commands.set(input.commandId, answered)
      for (const event of output.events)
        events.set(event.id, { text: canonicalJson(event), sessionId: event.sessionId })
    },
  }
}
