import { type ComponentType, useEffect, useState } from 'react'
import { Announcer } from '#renderer/components/Announcer.tsx'
import { type ThemeChoice, useTheme } from '#renderer/components/useTheme.ts'
import { BoardPage } from './BoardPage.tsx'
import { CodingDetailPage } from './CodingDetailPage.tsx'
import { ContainersPage } from './ContainersPage.tsx'
import { FieldsPage } from './FieldsPage.tsx'
import { LockPage } from './LockPage.tsx'
import { LongTablePage } from './LongTablePage.tsx'
import { MyChairsPage } from './MyChairsPage.tsx'
import { DialogPage, ManyChairsPage, SheetPage } from './OverlayPages.tsx'
import { PartsPage } from './PartsPage.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import { RowStatesPage } from './RowStatesPage.tsx'
import { SessionPage } from './SessionPage.tsx'
import { WallPage } from './WallPage.tsx'
import { WorklistPage } from './WorklistPage.tsx'

/** Every page of the gallery by its name in the address: gallery.html#session/dark */
const pages: Readonly<Record<string, ComponentType>> = {
  parts: PartsPage,
  session: SessionPage,
  rows: RowStatesPage,
  'my-chairs': MyChairsPage,
  lock: LockPage,
  containers: ContainersPage,
  review: ReviewPage,
  worklist: WorklistPage,
  detail: CodingDetailPage,
  board: BoardPage,
  wall: WallPage,
  fields: FieldsPage,
  sheet: SheetPage,
  dialog: DialogPage,
  'many-chairs': ManyChairsPage,
  'long-table': LongTablePage,
}

const themes: readonly ThemeChoice[] = ['light', 'dark', 'system']

function readAddress() {
  const [name = '', theme = ''] = location.hash.slice(1).split('/')
  return { name, theme: themes.find((known) => known === theme) ?? ('system' as const) }
}

/** The gallery: one page at a time, so that each can be looked at, measured and compared with its picture. */
export function Gallery() {
  const [address, setAddress] = useState(readAddress)
  useEffect(() => {
    const read = () => setAddress(readAddress())
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  useTheme(address.theme)
  const Page = pages[address.name]
  return <Announcer>{Page ? <Page key={address.name} /> : <Contents />}</Announcer>
}

function Contents() {
  return (
    <main className="gallery-contents">
      <h1 className="screen-title">Chairside parts</h1>
      <ul>
        {Object.keys(pages).map((name) => (
          <li key={name}>
            <a href={`#${name}/light`}>{name}</a> <a href={`#${name}/dark`}>{name}, dark</a>
          </li>
        ))}
      </ul>
    </main>
  )
}
