import { firstAnswersId, firstQuestions } from '#shared/ipc/firstAnswers.ts'
import type { HostedBackend } from '../hostedBackend.ts'
import type { StaticResponse } from '../staticFiles.ts'

/**
 * The page with the answers to its first questions in it, so that it draws the lock screen without asking. They lie in a
 * data block, which no browser runs and the page policy need not allow. Only for whoever was let in: the page is theirs.
 */
export async function firstPage(
  page: StaticResponse,
  backend: HostedBackend,
  connectionId: string,
): Promise<StaticResponse> {
  if (page.status !== 200) return page
  const answers = await Promise.all(
    firstQuestions.map(
      async (method) => [method, await backend.dispatch({ method, input: {} }, connectionId)] as const,
    ),
  )
  // A fault is asked for again over the wire, which knows what to say about it.
  const kept = answers.filter(([, { kind }]) => kind !== 'fault')
  const block = `<script type="application/json" id="${firstAnswersId}">${textOf(Object.fromEntries(kept))}</script>`
  return { ...page, body: Buffer.from(page.body.toString().replace('</head>', () => `${block}</head>`)) }
}

/** JSON in which no name can end the block it lies in. */
const textOf = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
