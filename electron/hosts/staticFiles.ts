import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { securityHeaders } from './securityHeaders.ts'

export interface StaticResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
}

/**
 * One function for every host: the path of an address → the built file with all security headers, or 404.
 * Anything that decodes to a parent folder, a hidden file, a backslash or a control character is a 404.
 */
export function createStaticFiles(folder: string): (pathname: string) => Promise<StaticResponse> {
  const root = path.resolve(folder)
  return async (pathname) => {
    const relative = safeRelative(pathname)
    if (relative === null) return notFound()
    const file = path.join(root, relative)
    const type = types[path.extname(file).toLowerCase()]
    if (!type || !file.startsWith(root + path.sep)) return notFound()
    const body = await readFile(file).catch(() => null)
    if (!body) return notFound()
    // Vite puts a content hash into the names under assets/; everything else is asked for again.
    const cache = relative.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-store'
    return { status: 200, headers: { ...securityHeaders, 'content-type': type, 'cache-control': cache }, body }
  }
}

function safeRelative(pathname: string): string | null {
  const decoded = decode(pathname)
  if (decoded === null) return null
  const relative = decoded === '/' ? 'index.html' : decoded.replace(/^\//, '')
  const parts = relative.split('/')
  const odd = parts.some((part) => part === '' || part.startsWith('.') || /[\\:%]/.test(part) || hasControl(part))
  return odd ? null : relative
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

const hasControl = (text: string): boolean => [...text].some((letter) => letter.charCodeAt(0) < 32)

const notFound = (): StaticResponse => ({
  status: 404,
  headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: Buffer.from('There is nothing at this address.\n'),
})
