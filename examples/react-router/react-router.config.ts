import type { Config } from '@react-router/dev/config';

export default {
  // React Router 8 runs middleware, which Clerk's server part is; 7.9 and later 7 have to be asked to.
  future: { v8_middleware: true } as Config['future'],
} satisfies Config;
