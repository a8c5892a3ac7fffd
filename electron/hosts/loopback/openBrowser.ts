import { spawn } from 'node:child_process'

const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
}

/** Asks the system to show the address; where it cannot, the printed line is enough. */
export function openBrowser(address: string, platform: NodeJS.Platform): void {
  const [program, ...args] = commands[platform] ?? []
  if (!program) return
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
