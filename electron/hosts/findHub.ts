import { announcedHub, type FindHub } from '../sync/hubPlace.ts'
import { hubFileOf } from './dataFolder.ts'

/** The hub of the options: the one named, none at all, or the one that announces itself in the data folder (design 12.12). */
export function findHubFor(
  folder: string,
  { hub, hubCode }: { readonly hub: string | null; readonly hubCode: string | null },
): FindHub | 'none' {
  if (hub === 'none') return 'none'
  if (hub !== null) return () => ({ address: hub, code: hubCode, isNamed: true })
  return announcedHub(hubFileOf(folder))
}
