import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { printPacket, printSheet } from '../desk/visits/print.ts'

/** Paper of a visit, as a PDF to print or keep; every printing is in the audit log (workflow 9). */
export const paperHandlers = (desk: Desk): Pick<Handlers, 'paper.print' | 'packet.make'> => ({
  'paper.print': async ({ sheet, sessionId }, { user }) => {
    const printed = await printSheet(desk, sheet, sessionId)
    if (!printed.ok) return err({ code: printed.error, facts: {} })
    noteAlone(desk, {
      kind: 'audit.printed',
      userId: user?.id ?? null,
      ...(sessionId === undefined ? {} : { sessionId }),
      facts: { sheet },
    })
    return ok(asFile(printed.value))
  },
  'packet.make': async ({ sessionId, version }, { user }) => {
    const printed = await printPacket(desk, sessionId, version ?? null)
    if (!printed.ok) return err({ code: printed.error, facts: {} })
    noteAlone(desk, { kind: 'audit.printed', userId: user?.id ?? null, sessionId, facts: { sheet: 'packet' } })
    return ok(asFile(printed.value))
  },
})

const asFile = ({ fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer }) => ({
  fileName,
  base64: bytes.toString('base64'),
})
