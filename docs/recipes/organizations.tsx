import { useSignedOut, useSignOut } from 'clerk-sign-out/react';

interface SignOutOfOrganizationProps {
  /** `useOrganization().organization` of your Clerk SDK. */
  organization: { slug: string | null } | null | undefined;
  /** Drops what you keep for each organization. */
  clearCaches: () => void;
}

export function SignOutOfOrganization({ organization, clearCaches }: SignOutOfOrganizationProps) {
  const slug = organization?.slug;
  const { getButtonProps } = useSignOut({
    redirectUrl: slug ? `/${slug}/sign-in` : '/sign-in',
  });
  useSignedOut(clearCaches);
  return <button {...getButtonProps()}>Sign out</button>;
}
