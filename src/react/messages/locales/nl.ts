import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: 'Uitloggen',
  signingOut: 'Bezig met uitloggen…',
  redirecting: 'Doorsturen…',
  signedOut: 'Uitgelogd',
  slow: 'Dit duurt langer dan normaal.',
  keepWaiting: 'Blijven wachten',
  waitingForNetwork: 'U bent offline. U wordt uitgelogd zodra u weer online bent.',
  cancel: 'Annuleren',
  retry: 'Opnieuw proberen',
  dismiss: 'Sluiten',
  confirmTitle: 'Uitloggen?',
  confirmDescription: 'U moet opnieuw inloggen om verder te gaan.',
  confirmReasons: 'Nog open:',
  errors: {
    clerk_not_loaded:
      'De pagina is niet volledig geladen. U bent nog ingelogd. Laad de pagina opnieuw.',
    offline: 'U bent offline. U bent nog ingelogd.',
    network: 'De server is niet bereikbaar. U bent nog ingelogd.',
    timeout: 'De server heeft niet geantwoord. Mogelijk bent u nog ingelogd.',
    rate_limited: 'Te veel pogingen. U bent nog ingelogd.',
    unauthorized: 'De server heeft het verzoek geweigerd. U bent nog ingelogd.',
    reverification_required: 'Bevestig eerst uw identiteit. U bent nog ingelogd.',
    server: 'De server heeft een probleem. U bent nog ingelogd.',
    session_not_found: 'Deze sessie is niet gevonden in deze browser.',
    not_confirmed_by_server: 'De server heeft het niet bevestigd. U bent nog ingelogd.',
    redirect_blocked: 'De volgende pagina is niet toegestaan en is niet geopend.',
    redirect_failed: 'U bent uitgelogd, maar de volgende pagina kon niet worden geopend.',
    partial: 'Sommige apparaten zijn nog ingelogd.',
    unknown: 'Er is iets misgegaan. U bent nog ingelogd.',
  },
};
