import type { SubjectName } from '../harness/protocol.ts';

/** The clicked element, and what happens to it during the sign-out. */
export interface Subject {
  name: string;
  shows: SubjectName;
  /** Unmounts right after the click. Another one, mounted afterwards, must show the outcome. */
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
