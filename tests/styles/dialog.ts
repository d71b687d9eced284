import { createDialog } from '../../src/ui/confirm-dialog/create-dialog.ts';

/** Every part of the confirmation dialog. */
document.body.append(
  createDialog(
    document,
    {
      id: 'question',
      title: 'Sign out?',
      description: 'You will have to sign in again.',
      reasonsTitle: 'Still open:',
      reasons: ['The report.', 'The upload.'],
      confirmLabel: 'Sign out',
      cancelLabel: 'Cancel',
    },
    () => {},
  ),
);
