/** Replaces `usePathname` in bundles for routers that do not keep the pages that were left. */
export function usePathname(): string | null {
  return null;
}
