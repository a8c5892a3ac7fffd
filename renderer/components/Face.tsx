import { classes } from './classes.ts'

export type FaceProps = {
  readonly initials: string
  /** Address of the patient's photo, same origin or data. */
  readonly photo?: string | undefined
  readonly size?: 'l' | 'm' | 's' | undefined
}

/** A person's photo, or initials. The name always stands beside it, so readers skip it. */
export function Face({ initials, photo, size = 'l' }: FaceProps) {
  const names = classes('face', size !== 'l' && `face--${size}`)
  if (photo) return <img className={names} src={photo} alt="" />
  return (
    <span className={names} aria-hidden="true">
      {initials}
    </span>
  )
}
