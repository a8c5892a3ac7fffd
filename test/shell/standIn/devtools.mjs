// Chromium as the stand-in's windows: started headless, driven over the DevTools protocol on one flat connection.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import WebSocket from 'ws'
import { findChromium } from '#scripts/setup/browsers.mjs'

const quiet = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-startup-window',
  '--remote-debugging-port=0',
]

/** Starts Chromium and resolves to a connection: `send(method, params, sessionId)` and `on(listener)`. */
export async function startChromium() {
  const profile = mkdtempSync(path.join(tmpdir(), 'chairside-standin-'))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const program = findChromium(process.env)
  if (!program) throw new Error('the stand-in for Electron needs Chromium: install it, or set CHAIRSIDE_CHROMIUM')
  const chromium = spawn(program, [...quiet, ...sandbox, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const address = await new Promise((resolve, reject) => {
    let seen = ''
    chromium.once('exit', () => reject(new Error(`Chromium stopped: ${seen}`)))
    chromium.stderr.on('data', (chunk) => {
      seen += chunk
      const match = /DevTools listening on (ws:\/\/\S+)/.exec(seen)
      if (match) resolve(match[1])
    })
  })
  const socket = new WebSocket(address, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const connection = connect(socket)
  const stop = () => {
    socket.removeAllListeners()
    socket.terminate()
    chromium.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  process.once('exit', () => chromium.kill('SIGKILL'))
  // Playwright waits for this line on our standard error, as it does with Electron.
  process.stderr.write(`DevTools listening on ${address}\n`)
  return { ...connection, stop }
}

function connect(socket) {
  const waiting = new Map()
  const listeners = new Set()
  let lastId = 0
  socket.on('message', (data) => {
    const message = JSON.parse(data)
    if (message.id) {
      const { resolve, reject } = waiting.get(message.id) ?? {}
      waiting.delete(message.id)
      if (message.error) reject?.(new Error(message.error.message))
      else resolve?.(message.result)
      return
    }
    for (const listener of listeners) listener(message)
  })
  return {
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId ? { sessionId } : {}) }))
      }),
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
