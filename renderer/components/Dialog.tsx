import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './classes.ts'

export type DialogProps = {
  readonly isOpen: boolean
  readonly title: ReactNode
  readonly children: ReactNode
  /** Buttons at the bottom right. */
  readonly foot?: ReactNode
  /** Escape closes; leave out where an answer is needed (wrong patient). */
  readonly onClose?: (() => void) | undefined
  /** Announced at once, with a red edge: a wrong-patient scan. */
  readonly urgent?: boolean | undefined
  /** False where there is no chair bar to keep uncovered. */
  readonly hasChairBar?: boolean | undefined
}

/** Only for lock, sign PIN, identity check and wrong-patient scan. Centred, at most 560 wide, chair bar uncovered. */
export function Dialog({ isOpen, title, children, foot, onClose, urgent = false, hasChairBar = true }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
      isKeyboardDismissDisabled={onClose === undefined}
      className={classes('dialog-ground', !hasChairBar && 'dialog-ground--no-chairs')}
    >
      <Modal className="dialog-box">
        <AriaDialog className={classes('dialog', urgent && 'dialog--urgent')} role={urgent ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {foot !== undefined && <div className="dialog__foot">{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
