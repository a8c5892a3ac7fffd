import { importTable, type Room } from './importTable.ts'

const isFile = (room: string): boolean => room.endsWith('.ts')
const topRooms = ['electron', 'hub', 'renderer', 'test', 'resources']

/** The import table as Biome's overrides: one override a room, its message saying where the code should go instead. */
export function lintRooms(): unknown {
  return { overrides: importTable.map(overrideOf) }
}

function overrideOf(row: Room): unknown {
  const inner = importTable.filter(({ room }) => room.startsWith(`${row.room}/`)).map(({ room }) => room)
  return {
    includes: [
      isFile(row.room) ? row.room : `${row.room}/**`,
      ...inner.map((room) => `!${isFile(room) ? room : `${room}/**`}`),
      '!**/*.test.ts',
      '!**/*.test.tsx',
      '!**/*.bench.ts',
    ],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: { patterns: [roomPattern(row), packagePattern(row), wayOut] },
          },
        },
      },
    },
  }
}

const wayOut = {
  group: ['../../**'],
  message: 'Two folders up is out of sight: import by name from the root, such as #shared/kernel/result.ts.',
}

function roomPattern(row: Room): unknown {
  const allowed = [row.room, ...row.may, ...(row.types ?? [])]
  const shared = importTable.map(({ room }) => room).filter((room) => room.startsWith('shared/') && !isFile(room))
  const denied = [...topRooms, ...shared].filter(
    (room) => !allowed.some((it) => room === it || room.startsWith(`${it}/`)),
  )
  const ownFiles = allowed.filter((it) => denied.some((room) => it.startsWith(`${room}/`)))
  return {
    group: [
      ...denied.flatMap((room) => waysTo(row, room)),
      ...ownFiles.map((it) => `!#${isFile(it) ? it : `${it}/**`}`),
    ],
    message: `${row.room} may import ${list(row)}. ${row.instead}`,
  }
}

/** Every text by which a file of the row's room can name another room. */
function waysTo(row: Room, room: string): readonly string[] {
  const name = room.replace(/^shared\//, '')
  const beside = room.startsWith('shared/') && row.room.startsWith('shared/')
  return beside ? [`#${room}/**`, `../${name}/**`] : [`#${room}/**`]
}

function packagePattern({ room, packages, instead }: Room): unknown {
  if ('only' in packages) {
    const only = packages.only.flatMap((name) => [`!${name}`, `!${name}/**`])
    const which = packages.only.length === 0 ? 'no package' : `no package but ${packages.only.join(', ')}`
    return { group: ['**', '!#*/**', '!./**', '!../**', ...only], message: `${room} may import ${which}. ${instead}` }
  }
  const group = packages.allBut.flatMap((name) => (name === 'node:' ? ['node:*', 'node:*/**'] : [name, `${name}/**`]))
  return { group, message: `${room} stays free of this package. ${instead}` }
}

function list({ may, types = [] }: Room): string {
  const all = [...may, ...types.map((room) => `types of ${room}`)]
  return all.length === 0 ? 'nothing outside itself' : all.join(', ')
}
