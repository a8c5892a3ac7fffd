// One window: a Chromium page with the preload in a world of its own, the app's scheme served by interception.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { inPage, inPreload } from './pageSide.mjs'

const world = 'preload'
/** app://bundle/x is served as https://bundle.standin.invalid/x: a secure origin that no network answers. */
export const toPage = (url) => url.replace(/^app:\/\/([^/]+)/, 'https://$1.standin.invalid')
export const fromPage = (url) => url.replace(/^https:\/\/([^/]+)\.standin\.invalid/, 'app://$1')

export class WebContents extends EventEmitter {
  constructor(owner, chromium, handleProtocol, ipcMain) {
    super()
    this.owner = owner
    this.chromium = chromium
    this.handleProtocol = handleProtocol
    this.ipcMain = ipcMain
    this.id = owner.id
    this.mainFrame = { url: 'about:blank' }
    this.openHandler = () => ({ action: 'allow' })
    this.expected = null
    this.preloadContext = null
    this.destroyed = false
  }

  send(channel, ...values) {
    if (this.preloadContext === null) return
    this.#run(`standInDeliver(${JSON.stringify(JSON.stringify({ channel, values }))})`).catch(() => undefined)
  }

  #run(expression) {
    return this.chromium.send('Runtime.evaluate', { expression, contextId: this.preloadContext }, this.session)
  }

  getURL = () => this.mainFrame.url
  isDestroyed = () => this.destroyed
  setWindowOpenHandler = (handler) => {
    this.openHandler = handler
  }
  close = () => this.owner.close()
  getDevToolsTargetId = () => this.target

  async open(preload) {
    const { targetId } = await this.chromium.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    this.target = targetId
    const { sessionId } = await this.chromium.send('Target.attachToTarget', { targetId, flatten: true })
    this.session = sessionId
    this.chromium.on((message) => message.sessionId === sessionId && this.#hear(message))
    const send = (method, params) => this.chromium.send(method, params, sessionId)
    await send('Page.enable')
    await send('Runtime.enable')
    await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${inPage})()` })
    if (!preload) return
    await send('Runtime.addBinding', { name: 'standInBinding', executionContextName: world })
    const source = inPreload(readFileSync(preload, 'utf8'))
    await send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world })
  }

  async load(url) {
    this.expected = toPage(url)
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    await this.chromium.send('Page.navigate', { url: this.expected }, this.session)
    await loaded
  }

  #hear({ method, params }) {
    if (method === 'Fetch.requestPaused') this.#serve(params).catch(() => undefined)
    if (method === 'Runtime.bindingCalled' && params.name === 'standInBinding')
      void this.#ipc(JSON.parse(params.payload))
    if (method === 'Runtime.executionContextCreated' && params.context.name === world)
      this.preloadContext = params.context.id
    if (method === 'Page.loadEventFired') this.emit('did-finish-load')
    if (method === 'Page.frameNavigated' && !params.frame.parentId) this.mainFrame = { url: fromPage(params.frame.url) }
  }

  async #serve({ requestId, request, resourceType }) {
    const send = (method, params) => this.chromium.send(method, { requestId, ...params }, this.session)
    const url = fromPage(request.url)
    if (resourceType === 'Document' && request.url !== this.expected) {
      let stopped = false
      this.emit('will-navigate', { url, preventDefault: () => (stopped = true) }, url)
      if (stopped) return send('Fetch.failRequest', { errorReason: 'Aborted' })
    }
    if (!url.startsWith('app://')) return send('Fetch.failRequest', { errorReason: 'InternetDisconnected' })
    const answer = await this.handleProtocol('app', new Request(url, { method: request.method }))
    const body = Buffer.from(await answer.arrayBuffer()).toString('base64')
    return send('Fetch.fulfillRequest', {
      responseCode: answer.status,
      responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
      body,
    })
  }

  async #ipc({ kind, id, channel, values }) {
    const event = { sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1 }
    if (kind === 'send') return this.ipcMain.emit(channel, event, ...values)
    let answer
    try {
      answer = { id, value: await this.ipcMain.answer(channel, event, values) }
    } catch (cause) {
      answer = { id, thrown: `Error invoking remote method '${channel}': ${cause}` }
    }
    await this.#run(`standInAnswer(${JSON.stringify(JSON.stringify(answer))})`).catch(() => undefined)
  }
}
