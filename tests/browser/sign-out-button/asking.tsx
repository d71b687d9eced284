import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { messages } from '../../../src/messages/locales/en.ts';
import { useConfirmation } from '../../../src/ui/confirm-dialog/use-confirmation.ts';
import { SignOutButtonView } from '../../../src/ui/sign-out-button/sign-out-button.view.tsx';

const IDLE = { status: 'idle' } as const;

/** A button that asks, and says what it was answered. */
function Asking() {
  const [question, ask] = useConfirmation();
  const [answer, setAnswer] = useState('');
  return (
    <>
      <SignOutButtonView
        state={IDLE}
        messages={messages}
        onPress={() =>
          void ask(['The report has unsaved changes.']).then((is) => setAnswer(`${is}`))
        }
        confirmation={
          question && {
            title: 'Sign out?',
            description: 'You will have to sign in again.',
            reasonsTitle: 'Still open:',
            reasons: question.reasons,
            confirmLabel: 'Leave',
            cancelLabel: 'Cancel',
            onAnswer: question.answer,
          }
        }
      />
      <output>{answer}</output>
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Asking />
  </StrictMode>,
);
