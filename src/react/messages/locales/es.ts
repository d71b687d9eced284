import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: 'Cerrar sesión',
  signingOut: 'Cerrando sesión…',
  redirecting: 'Redirigiendo…',
  signedOut: 'Sesión cerrada',
  slow: 'Está tardando más de lo habitual.',
  keepWaiting: 'Seguir esperando',
  waitingForNetwork: 'No tienes conexión. Se cerrará la sesión en cuanto vuelvas a tenerla.',
  cancel: 'Cancelar',
  retry: 'Reintentar',
  dismiss: 'Descartar',
  confirmTitle: '¿Cerrar sesión?',
  confirmDescription: 'Tendrás que volver a iniciar sesión para continuar.',
  confirmReasons: 'Aún pendiente:',
  errors: {
    clerk_not_loaded:
      'La página no se cargó por completo. Tu sesión sigue abierta. Vuelve a cargar la página.',
    offline: 'No tienes conexión. Tu sesión sigue abierta.',
    network: 'No se pudo contactar con el servidor. Tu sesión sigue abierta.',
    timeout: 'El servidor no respondió. Es posible que tu sesión siga abierta.',
    rate_limited: 'Demasiados intentos. Tu sesión sigue abierta.',
    unauthorized: 'El servidor rechazó la solicitud. Tu sesión sigue abierta.',
    reverification_required: 'Primero verifica tu identidad. Tu sesión sigue abierta.',
    server: 'El servidor tiene un problema. Tu sesión sigue abierta.',
    session_not_found: 'Esta sesión no se encontró en este navegador.',
    not_confirmed_by_server: 'El servidor no lo confirmó. Tu sesión sigue abierta.',
    redirect_blocked: 'La página siguiente no está permitida y no se abrió.',
    redirect_failed: 'La sesión está cerrada, pero no se pudo abrir la página siguiente.',
    partial: 'La sesión sigue abierta en algunos dispositivos.',
    unknown: 'Algo salió mal. Tu sesión sigue abierta.',
  },
};
