import { SignOutButton } from 'clerk-sign-out/react';
import 'clerk-sign-out/styles.css';

export const NotYou = ({ name }: { name: string }) => (
  <p>
    Not {name}? <SignOutButton variant="link">Use another account</SignOutButton>
  </p>
);
