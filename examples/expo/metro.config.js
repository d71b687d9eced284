const { getDefaultConfig } = require('expo/metro-config');
const { createFakedClerk } = require('./faked-clerk/middleware');

const config = getDefaultConfig(__dirname);

// Without a publishable key, the development server also acts as Clerk's Frontend API and CDN.
if (!process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY) {
  const fakedClerk = createFakedClerk();
  config.server.enhanceMiddleware = (metro) => (request, response, next) =>
    fakedClerk(request, response, () => metro(request, response, next));
}

module.exports = config;
