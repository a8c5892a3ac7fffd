import { instantAt } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { clockTextExpected, isClockText, startClockAt } from '#shared/kernel/startClockAt.ts'
import type { HubPorts } from './ports.ts'
import { row } from './sql.ts'
import type { HubStore, Site } from './store.ts'

/** What a hub is called that nobody named: the demo's. */
export const demoSite: Site = { id: 'lakeside', name: 'Demo hub' }

const notADemo =
  '--clock: this hub is a practice’s own. A clock that is set is for the demo hub alone, which was started without --site and --name and has built no claim file for production; nothing was changed.'

/**
 * The hub’s ports on a clock that begins at `clock` and runs, as the demo desk’s does (design 12.1); null = the machine’s.
 * Only the demo hub takes one: what a practice records and files is never dated otherwise.
 */
export async function onDemoClock(
  store: HubStore,
  site: Site,
  ports: HubPorts,
  clock: string | null,
): Promise<Result<HubPorts, string>> {
  if (clock === null) return ok(ports)
  if (!isClockText(clock)) return err(`--clock: ${clockTextExpected}`)
  const isNamed = site.id !== demoSite.id || site.name !== demoSite.name
  if (isNamed || (await store.look(row('select 1 as found from batch where production = 1 limit 1'))))
    return err(notADemo)
  const started = startClockAt({ now: () => ports.now() }, instantAt(Date.parse(clock), ports.now().zone))
  return ok({ ...ports, now: () => started.now() })
}
