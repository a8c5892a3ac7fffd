import '#shared/ipc/withoutEval.ts'
import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, protocol, safeStorage, session } from 'electron'
import { type Backend, createBackend } from '#electron/backend.ts'
import { type StartFailure, startFailureTitle } from '#electron/desk/record/startFailure.ts'
import { machineZone } from '#electron/ports/systemClock.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { logFileOf } from '../dataFolder.ts'
import { findHubFor } from '../findHub.ts'
import { type CalmNote, calmPage } from '../loopback/calmPage.ts'
import { readStartOptions, type StartOptions } from '../loopback/startOptions.ts'
import { createStaticFiles, type StaticResponse } from '../staticFiles.ts'
import { isCameraForUs } from './cameraForUs.ts'
import { serveWindows } from './ipcHost.ts'
import { sealedKeyPlace } from './sealedKey.ts'
import { appOrigin, fromOurPage } from './trustedSender.ts'

const builtPage = join(import.meta.dirname, '../renderer')
const builtPreload = join(import.meta.dirname, '../preload/preload.cjs')

/** The window: one back end, one page of our own scheme, nothing else may be shown, opened or asked for. */
async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(app.isPackaged ? 1 : 2))
  if (!options.ok) {
    process.stderr.write(`Chairside did not start: ${options.error}\n`)
    return app.exit(2)
  }
  if (options.value.folder) app.setPath('userData', resolve(options.value.folder))
  // Before the record is opened: a second copy shows the first one's window instead.
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  refuseElsewhere()
  await app.whenReady()
  Menu.setApplicationMenu(null)
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isCameraForUs(permission, details)),
  )
  const started = await startBackend(app.getPath('userData'), options.value)
  serveFiles(started.ok ? null : noteOf(started.error))
  if (started.ok) connect(started.value)
  else process.stderr.write(`${startFailureTitle(started.error)}: ${started.error.sentence}\n`)
  app.on('window-all-closed', () => app.quit())
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
  await openWindow()
}

function startBackend(folder: string, { clock, fresh, empty, hub, hubCode, station }: StartOptions) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return createBackend(systemPorts(logFileOf(folder), machineZone()), {
    folder,
    keys: sealedKeyPlace(safeStorage, join(folder, 'chairside.key.sealed')),
    // An installed app asks at its first start; from the source tree it is the demo at once.
    demo: !empty && !app.isPackaged,
    fresh,
    orReadOnly: true,
    hub: findHubFor(folder, { hub, hubCode }),
    deviceName: station ?? (hostname().slice(0, 60) || 'This workstation'),
    ...(clock === null ? {} : { clockAt: instantAt(Date.parse(clock), machineZone()) }),
  })
}

const noteOf = (failure: StartFailure): CalmNote => ({
  title: startFailureTitle(failure),
  sentences: [failure.sentence],
})

function connect(backend: Backend): void {
  const disconnect = serveWindows(ipcMain, backend, () =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents),
  )
  backend.startSync()
  backend.startCopies()
  app.on('will-quit', () => {
    disconnect()
    backend.close()
  })
}

function serveFiles(note: CalmNote | null): void {
  const files = createStaticFiles(builtPage)
  protocol.handle('app', async ({ url }) => toResponse(note ? calmPage(503, note) : await files(new URL(url).pathname)))
}

const toResponse = ({ status, headers, body }: StaticResponse): Response =>
  new Response(new Uint8Array(body), { status, headers })

/** Whatever a page tries: it stays on our own address and opens nothing. */
function refuseElsewhere(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event, url) => {
      if (!fromOurPage(url)) event.preventDefault()
    })
  })
}

async function openWindow(): Promise<void> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 720,
    show: false,
    title: 'Chairside',
    autoHideMenuBar: true,
    webPreferences: {
      preload: builtPreload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${appOrigin}/index.html`)
}

await main()
