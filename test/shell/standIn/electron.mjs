/**
 * The stand-in for Electron: only what main.ts uses, so that anything else fails at link time.
 * It is not Electron. Not covered: the real sandbox, the page's true origin, structured clone (this sends JSON),
 * native dialogs and menus, safeStorage, GPU, updates.
 */
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startChromium } from './devtools.mjs'
import { WebContents } from './window.mjs'

const switches = globalThis.standInSwitches ?? []
const switchValue = (name) => switches.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)
const windows = new Map()
const schemes = new Map()
let chromium = null

class IpcMain extends EventEmitter {
  handlers = new Map()
  handle = (channel, handler) => this.handlers.set(channel, handler)
  removeHandler = (channel) => this.handlers.delete(channel)
  async answer(channel, event, values) {
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler(event, ...values))
  }
}
export const ipcMain = new IpcMain()

class App extends EventEmitter {
  isPackaged = false
  commandLine = { appendSwitch: () => undefined }
  ready = null
  quitting = false
  userData = switchValue('user-data-dir') ?? path.join(tmpdir(), 'chairside-standin-data')

  whenReady = () => {
    this.ready ??= startChromium().then((started) => {
      chromium = started
      chromium.on(({ method, params }) => method === 'Target.targetDestroyed' && forget(params.targetId))
      return chromium.send('Target.setDiscoverTargets', { discover: true }).then(() => this.emit('ready'))
    })
    return this.ready
  }
  isReady = () => chromium !== null
  enableSandbox = () => undefined
  setPath = (name, value) => {
    if (name === 'userData') this.userData = value
  }
  getPath = () => this.userData
  getVersion = () => '0.0.0'
  getLocale = () => 'en-US'
  requestSingleInstanceLock = () => {
    mkdirSync(this.userData, { recursive: true })
    const file = path.join(this.userData, 'standin.lock')
    try {
      process.kill(Number(readFileSync(file, 'utf8')), 0)
      return false
    } catch {
      writeFileSync(file, String(process.pid))
      process.once('exit', () => rmSync(file, { force: true }))
      return true
    }
  }
  quit = () => {
    if (this.quitting) return
    this.quitting = true
    this.emit('before-quit', { preventDefault: () => undefined })
    void Promise.all([...windows.values()].map((window) => window.close())).finally(() => {
      this.emit('will-quit', { preventDefault: () => undefined })
      this.exit(0)
    })
  }
  exit = (code = 0) => {
    chromium?.stop()
    process.exit(code)
  }
}
export const app = new App()

function forget(targetId) {
  const window = [...windows.values()].find(({ webContents }) => webContents.target === targetId)
  if (!window) return
  windows.delete(window.id)
  window.webContents.destroyed = true
  window.emit('closed')
  if (windows.size > 0 || app.quitting) return
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
  else app.quit()
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows.values()]
  static fromWebContents = (contents) => contents?.owner ?? null

  constructor(options) {
    super()
    this.id = windows.size + 1
    this.options = options
    this.webContents = new WebContents(this, chromium, (scheme, request) => schemes.get(scheme)(request), ipcMain)
    windows.set(this.id, this)
    this.opened = this.webContents.open(options.webPreferences?.preload)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL = async (url) => {
    await this.opened
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }
  show = () => undefined
  focus = () => undefined
  isMinimized = () => false
  restore = () => undefined
  maximize = () => undefined
  setFullScreen = () => undefined
  isDestroyed = () => this.webContents.destroyed
  close = async () => {
    await this.opened
    await chromium.send('Target.closeTarget', { targetId: this.webContents.target }).catch(() => undefined)
  }
}

export const webContents = {
  fromDevToolsTargetId: (targetId) =>
    [...windows.values()].find((window) => window.webContents.target === targetId)?.webContents ?? null,
  getAllWebContents: () => [...windows.values()].map((window) => window.webContents),
}

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => schemes.set(scheme, handler),
}

export const session = {
  defaultSession: { setPermissionRequestHandler: () => undefined, setPermissionCheckHandler: () => undefined },
}
export const Menu = { setApplicationMenu: () => undefined }

/** Reversible and marked: shows that main seals its key, proves nothing about the system's own key store. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`standin:${Buffer.from(text).toString('base64')}`),
  decryptString: (sealed) => {
    const text = sealed.toString()
    if (!text.startsWith('standin:')) throw new Error('not sealed by this store')
    return Buffer.from(text.slice('standin:'.length), 'base64').toString()
  },
}
