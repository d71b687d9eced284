addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname.startsWith('/api/'))
    event.respondWith(answer(event.request));
});

async function answer(request) {
  // Opened before the request: an answer that arrives after the sign-out goes into a deleted cache.
  const cache = await caches.open('private');
  try {
    const response = await fetch(request);
    await cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}
