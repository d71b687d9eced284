import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { messages } from '../../../src/messages/locales/en.ts';
import { useConfirmation } from '../../../src/ui/confirm-dialog/use-confirmation.ts';
import { SignOutButtonView } from '../../../src/ui/sign-out-button/sign-out-button.view.tsx';

const IDLE = { status: 'idle' } as const;
const REQUEST = {
  reasons: ['The report has unsaved changes.'],
  signal: new AbortController().signal,
};

/** A button that asks, and shows the answer. */
function Asking() {
  const { ask } = useConfirmation({ messages });
  const [answer, setAnswer] = useState('');
  return (
    <>
      <SignOutButtonView
        state={IDLE}
        messages={messages}
        onPress={async () => {
          setAnswer(`${await ask({ confirm: 'Leave' }, REQUEST)}`);
        }}
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
