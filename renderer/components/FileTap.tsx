import { FileInput } from 'lucide-react'
import { useRef } from 'react'
import { TapTarget } from './TapTarget.tsx'

export type FileTapProps = {
  readonly verb: string
  /** As the browser's file dialog takes it: "text/csv,.csv". */
  readonly accept: string
  readonly saving: boolean
  readonly closedBecause?: string | undefined
  readonly onFile: (file: File) => void
}

/** The main button of a sheet that brings one file in; the same file may be chosen again. */
export function FileTap({ verb, accept, saving, closedBecause, onFile }: FileTapProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={verb}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) onFile(file)
        }}
      />
      <TapTarget
        look="main"
        size="medium"
        wide
        icon={FileInput}
        verb={verb}
        saving={saving}
        closedBecause={closedBecause}
        onTap={() => input.current?.click()}
      />
    </>
  )
}
