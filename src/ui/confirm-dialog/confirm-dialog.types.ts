import type { CSSProperties } from 'react';

/** The parts of the confirmation that `classNames` can name. */
export interface ConfirmDialogClassNames {
  /** The confirmation. */
  dialog?: string | undefined;
  /** The question. */
  dialogTitle?: string | undefined;
  /** The text and the reasons below the question. */
  dialogDescription?: string | undefined;
  /** The row of both buttons. */
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
