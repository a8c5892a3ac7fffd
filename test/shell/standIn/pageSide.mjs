// What runs inside the page. Functions are sent as text; values cross between the two worlds as JSON in synchronous DOM events.

/** Page world: builds what the preload exposes, frozen and read-only, before the page's own scripts run. */
export function inPage() {
  const callbacks = new Map()
  const promises = new Map()
  let last = 0
  let returned = null
  const out = (name, value) => document.dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(value) }))
  const take = (name, listener) => document.addEventListener(name, (event) => listener(JSON.parse(event.detail)))
  const wrap = (value) => {
    if (typeof value !== 'function') return { value }
    last += 1
    callbacks.set(last, value)
    return { callback: last }
  }
  const unwrap = (answer) => {
    if (answer.thrown) throw new Error(answer.thrown)
    if (answer.fn) return callable(answer.fn)
    if (answer.promise) return new Promise((resolve, reject) => promises.set(answer.promise, { resolve, reject }))
    return answer.value
  }
  const callable =
    (fn) =>
    (...values) => {
      returned = null
      out('standin-call', { fn, values: values.map(wrap) })
      return unwrap(returned ?? {})
    }
  take('standin-return', (answer) => {
    returned = answer
  })
  take('standin-settle', ({ promise, value, thrown }) => {
    const { resolve, reject } = promises.get(promise) ?? {}
    promises.delete(promise)
    if (thrown) reject?.(new Error(thrown))
    else resolve?.(value)
  })
  take('standin-callback', ({ callback, values }) => callbacks.get(callback)?.(...values))
  take('standin-expose', ({ key, shape }) => {
    if (Object.hasOwn(window, key)) return
    const api = Object.fromEntries(
      Object.entries(shape).map(([name, entry]) => [name, entry.fn ? callable(entry.fn) : entry.value]),
    )
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true })
  })
  out('standin-hello', {})
}

/** Preload's world, one half: `contextBridge`. What the preload exposes is told to the page world, calls come back from there. */
function bridgeSide() {
  const functions = new Map()
  const exposed = []
  let last = 0
  const out = (name, value) => document.dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(value) }))
  const keep = (fn) => {
    last += 1
    functions.set(last, fn)
    return last
  }
  const answerOf = (value) => {
    if (typeof value === 'function') return { fn: keep(value) }
    if (typeof value?.then !== 'function') return { value }
    const promise = keep(null)
    value.then(
      (settled) => out('standin-settle', { promise, value: settled }),
      (cause) => out('standin-settle', { promise, thrown: String(cause?.message ?? cause) }),
    )
    return { promise }
  }
  const unwrap = (entry) =>
    entry.callback ? (...values) => out('standin-callback', { callback: entry.callback, values }) : entry.value
  document.addEventListener('standin-call', (event) => {
    const { fn, values } = JSON.parse(event.detail)
    let answer
    try {
      answer = answerOf(functions.get(fn)(...values.map(unwrap)))
    } catch (cause) {
      answer = { thrown: String(cause?.message ?? cause) }
    }
    out('standin-return', answer)
  })
  const tell = () => {
    for (const entry of exposed) out('standin-expose', entry)
  }
  document.addEventListener('standin-hello', tell)
  return {
    exposeInMainWorld: (key, api) => {
      const entries = Object.entries(api).map(([name, value]) => [
        name,
        typeof value === 'function' ? { fn: keep(value) } : { value },
      ])
      exposed.push({ key, shape: Object.fromEntries(entries) })
      tell()
    },
  }
}

/** Preload's world, the other half: `ipcRenderer`, over the binding that the window listens to. */
function ipcSide() {
  const answers = new Map()
  const channels = new Map()
  let last = 0
  globalThis.standInDeliver = (text) => {
    const { channel, values } = JSON.parse(text)
    for (const listener of channels.get(channel) ?? []) listener({ sender: null }, ...values)
  }
  globalThis.standInAnswer = (text) => {
    const { id, value, thrown } = JSON.parse(text)
    const { resolve, reject } = answers.get(id) ?? {}
    answers.delete(id)
    if (thrown) reject?.(new Error(thrown))
    else resolve?.(value)
  }
  return {
    invoke: (channel, ...values) =>
      new Promise((resolve, reject) => {
        last += 1
        answers.set(last, { resolve, reject })
        globalThis.standInBinding(JSON.stringify({ kind: 'invoke', id: last, channel, values }))
      }),
    send: (channel, ...values) => globalThis.standInBinding(JSON.stringify({ kind: 'send', channel, values })),
    on: (channel, listener) => channels.set(channel, [...(channels.get(channel) ?? []), listener]),
    removeListener: (channel, listener) =>
      channels.set(
        channel,
        (channels.get(channel) ?? []).filter((one) => one !== listener),
      ),
  }
}

/** Runs the built preload, unmodified, with `require('electron')` and nothing else, as a sandboxed preload has it. */
function runPreload(preloadSource, electron) {
  const require = (name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`)
    return electron
  }
  const module = { exports: {} }
  new Function('require', 'module', 'exports', preloadSource)(require, module, module.exports)
}

/** The script for the preload's world of a window. */
export const inPreload = (preloadSource) =>
  `(${runPreload})(${JSON.stringify(preloadSource)}, { contextBridge: (${bridgeSide})(), ipcRenderer: (${ipcSide})() })`
