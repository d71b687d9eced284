// TypeScript 6 wants a declaration for what is imported for its side effects only.
declare module '*.css';
