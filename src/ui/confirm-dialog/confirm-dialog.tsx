import { type SyntheticEvent, useEffect, useId, useRef } from 'react';
import { attempt } from '#shared';
import { classNameOf } from '../element/class-name.ts';
import type { ConfirmDialogProps } from './confirm-dialog.types.ts';

/**
 * Asks a question that needs an answer: a native modal `<dialog>` as an alert dialog, open while it is mounted.
 * Cancel comes first and has the focus, Escape cancels, a press beside it does nothing, and the focus returns.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/alertdialog/
 */
export function ConfirmDialog({
  title,
  description,
  reasons,
  reasonsTitle,
  confirmLabel,
  cancelLabel,
  classNames = {},
  unstyled,
  theme,
  onAnswer,
}: ConfirmDialogProps) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    // StrictMode runs effects twice, and a dialog that is open can't be opened.
    if (!dialog || dialog.open) return;
    attempt(() => dialog.showModal());
    if (dialog.open) return;
    dialog.open = true;
    dialog.querySelector('button')?.focus();
  }, []);

  const answer = (isConfirmed: boolean) => {
    // Closing gives the focus back; taking the element out of the page does not.
    attempt(() => ref.current?.close());
    onAnswer(isConfirmed);
  };
  const slot = (own: string, name: string | undefined) => classNameOf(!unstyled && own, name);

  return (
    <dialog
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}t`}
      aria-describedby={description || reasons.length > 0 ? `${id}d` : undefined}
      className={slot('cso-dialog', classNames.dialog)}
      style={theme}
      onClick={keepInside}
      onKeyDown={(event) => {
        keepInside(event);
        if (event.key !== 'Escape') return;
        // A dialog that could not be made modal is not told, and WebKit would close the popover that it is in, too.
        event.preventDefault();
        answer(false);
      }}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
      // A browser closes without asking when Escape is pressed again and again.
      onClose={() => onAnswer(false)}
    >
      <h2 id={`${id}t`} className={slot('cso-dialog-title', classNames.dialogTitle)}>
        {title}
      </h2>
      <div id={`${id}d`} className={slot('cso-dialog-description', classNames.dialogDescription)}>
        {description && <p>{description}</p>}
        {reasons.length > 0 && (
          <>
            {reasonsTitle}
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={slot('cso-dialog-actions', classNames.dialogActions)}>
        <button
          type="button"
          className={slot('cso-button', classNames.cancel)}
          data-variant="outline"
          onClick={() => answer(false)}
        >
          {cancelLabel}
        </button>
        <button
          type="button"
          className={slot('cso-button', classNames.confirm)}
          data-variant="danger"
          onClick={() => answer(true)}
        >
          {confirmLabel}
        </button>
      </div>
    </dialog>
  );
}

/** React passes events on to where the dialog was rendered: a form, a link, a menu item of the app. */
function keepInside(event: SyntheticEvent) {
  event.stopPropagation();
}
