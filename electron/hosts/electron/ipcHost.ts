import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { z } from 'zod'
import type { Push, Reply } from '#shared/ipc/envelope.ts'
import type { HostedBackend } from '../hostedBackend.ts'
import { pushChannel, requestChannel } from './channels.ts'
import { fromOurPage } from './trustedSender.ts'

const requestSchema = z.object({ method: z.string().max(64), input: z.unknown() })

const turnedAway: Reply = {
  kind: 'fault',
  fault: { code: 'not-allowed', faultId: 'window', message: 'This window may not ask that.' },
}

/** The window's wire: one invoke channel in, one push channel out; each window is a connection of its own. */
export function serveWindows(
  ipcMain: IpcMain,
  backend: HostedBackend,
  openWindows: () => readonly WebContents[],
): () => void {
  ipcMain.handle(requestChannel, async (event: IpcMainInvokeEvent, request: unknown): Promise<Reply> => {
    if (!fromOurPage(event.senderFrame?.url)) return turnedAway
    const parsed = requestSchema.safeParse(request)
    if (!parsed.success) return turnedAway
    return backend.dispatch(parsed.data as { method: string; input: unknown }, `window-${event.sender.id}`)
  })
  const stop = backend.onPush((push: Push) => {
    for (const contents of openWindows()) if (!contents.isDestroyed()) contents.send(pushChannel, push)
  })
  return () => {
    stop()
    ipcMain.removeHandler(requestChannel)
  }
}
