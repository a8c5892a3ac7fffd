import { FileUp } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { classes } from '#renderer/components/classes.ts'
import { Icon } from '#renderer/components/Icon.tsx'
import { ProgressBar } from '#renderer/components/ProgressBar.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { changeWords, kindWords, referenceWords, validWords } from '#renderer/words/reference.ts'
import type { UploadShape } from '#shared/ipc/referenceShapes.ts'
import type { Uploading } from './useUpload.ts'

export type UploadCardProps = {
  readonly uploading: Uploading
  readonly onOpenIssue: (issueId: number) => void
}

/** The way in for a public file: a place to drop it, a button to choose it, and what becomes of it. */
export function UploadCard({ uploading, onOpenIssue }: UploadCardProps) {
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(keepTheWindow, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: dropping is for the mouse alone; the button beside it does the same for everybody.
    <section
      className={classes('card', 'file-drop', isOver && 'file-drop--over')}
      aria-label={referenceWords.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        uploading.add([...event.dataTransfer.files])
      }}
    >
      <div className="file-drop__line">
        <Icon of={FileUp} size="l" />
        <div className="grow">
          <b>{referenceWords.drop}</b>
          <p className="second">{referenceWords.dropHint}</p>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={referenceWords.choose}
          onChange={({ target }) => {
            uploading.add([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <TapTarget look="main" verb={referenceWords.choose} onTap={() => input.current?.click()} />
      </div>
      <div aria-live="polite">
        <Stuck {...uploading} />
        <Status uploading={uploading} onOpenIssue={onOpenIssue} />
      </div>
    </section>
  )
}

/** A file dropped beside the place would otherwise be opened instead of the window. */
function keepTheWindow(): () => void {
  const keep = (event: Event): void => event.preventDefault()
  window.addEventListener('dragover', keep)
  window.addEventListener('drop', keep)
  return () => {
    window.removeEventListener('dragover', keep)
    window.removeEventListener('drop', keep)
  }
}

function Stuck({ stuck }: Uploading) {
  if (!stuck) return null
  const { sent, file } = stuck
  if (sent.kind === 'busy') return <p className="file-drop__note">{referenceWords.busy(sent.by, sent.file)}</p>
  const why = sent.kind === 'too-large' ? referenceWords.tooLarge(sent.most) : referenceWords.notSent
  return <RefusalSlot flat refusal={{ what: referenceWords.notBrought(file), why }} />
}

function Status({ uploading, onOpenIssue }: UploadCardProps) {
  const { status } = uploading
  switch (status.state) {
    case 'none':
      return null
    case 'receiving':
      return (
        <UnderWay
          uploading={uploading}
          title={referenceWords.receiving(status.file)}
          done={status.received}
          all={status.size}
        >
          {referenceWords.megabytes(status.received, status.size)}
        </UnderWay>
      )
    case 'reading':
      return (
        <UnderWay
          uploading={uploading}
          title={referenceWords.reading(status.file)}
          done={status.read}
          all={status.size}
        >
          {referenceWords.rowsRead(status.rows)}
        </UnderWay>
      )
    case 'cancelled':
      return <p className="file-drop__note">{referenceWords.stopped(status.file)}</p>
    case 'refused':
      return <Refused status={status} uploading={uploading} />
    case 'imported':
      return <Imported status={status} onOpenIssue={onOpenIssue} />
  }
}

type UnderWayProps = {
  readonly uploading: Uploading
  readonly title: string
  readonly done: number
  readonly all: number
  readonly children: string
}

function UnderWay({ uploading, title, done, all, children }: UnderWayProps) {
  const after = uploading.waiting.length > 1 ? `, ${referenceWords.waits(uploading.waiting.length - 1)}` : ''
  return (
    <div className="file-drop__line">
      <div className="grow">
        <b>{title}</b>
        <ProgressBar doneMinutes={done} plannedMinutes={all} thickness="thin" />
        <p className="second num">
          {children}
          {after}
        </p>
      </div>
      <TapTarget verb={referenceWords.cancel} onTap={uploading.cancel} />
    </div>
  )
}

type Of<State extends UploadShape['state']> = Extract<UploadShape, { readonly state: State }>

function Refused({ status, uploading }: { readonly status: Of<'refused'>; readonly uploading: Uploading }) {
  const [day, setDay] = useState('')
  const { inside, row, cause, file } = status
  const place = referenceWords.at(inside, row)
  const why = `${place === '' ? '' : `${place} `}${cause}. ${referenceWords.nothingKept}`
  const sentence = `${why[0]?.toUpperCase() ?? ''}${why.slice(1)}`
  return (
    <>
      <RefusalSlot flat refusal={{ what: referenceWords.notBrought(file), why: sentence }} />
      {status.needsDate && (
        <form
          className="file-drop__line"
          onSubmit={(event) => {
            event.preventDefault()
            uploading.nameFirstDay(day)
          }}
        >
          <TextField
            label={referenceWords.firstDay}
            hint={referenceWords.firstDayHint}
            value={day}
            onChange={setDay}
            maxLength={10}
          />
          <TapTarget
            look="main"
            verb={referenceWords.bringIn}
            closedBecause={/^\d{4}-\d\d-\d\d$/.test(day) ? undefined : referenceWords.firstDayHint}
            reasonPlace="elsewhere"
            onTap={() => uploading.nameFirstDay(day)}
          />
          <TapTarget verb={referenceWords.cancel} onTap={uploading.cancel} />
        </form>
      )}
    </>
  )
}

function Imported({
  status,
  onOpenIssue,
}: {
  readonly status: Of<'imported'>
  readonly onOpenIssue: (issueId: number) => void
}): ReactNode {
  return (
    <div className="file-drop__done">
      <b>{referenceWords.broughtIn(status.file)}</b>
      <ul>
        {status.tables.map(({ issueId, file, kind, validFrom, validTo, rows, skippedRows, changes }) => (
          <li key={`${file} ${kind}`} className="file-drop__line">
            <span className="grow">
              {kindWords(kind)}, {validWords(validFrom, validTo)}: {referenceWords.rowsRead(rows)},{' '}
              {referenceWords.skipped(skippedRows)}. {issueId === null ? referenceWords.already : changeWords(changes)}.
            </span>
            {issueId !== null && (
              <TapTarget
                verb={referenceWords.look}
                spokenName={`${referenceWords.look}, ${kindWords(kind)}`}
                onTap={() => onOpenIssue(issueId)}
              />
            )}
          </li>
        ))}
        {status.setAside.map(({ file, reason }) => (
          <li key={file} className="second">
            {referenceWords.setAside(file, reason)}
          </li>
        ))}
      </ul>
    </div>
  )
}
