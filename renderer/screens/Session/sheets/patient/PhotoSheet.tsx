import { Camera, ImageUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Face } from '#renderer/components/Face.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { initialsOf } from '#renderer/screens/people.ts'
import { usePhoto } from '#renderer/store/usePhoto.ts'
import { photoWords as w } from '#renderer/words/photo.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Result } from '#shared/kernel/result.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { photoOf, photoOfFile } from './scalePhoto.ts'
import { useCamera } from './useCamera.ts'
import '#renderer/screens/Session/photo.css'

/** The patient's photo, from the camera of this workstation or from a file, looked at before it is kept (workflow 4.1). */
export function PhotoSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const known = usePhoto(chart.sessionId)
  const [taken, setTaken] = useState<string | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const { patient } = chart.scheduled
  const name = `${patient.last}, ${patient.first}`
  const take = (photo: Result<string, string>) => {
    setWhy(photo.ok ? null : photo.error)
    if (photo.ok) setTaken(photo.value)
  }
  const shown = taken === null ? known : `data:image/jpeg;base64,${taken}`
  return (
    <ActionSheet
      title={w.title}
      about={name}
      verb={w.save}
      icon={Camera}
      closedBecause={taken === null ? w.missing : undefined}
      sheet={sheet}
      onDo={() => {
        if (taken !== null) void sheet.perform({ kind: 'takePhoto', jpegBase64: taken })
      }}
    >
      <CameraView onTake={take} onFail={() => setWhy(w.noCamera)}>
        {shown ? (
          <img className="photo" src={shown} alt={w.of(name)} />
        ) : (
          <div className="row">
            <Face initials={initialsOf(name)} />
            <span className="second">{w.none}</span>
          </div>
        )}
      </CameraView>
      <FromFile onTake={take} />
      <p className="second">{w.about}</p>
      <RefusalSlot flat refusal={why === null ? null : { what: w.notRead, why }} />
    </ActionSheet>
  )
}

interface CameraProps {
  readonly onTake: (photo: Result<string, string>) => void
  readonly onFail: () => void
  /** What stands there while the camera is closed. */
  readonly children: React.ReactNode
}

/** The picture of the camera in the place of the photo; nothing of a camera where the host has none. */
function CameraView({ onTake, onFail, children }: CameraProps) {
  const camera = useCamera(onFail)
  if (!camera.isOpen)
    return (
      <>
        {children}
        {camera.isThere && <TapTarget wide icon={Camera} verb={w.camera} onTap={() => void camera.open()} />}
      </>
    )
  return (
    <>
      <video ref={camera.show} className="photo" autoPlay muted playsInline aria-label={w.camera} />
      <div className="field-pair">
        <TapTarget
          icon={Camera}
          verb={w.snap}
          onTap={() => {
            const video = camera.now()
            if (video) onTake(photoOf(video, video.videoWidth, video.videoHeight))
            camera.close()
          }}
        />
        <TapTarget icon={X} look="quiet" verb={w.stopCamera} onTap={camera.close} />
      </div>
    </>
  )
}

function FromFile({ onTake }: Pick<CameraProps, 'onTake'>) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={w.file}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void photoOfFile(file).then(onTake)
        }}
      />
      <TapTarget wide icon={ImageUp} verb={w.file} onTap={() => input.current?.click()} />
    </>
  )
}
