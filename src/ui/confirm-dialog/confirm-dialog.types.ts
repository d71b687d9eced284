import type { CSSProperties } from 'react';

/** The parts of the confirmation that `classNames` can name. */
export interface ConfirmDialogClassNames {
  dialog?: string | undefined;
  dialogTitle?: string | undefined;
  dialogDescription?: string | undefined;
  dialogActions?: string | undefined;
  /** The button that cancels. */
  cancel?: string | undefined;
  /** The button that confirms. */
  confirm?: string | undefined;
}

/** How a dialog looks. */
export interface ConfirmDialogLook {
  classNames?: ConfirmDialogClassNames | undefined;
  /** Leaves out this package's class names. */
  unstyled?: boolean | undefined;
  /** Custom properties for the dialog. */
  theme?: CSSProperties | undefined;
}

/** What a dialog asks. */
export interface ConfirmDialogQuestion extends ConfirmDialogLook {
  /** The prefix of the ids of its parts. */
  id: string;
  title: string;
  description: string;
  /** What would be lost; listed under `reasonsTitle`. */
  reasons: readonly string[];
  reasonsTitle: string;
  confirmLabel: string;
  cancelLabel: string;
}
