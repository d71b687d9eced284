import { classNameOf } from '../element/class-name.ts';
import type { ConfirmDialogQuestion } from './confirm-dialog.types.ts';

/**
 * Creates the dialog of a question without adding it to the page. Cancel comes first, Escape cancels, and a press beside
 * it does nothing.
 *
 * Styles are set property by property, because a Content Security Policy can block style attributes in markup.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/alertdialog/
 */
export function createDialog(
  document: Document,
  question: ConfirmDialogQuestion,
  onAnswer: (isConfirmed: boolean) => void,
): HTMLDialogElement {
  const {
    id,
    title,
    description,
    reasons,
    reasonsTitle,
    confirmLabel,
    cancelLabel,
    classNames = {},
    unstyled,
    theme = {},
  } = question;
  const create = <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    own: string,
    name: string | undefined,
    children: readonly (Node | string)[],
  ) => {
    const element = document.createElement(tag);
    const className = classNameOf(!unstyled && own, name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const createAnswer = (isConfirmed: boolean, name: string | undefined, label: string) => {
    const button = create('button', 'cso-button', name, [label]);
    button.type = 'button';
    button.dataset['variant'] = isConfirmed ? 'danger' : 'outline';
    button.addEventListener('click', () => onAnswer(isConfirmed));
    return button;
  };
  const plain = (tag: 'p' | 'ul' | 'li', ...children: (Node | string)[]) =>
    create(tag, '', undefined, children);

  const heading = create('h2', 'cso-dialog-title', classNames.dialogTitle, [title]);
  heading.id = `${id}t`;
  const details = create('div', 'cso-dialog-description', classNames.dialogDescription, [
    ...(description ? [plain('p', description)] : []),
    ...(reasons.length > 0
      ? [reasonsTitle, plain('ul', ...reasons.map((reason) => plain('li', reason)))]
      : []),
  ]);
  details.id = `${id}d`;
  const dialog = create('dialog', 'cso-dialog', classNames.dialog, [
    heading,
    details,
    create('div', 'cso-dialog-actions', classNames.dialogActions, [
      createAnswer(false, classNames.cancel, cancelLabel),
      createAnswer(true, classNames.confirm, confirmLabel),
    ]),
  ]);
  dialog.setAttribute('role', 'alertdialog');
  dialog.setAttribute('aria-labelledby', heading.id);
  if (details.hasChildNodes()) dialog.setAttribute('aria-describedby', details.id);
  for (const [name, value] of Object.entries(theme)) dialog.style.setProperty(name, `${value}`);

  // The dialog may be inside a form, a link or a menu item of the app.
  const keepInside = (event: Event) => event.stopPropagation();
  const cancel = (event: Event) => {
    event.preventDefault();
    onAnswer(false);
  };
  dialog.addEventListener('click', keepInside);
  dialog.addEventListener('keydown', (event) => {
    keepInside(event);
    // A dialog that is not modal gets no `cancel` event, and WebKit would also close the popover around the dialog.
    if (event.key === 'Escape') cancel(event);
  });
  dialog.addEventListener('cancel', cancel);
  // On repeated Escape, a browser closes the dialog without a `cancel` event.
  dialog.addEventListener('close', () => onAnswer(false));
  return dialog;
}
