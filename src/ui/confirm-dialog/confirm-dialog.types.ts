import type { CSSProperties } from 'react';

/** The parts of the confirmation that `classNames` can name. */
export interface ConfirmDialogClassNames {
  dialog?: string | undefined;
  dialogTitle?: string | undefined;
  dialogDescription?: string | undefined;
  dialogActions?: string | undefined;
  /** The answer that goes back. */
  cancel?: string | undefined;
  /** The answer that goes ahead. */
  confirm?: string | undefined;
}

/** How a dialog looks. */
export interface ConfirmDialogLook {
  classNames?: ConfirmDialogClassNames | undefined;
  /** Leaves out every class of ours. */
  unstyled?: boolean | undefined;
  /** Custom properties for the dialog. */
  theme?: CSSProperties | undefined;
}

/** What a dialog asks. */
export interface ConfirmDialogQuestion extends ConfirmDialogLook {
  /** Begins the ids of its parts. */
  id: string;
  title: string;
  description: string;
  /** What would be lost; listed under `reasonsTitle`. */
  reasons: readonly string[];
  reasonsTitle: string;
  confirmLabel: string;
  cancelLabel: string;
}
