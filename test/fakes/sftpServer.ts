import type { AddressInfo } from 'node:net'
import ssh2 from 'ssh2'
import { onTestFinished } from 'vitest'
import { fingerprintOf } from '#electron/exchange/sftp/sftpTransport.ts'

/** What the server does otherwise than it should, once, at the step of that name. */
export type SftpTrouble =
  | 'cut while uploading'
  | 'cut before renaming'
  | 'cut after renaming'
  | 'silent while renaming'
  | 'full'

export interface SftpServer {
  readonly port: number
  readonly hostKey: string
  readonly privateKey: string
  /** Path → content. */
  readonly files: Map<string, Buffer>
  /** The next time such a step comes, this happens. */
  trouble(what: SftpTrouble): void
  /** Ends when the server has fallen silent: whoever waits for it may give up now. */
  readonly silence: AbortSignal
  /** Names that were ever shown to the receiver, copies too. */
  readonly shown: readonly string[]
}

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp

/** A clearinghouse's SFTP server on loopback, made of the same library, with its files in memory. */
export async function sftpServer(): Promise<SftpServer> {
  const host = ssh2.utils.generateKeyPairSync('ed25519')
  const user = ssh2.utils.generateKeyPairSync('ed25519')
  const known = ssh2.utils.parseKey(user.public)
  const hostPublic = ssh2.utils.parseKey(host.public)
  if (known instanceof Error || hostPublic instanceof Error) throw new Error('no keys')
  const files = new Map<string, Buffer>()
  const shown: string[] = []
  const pending = new Set<SftpTrouble>()
  let silence = new AbortController()
  const happens = (what: SftpTrouble): boolean => {
    const isNow = pending.delete(what)
    if (isNow && what === 'silent while renaming') {
      silence.abort()
      silence = new AbortController()
    }
    return isNow
  }
  const clients = new Set<ssh2.Connection>()
  const server = new ssh2.Server({ hostKeys: [host.private] }, (client) => {
    clients.add(client)
    client.on('error', () => {})
    client.once('close', () => clients.delete(client))
    client.on('authentication', (asked) => {
      const isKnown = asked.method === 'publickey' && asked.key.data.equals(known.getPublicSSH())
      if (isKnown) asked.accept()
      else asked.reject(['publickey'])
    })
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => serve(acceptSftp(), { files, shown, happens, cut: () => client.end() }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const client of clients) client.end()
        server.close(() => resolve())
      }),
  )
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: fingerprintOf(hostPublic.getPublicSSH()),
    privateKey: user.private,
    files,
    shown,
    trouble: (what) => void pending.add(what),
    get silence() {
      return silence.signal
    },
  }
}

interface Served {
  readonly files: Map<string, Buffer>
  readonly shown: string[]
  readonly happens: (what: SftpTrouble) => boolean
  readonly cut: () => void
}

type Sftp = ssh2.SFTPWrapper

function serve(sftp: Sftp, served: Served): void {
  const { files } = served
  const handles = new Map<number, { readonly path: string; read: boolean }>()
  const handleOf = (path: string): Buffer => {
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(handles.size)
    handles.set(handles.size, { path, read: false })
    return handle
  }
  const pathOf = (handle: Buffer): string => handles.get(handle.readUInt32BE())?.path ?? ''
  const stat = (id: number, path: string): void => {
    const file = files.get(path)
    if (file) sftp.attrs(id, attributes(file.length, 0o100644))
    else if ([...files.keys()].some((one) => one.startsWith(`${path}/`)) || path === '/out' || path === '/in')
      sftp.attrs(id, attributes(0, 0o040755))
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  }
  sftp.on('REALPATH', (id, path) => sftp.name(id, [{ filename: path, longname: path, attrs: attributes(0, 0) }]))
  sftp.on('STAT', stat)
  sftp.on('LSTAT', stat)
  sftp.on('FSTAT', (id, handle) => stat(id, pathOf(handle)))
  sftp.on('OPEN', (id, path, flags) => {
    if (flags & OPEN_MODE.WRITE) {
      if (served.happens('full')) return void sftp.status(id, STATUS_CODE.FAILURE)
      files.set(path, Buffer.alloc(0))
    } else if (!files.has(path)) return void sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
    sftp.handle(id, handleOf(path))
  })
  sftp.on('WRITE', (id, handle, offset, data) => {
    const path = pathOf(handle)
    const before = files.get(path) ?? Buffer.alloc(0)
    files.set(path, Buffer.concat([before.subarray(0, offset), data]))
    if (served.happens('cut while uploading')) return served.cut()
    sftp.status(id, STATUS_CODE.OK)
  })
  sftp.on('READ', (id, handle, offset, length) => {
    const file = files.get(pathOf(handle)) ?? Buffer.alloc(0)
    if (offset >= file.length) sftp.status(id, STATUS_CODE.EOF)
    else sftp.data(id, file.subarray(offset, offset + length))
  })
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK))
  sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK))
  sftp.on('SETSTAT', (id) => sftp.status(id, STATUS_CODE.OK))
  sftp.on('REMOVE', (id, path) => sftp.status(id, files.delete(path) ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE))
  sftp.on('RENAME', (id, from, to) => rename(sftp, served, { id, from, to }))
  sftp.on('OPENDIR', (id, path) => sftp.handle(id, handleOf(path)))
  sftp.on('READDIR', (id, handle) => {
    const open = handles.get(handle.readUInt32BE())
    if (!open || open.read) return void sftp.status(id, STATUS_CODE.EOF)
    open.read = true
    const inside = [...files].filter(([path]) => path.startsWith(`${open.path}/`))
    sftp.name(
      id,
      inside.map(([path, body]) => ({
        filename: path.slice(open.path.length + 1),
        longname: `-rw-r--r-- 1 u u ${body.length} Mar 3 09:00 ${path.slice(open.path.length + 1)}`,
        attrs: attributes(body.length, 0o100644),
      })),
    )
  })
}

/** As the protocol says: a name that is there is refused. */
function rename(
  sftp: Sftp,
  { files, shown, happens, cut }: Served,
  { id, from, to }: { readonly id: number; readonly from: string; readonly to: string },
): void {
  const isCut = happens('cut before renaming')
  if (isCut) cut()
  if (isCut || happens('silent while renaming')) return
  const body = files.get(from)
  if (!body || files.has(to)) return void sftp.status(id, STATUS_CODE.FAILURE)
  files.delete(from)
  files.set(to, body)
  shown.push(to)
  if (happens('cut after renaming')) cut()
  else sftp.status(id, STATUS_CODE.OK)
}

const attributes = (size: number, mode: number): ssh2.Attributes => ({
  size,
  mode,
  uid: 0,
  gid: 0,
  atime: 1_772_550_000,
  mtime: 1_772_550_000,
})
