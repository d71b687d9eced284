'use client';

import { useUser } from '@clerk/nextjs';
import { useSignedOut } from 'clerk-sign-out/nextjs';
import Link from 'next/link';
import { useState } from 'react';
import { Main } from '@/components/main';

const draftOf = (userId: string) => `draft of ${userId}`;

/** A page that is private only in the browser: Next.js keeps it hidden, with the typed text. */
export default function NotesPage() {
  const { user } = useUser();
  const [note, setNote] = useState('');
  useSignedOut(({ userId }) => localStorage.removeItem(draftOf(userId)));
  const change = (value: string) => {
    setNote(value);
    if (user) localStorage.setItem(draftOf(user.id), value);
  };
  return (
    <Main>
      <h1>Ihre Notizen</h1>
      <label>
        Notiz{' '}
        <input className="border" value={note} onChange={({ target }) => change(target.value)} />
      </label>
      <p data-testid="private">Vorschau: {note}</p>
      <Link href="/account">Ihr Konto</Link>
    </Main>
  );
}
