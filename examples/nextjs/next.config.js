const isFaked = !process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY;
const fakedClerk = `http://127.0.0.1:${process.env.FAKED_CLERK_PORT ?? 4141}`;

/** @type {import('next').NextConfig} */
export default {
  // Without a publishable key, Clerk's Frontend API is faked by a server beside this one, and so is Clerk's CDN.
  ...(isFaked && {
    env: {
      // `clerk.example.com$`, as a production key of Clerk names its Frontend API.
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
      NEXT_PUBLIC_CLERK_PROXY_URL: '/__clerk',
      NEXT_PUBLIC_CLERK_JS_URL: '/clerk-js/clerk.browser.js',
      NEXT_PUBLIC_CLERK_PREFETCH_UI: 'false',
      NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
    },
    rewrites: async () => [
      { source: '/__clerk/:path*', destination: `${fakedClerk}/__clerk/:path*` },
      { source: '/clerk-js/:path*', destination: `${fakedClerk}/clerk-js/:path*` },
    ],
  }),
};
