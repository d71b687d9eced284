import type { SubjectName } from '../harness/protocol.ts';

/** What is clicked, and what becomes of it while the sign-out is under way. */
export interface Subject {
  name: string;
  shows: SubjectName;
  /** Unmounts right after the click; another one, mounted when it is over, has to know the outcome. */
  isUnmountedMidFlight: boolean;
}

export const clerkButton: Subject = {
  name: "Clerk's SignOutButton",
  shows: 'clerk-button',
  isUnmountedMidFlight: false,
};

export const oneHook: Subject = {
  name: 'useSignOut',
  shows: 'hook',
  isUnmountedMidFlight: false,
};

export const hookSubjects: Subject[] = [
  oneHook,
  { name: 'two hooks clicked both', shows: 'two-hooks', isUnmountedMidFlight: false },
  { name: 'a hook unmounted mid-flight', shows: 'hook', isUnmountedMidFlight: true },
];
