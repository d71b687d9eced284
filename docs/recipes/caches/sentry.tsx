import { useUser } from '@clerk/react';
import * as Sentry from '@sentry/browser';
import { useSignedOut } from 'clerk-sign-out/react';
import { useEffect } from 'react';

export function SentryUser() {
  const id = useUser().user?.id;
  useEffect(() => {
    if (id) Sentry.setUser({ id });
  }, [id]);
  useSignedOut(() => Sentry.setUser(null));
  return null;
}
