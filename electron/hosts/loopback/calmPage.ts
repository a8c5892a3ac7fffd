import { createHash } from 'node:crypto'
import { securityHeaders } from '../securityHeaders.ts'
import type { StaticResponse } from '../staticFiles.ts'

/** What a person reads when there is no app to show: what happened, what is safe, what to do next. */
export interface CalmNote {
  readonly title: string
  readonly sentences: readonly string[]
}

const style = `
:root { color-scheme: light dark; font: 18px/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { max-width: 34rem; padding: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem; }
p { margin: 0 0 .75rem; }
`

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

/** A page of its own: no script, no other file, so that it can be shown whatever else is broken. */
export function calmPage(status: number, note: CalmNote): StaticResponse {
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(note.title)} · Chairside</title>
<style>${style}</style></head>
<body><main><h1>${escapeHtml(note.title)}</h1>${note.sentences.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</main></body>
</html>
`
  return {
    status,
    headers: {
      ...securityHeaders,
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: Buffer.from(body),
  }
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
