import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

interface Report {
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> }
}

/** `npm run audit`: asks the registry whether a package of the lock file is known to be unsafe. 1 = one that runs in the product is. */
function audit(): number {
  const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const counts = countsOf(asked.stdout)
  if (!counts) {
    process.stdout.write(
      'Audit: the registry could not be asked, so nothing is known. Try again where the network is open.\n',
    )
    return 0
  }
  const { high = 0, critical = 0, total = 0 } = counts
  process.stdout.write(
    total === 0
      ? 'Audit: no package of the product is known to be unsafe.\n'
      : `Audit: ${total} known problems in packages of the product, ${high} high, ${critical} critical. npm audit --omit=dev names them.\n`,
  )
  return high + critical > 0 ? 1 : 0
}

function countsOf(text: string): Readonly<Record<string, number>> | null {
  try {
    const { metadata } = JSON.parse(text) as Report
    return metadata?.vulnerabilities ?? null
  } catch {
    return null
  }
}

process.exitCode = audit()
