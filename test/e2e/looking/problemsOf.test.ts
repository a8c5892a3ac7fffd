import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { problemsOf } from './problemsOf.ts'

/** The looks themselves, over planted mistakes: each is found, with the element's name, and a sound page is passed. */

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

const sound = `
  button, input { min-height: 72px; min-width: 72px; margin: 8px; font: 16px sans-serif; color: #000; background: #fff;
    border: 2px solid #555 }
  :focus-visible { outline: 3px solid #00f } body { margin: 0; font: 16px/22px sans-serif } `

async function looked(body: string, style = ''): Promise<readonly string[]> {
  await page.goto('about:blank')
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>A page</title><style>${sound} ${style}</style></head>
     <body><main><h1>A page</h1>${body}</main></body></html>`,
  )
  return problemsOf(page)
}

describe('looking at a page', () => {
  it('passes a sound one', async () => {
    expect(await looked('<button class="tap">Start: Rituximab</button> <button>Close</button>')).toEqual([])
  })

  it.each([
    ['a small target', '<button style="min-height:40px">Tiny</button>', '', /too small, \d+×40: <button> "Tiny"/],
    [
      'a small main action',
      '<button class="tap" style="min-height:56px">Start: A</button>',
      '',
      /below 72 px.*"Start: A"/,
    ],
    ['neighbours', '<button>One</button><button>Two</button>', 'button{margin:0 2px}', /4 px apart: .*"One".*"Two"/],
    ['small words', '<p style="font-size:15px">Little</p>', '', /15 px: <p> "Little"/],
    [
      'a small clock',
      '<b class="clock" style="font-size:24px">47 min</b>',
      '',
      /a clock of 24 px: <b\.clock> "47 min"/,
    ],
    [
      'a hidden clock',
      '<b class="clock" style="font-size:40px">47 min</b><p role="dialog" style="position:fixed;inset:0;background:#fff">Over it</p>',
      '',
      /a clock is hidden: <b\.clock> "47 min"/,
    ],
    [
      'a hidden chair beneath a dialog',
      '<p class="chair-tile">1 min left</p><p role="dialog" class="dialog" style="position:fixed;inset:0;background:#fff">Sign</p>',
      '',
      /a chair is hidden: <p\.chair-tile> "1 min left"/,
    ],
    ['faint words', '<p style="color:#999">Faint</p>', '', /words 2\.\d of 4\.5: <p> "Faint"/],
    ['faint words in the dark', '<p>Night</p>', '@media(prefers-color-scheme:dark){p{color:#888}}', /dark.*"Night"/],
    [
      'a faint edge',
      '<button class="tap--allowed" style="border-color:#ddd">Edge</button>',
      '',
      /edge 1\.\d of 3.*"Edge"/,
    ],
    ['cut words', '<p style="width:60px;overflow:hidden;white-space:nowrap">Cut off here</p>', '', /cut off: <p> "Cut/],
    [
      'words on words',
      '<p style="margin:0">Under</p><p style="margin:-22px 0 0">Above</p>',
      '',
      /on each other: .*"Under".*"Above"/,
    ],
    [
      'a colour alone',
      '<i class="dot dot--urgent" style="display:block;width:9px;height:9px"></i>',
      '',
      /a colour without word/,
    ],
    ['two states alike', '<b class="row row--run">A</b> <b class="row row--due">A</b>', '', /run and due look alike/],
    ['a transition', '<p class="fade">Fades</p>', '.fade{transition:opacity 1s}', /a transition: <p\.fade>/],
    ['a nameless field', '<input type="text">', '', /textbox without a name/],
    [
      'no focus ring',
      '<button class="bare">Bare</button>',
      '.bare:focus-visible{outline:none}',
      /focus cannot be seen.*"Bare"/,
    ],
    [
      'out of reach',
      '<div style="height:20px;overflow:hidden"><br><br><button>Lost</button></div>',
      '',
      /out of reach: .*"Lost"/,
    ],
    ['a page too wide at 200 %', '<p style="width:700px">Wide</p>', '', /200 %: the page is wider/],
  ])('finds %s and names it', async (_what, body, style, wanted) => {
    expect((await looked(body, style)).join('\n')).toMatch(wanted)
  })
})
