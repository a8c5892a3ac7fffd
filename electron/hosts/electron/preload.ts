import { contextBridge, ipcRenderer } from 'electron'
import type { Push, Reply, Request } from '#shared/ipc/envelope.ts'
import { pushChannel, requestChannel } from './channels.ts'

/** The whole of what the page gets: one call, one subscription. No channel name and no Electron object crosses. */
contextBridge.exposeInMainWorld('bridge', {
  request: (request: Request): Promise<Reply> => ipcRenderer.invoke(requestChannel, request),
  subscribe: (listener: (push: Push) => void): (() => void) => {
    const hear = (_event: unknown, push: Push): void => listener(push)
    ipcRenderer.on(pushChannel, hear)
    return () => {
      ipcRenderer.removeListener(pushChannel, hear)
    }
  },
})
