import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: 'Disconnetti',
  signingOut: 'Disconnessione…',
  redirecting: 'Reindirizzamento…',
  signedOut: 'Disconnesso',
  slow: 'Sta richiedendo più tempo del solito.',
  keepWaiting: 'Continua ad attendere',
  waitingForNetwork: 'Sei offline. Verrai disconnesso non appena tornerai online.',
  cancel: 'Annulla',
  retry: 'Riprova',
  dismiss: 'Chiudi',
  confirmTitle: 'Vuoi disconnetterti?',
  confirmDescription: 'Per continuare dovrai accedere di nuovo.',
  confirmReasons: 'Ancora in sospeso:',
  errors: {
    clerk_not_loaded:
      'La pagina non è stata caricata del tutto. Sei ancora connesso. Ricarica la pagina.',
    offline: 'Sei offline. Sei ancora connesso.',
    network: 'Impossibile raggiungere il server. Sei ancora connesso.',
    timeout: 'Il server non ha risposto. Potresti essere ancora connesso.',
    rate_limited: 'Troppi tentativi. Sei ancora connesso.',
    unauthorized: 'Il server ha rifiutato la richiesta. Sei ancora connesso.',
    reverification_required: 'Verifica prima la tua identità. Sei ancora connesso.',
    server: 'Il server ha un problema. Sei ancora connesso.',
    session_not_found: 'Questa sessione non è stata trovata in questo browser.',
    not_confirmed_by_server: 'Il server non ha confermato. Sei ancora connesso.',
    redirect_blocked: 'La pagina successiva non è consentita e non è stata aperta.',
    redirect_failed: 'Sei disconnesso, ma non è stato possibile aprire la pagina successiva.',
    partial: 'Alcuni dispositivi sono ancora connessi.',
    unknown: 'Qualcosa è andato storto. Sei ancora connesso.',
  },
};
