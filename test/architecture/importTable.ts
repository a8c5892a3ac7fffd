/** One row: what a room may import besides itself. The lint rules are written from this table (`lintRooms.ts`). */
export interface Room {
  /** Folder or file, from the root; the longest that fits decides which room a file belongs to. */
  readonly room: string
  /** Rooms, or single files of a room. */
  readonly may: readonly string[]
  /** Rooms of which only types may be imported (`import type`). */
  readonly types?: readonly string[]
  /** Packages: these only, or all but these. `node:` stands for all of Node's own modules. */
  readonly packages: { readonly only: readonly string[] } | { readonly allBut: readonly string[] }
  /** Where the code should go instead. */
  readonly instead: string
}

const none = { only: [] } as const
const zod = { only: ['zod'] } as const
const csv = { only: ['csv-parse'] } as const
const page = ['react', 'react-dom', 'react-aria-components', 'zustand', '@tanstack', 'lucide-react']

const lower = 'What needs more belongs in a room above (shared/chart, shared/billing), or comes in as a parameter.'
const joining =
  'What joins several rooms belongs in shared/billing; what needs a clock, a file or a wire, in electron or hub.'
const facts = ['shared/kernel', 'shared/clinical', 'shared/permissions', 'shared/document']

const sharedRooms: readonly Room[] = [
  { room: 'shared/kernel', may: [], packages: none, instead: lower },
  {
    room: 'shared/coding',
    may: [],
    packages: none,
    instead: 'It must be liftable out whole: facts come in as CodingInput, made by shared/chart/toCodingInput.ts.',
  },
  { room: 'shared/catalogue', may: ['shared/kernel'], types: ['shared/coding'], packages: csv, instead: lower },
  { room: 'shared/clinical', may: ['shared/kernel'], packages: none, instead: lower },
  { room: 'shared/scan', may: ['shared/kernel'], packages: none, instead: lower },
  { room: 'shared/permissions', may: ['shared/kernel'], packages: none, instead: lower },
  { room: 'shared/reference', may: ['shared/kernel'], packages: csv, instead: lower },
  {
    room: 'shared/chart',
    may: facts,
    packages: zod,
    instead:
      'Only shared/chart/toCodingInput.ts knows both chart and coding; what joins more rooms belongs in shared/billing.',
  },
  {
    room: 'shared/chart/toCodingInput.ts',
    may: ['shared/chart', 'shared/coding', ...facts],
    packages: zod,
    instead: joining,
  },
  {
    room: 'shared/document',
    may: [
      ...['kernel', 'coding', 'catalogue', 'clinical', 'scan', 'permissions', 'chart', 'authorization'],
      ...['claim', 'inventory', 'reference', 'formats'],
    ].map((name) => `shared/${name}`),
    packages: zod,
    instead: 'A wire is not a fact: shared/ipc imports the document, never the other way round.',
  },
  {
    room: 'shared/claim',
    may: ['shared/kernel', 'shared/catalogue', 'shared/document'],
    types: ['shared/chart', 'shared/coding', 'shared/authorization', 'shared/inventory'],
    packages: none,
    instead: joining,
  },
  {
    room: 'shared/authorization',
    may: ['shared/kernel', 'shared/catalogue', 'shared/document'],
    types: ['shared/chart', 'shared/coding'],
    packages: none,
    instead: joining,
  },
  {
    room: 'shared/inventory',
    may: ['shared/kernel', 'shared/catalogue', 'shared/document'],
    types: ['shared/chart', 'shared/coding', 'shared/claim'],
    packages: none,
    instead: joining,
  },
  {
    room: 'shared/reports',
    may: ['shared/kernel', 'shared/chart', 'shared/catalogue', 'shared/inventory'],
    types: ['shared/claim'],
    packages: none,
    instead: 'It counts what many visits say together; what one visit says belongs in shared/chart or shared/claim.',
  },
  {
    room: 'shared/formats',
    may: ['shared/kernel'],
    types: ['shared/chart', 'shared/coding', 'shared/claim', 'shared/document'],
    packages: { only: ['uuid'] },
    instead: 'A format turns values into text and back; what decides about them belongs in the room of the value.',
  },
  {
    room: 'shared/billing',
    may: ['kernel', 'chart', 'coding', 'claim', 'document', 'catalogue', 'authorization'].map(
      (name) => `shared/${name}`,
    ),
    types: ['shared/formats'],
    packages: none,
    instead: 'It joins pure rooms; what needs a clock, a file or a wire belongs in electron or hub.',
  },
  {
    room: 'shared/paper',
    may: ['kernel', 'clinical', 'chart', 'document'].map((name) => `shared/${name}`),
    types: ['shared/coding'],
    packages: none,
    instead: 'It says what stands on a page; codes come in frozen, and the bytes of a page are made by electron/paper.',
  },
  {
    room: 'shared/ipc',
    may: [
      ...['kernel', 'coding', 'catalogue', 'clinical', 'permissions', 'chart', 'document'],
      ...['authorization', 'claim', 'inventory', 'reference', 'reports', 'formats', 'billing'],
    ].map((name) => `shared/${name}`),
    packages: zod,
    instead: 'The contract says what crosses the wire; what is done with it belongs in electron, hub or renderer.',
  },
]

const programRooms: readonly Room[] = [
  {
    room: 'resources',
    may: ['shared'],
    packages: none,
    instead: 'It holds data; what computes belongs in the room that asks for it.',
  },
  {
    room: 'electron',
    may: ['shared', 'resources'],
    packages: { allBut: ['electron', 'pg', 'fastify', ...page] },
    instead: 'Electron’s own package is for electron/hosts/electron; the screen is reached through shared/ipc.',
  },
  {
    room: 'electron/hosts/electron',
    may: ['shared', 'electron', 'resources'],
    packages: { allBut: ['pg', 'fastify', ...page] },
    instead: 'The screen is reached through shared/ipc.',
  },
  {
    room: 'electron/hosts/loopback',
    may: ['shared', 'electron', 'resources'],
    packages: { allBut: ['electron', 'pg', 'fastify', ...page] },
    instead: 'Electron’s own package is for electron/hosts/electron; the screen is reached through shared/ipc.',
  },
  {
    room: 'electron/hosts/cli',
    may: ['shared', 'electron', 'resources'],
    packages: { allBut: ['electron', 'ws', 'pg', 'fastify', 'node:http', 'node:net', ...page] },
    instead: 'The terminal calls the back end directly; sockets for the screen belong in electron/hosts/loopback.',
  },
  {
    room: 'hub',
    may: ['shared', 'resources', 'electron/db/openDatabase.ts', 'electron/db/migrate.ts', 'electron/exchange'],
    packages: { allBut: ['electron', ...page] },
    instead: 'The hub runs without a desktop: what both need belongs in shared.',
  },
  {
    room: 'renderer',
    may: ['shared', 'resources'],
    packages: { allBut: ['electron', 'node:', 'better-sqlite3', 'pg', 'fastify', 'ws'] },
    instead: 'The screen knows the back end through shared/ipc only: add a method to the contract and its handler.',
  },
]

/** Which room may import what (ARCHITECTURE.md says why). Tests, scripts and benches may import everything. */
export const importTable: readonly Room[] = [...sharedRooms, ...programRooms]

/** The row of a file; null = a file that may import everything (tests, scripts, benches, configurations). */
export function roomOf(file: string): Room | null {
  if (/\.(test|bench)\.tsx?$/.test(file)) return null
  const fitting = importTable.filter(({ room }) => file === room || file.startsWith(`${room}/`))
  return fitting.sort((a, b) => b.room.length - a.room.length)[0] ?? null
}
