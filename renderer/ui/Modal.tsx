import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons along the foot. */
  readonly actions?: ReactNode;
  readonly width?: number;
  readonly className?: string;
  /** What has the keyboard first, if it is not the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Whether the keyboard goes back to where it came from; asked when the dialog has gone. */
  readonly givesBack?: () => boolean;
}

/** A dialog over the desk: keeps the keyboard inside, closes with Escape, gives the keyboard back afterwards. */
export function Modal(props: Props): ReactNode {
  const { title, onClose, children, actions, width = 640, className = '', initialFocus, givesBack } = props;
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup
          className={`dialog ${className}`}
          style={{ '--dialog-width': `${width}px` } as React.CSSProperties}
          initialFocus={initialFocus}
          finalFocus={givesBack}
        >
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <div className="dialog-actions">{actions}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
