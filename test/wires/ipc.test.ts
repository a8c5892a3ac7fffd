import type { IpcMain, WebContents } from 'electron'
import { describe } from 'vitest'
import { serveWindows } from '#electron/hosts/electron/ipcHost.ts'
import { createIpcTransport } from '#renderer/transport/ipcTransport.ts'
import type { Push, Reply, Request } from '#shared/ipc/envelope.ts'
import { itIsAWire } from './wireSuite.ts'

type Listener = (event: unknown, request: Request) => Promise<Reply>

/** Electron's two ends without Electron: what crosses is cloned the way Electron clones it. The real one is driven in test/shell. */
function anIpcPair() {
  const handlers = new Map<string, Listener>()
  const windows: { id: number; listeners: ((push: Push) => void)[] }[] = []
  const ipcMain = {
    handle: (channel: string, listener: Listener) => void handlers.set(channel, listener),
    removeHandler: (channel: string) => void handlers.delete(channel),
  } as unknown as IpcMain
  const openWindows = (): WebContents[] =>
    windows.map(
      ({ listeners }) =>
        ({
          isDestroyed: () => false,
          send: (_channel: string, push: Push) => {
            for (const hear of listeners) hear(structuredClone(push))
          },
        }) as unknown as WebContents,
    )
  const openWindow = () => {
    const window = { id: windows.length + 1, listeners: [] as ((push: Push) => void)[] }
    windows.push(window)
    const event = { senderFrame: { url: 'app://bundle/index.html' }, sender: { id: window.id } }
    return {
      request: async (request: Request): Promise<Reply> => {
        const [handle] = handlers.values()
        if (!handle) throw new Error('nobody listens')
        return structuredClone(await handle(event, structuredClone(request)))
      },
      subscribe: (listener: (push: Push) => void) => {
        window.listeners.push(listener)
        return () => void window.listeners.splice(window.listeners.indexOf(listener), 1)
      },
    }
  }
  return { ipcMain, openWindows, openWindow }
}

describe('the wire of the window', () => {
  itIsAWire(async (backend) => {
    const { ipcMain, openWindows, openWindow } = anIpcPair()
    serveWindows(ipcMain, backend, openWindows)
    return { connect: async () => createIpcTransport(openWindow()) }
  })
})
