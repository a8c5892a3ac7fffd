import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { machineZone } from '#electron/ports/systemClock.ts'
import { usualFolder } from '../dataFolder.ts'
import { createOpenDesk } from './openDesk.ts'
import { createRestoreHere } from './restoreHere.ts'
import { runCli } from './runCli.ts'

z.config({ jitless: true })

process.exitCode = await runCli({
  io: {
    args: process.argv.slice(2),
    readFile: async (path) => new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)),
    async readStdin() {
      if (process.stdin.isTTY) process.stderr.write('PIN, then Enter and Ctrl-D: ')
      return text(process.stdin)
    },
    out: (result) => void process.stdout.write(result),
    warn: (line) => void process.stderr.write(`${line}\n`),
  },
  openDesk: createOpenDesk(machineZone()),
  usualFolder: usualFolder(process.cwd()),
  isFile: existsSync,
  restore: createRestoreHere(machineZone()),
})
