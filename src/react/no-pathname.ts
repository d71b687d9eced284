/** Stands for a router's `usePathname` where there is none that keeps pages by itself. */
export function usePathname(): string | null {
  return null;
}
