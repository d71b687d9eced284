import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: 'Sair',
  signingOut: 'Saindo…',
  redirecting: 'Redirecionando…',
  signedOut: 'Sessão encerrada',
  slow: 'Está demorando mais do que o normal.',
  keepWaiting: 'Continuar esperando',
  waitingForNetwork: 'Você está sem conexão. Sua sessão será encerrada assim que a conexão voltar.',
  cancel: 'Cancelar',
  retry: 'Tentar novamente',
  dismiss: 'Fechar',
  confirmTitle: 'Sair?',
  confirmDescription: 'Será preciso entrar novamente para continuar.',
  confirmReasons: 'Ainda em aberto:',
  errors: {
    clerk_not_loaded:
      'A página não foi carregada por completo. Sua sessão continua ativa. Recarregue a página.',
    offline: 'Você está sem conexão. Sua sessão continua ativa.',
    network: 'Não foi possível acessar o servidor. Sua sessão continua ativa.',
    timeout: 'O servidor não respondeu. Sua sessão ainda pode estar ativa.',
    rate_limited: 'Muitas tentativas. Sua sessão continua ativa.',
    unauthorized: 'O servidor recusou a solicitação. Sua sessão continua ativa.',
    reverification_required: 'Confirme primeiro a sua identidade. Sua sessão continua ativa.',
    server: 'O servidor está com um problema. Sua sessão continua ativa.',
    session_not_found: 'Esta sessão não foi encontrada neste navegador.',
    not_confirmed_by_server: 'O servidor não confirmou a saída. Sua sessão continua ativa.',
    redirect_blocked: 'A próxima página não é permitida e não foi aberta.',
    redirect_failed: 'Sua sessão foi encerrada, mas não foi possível abrir a próxima página.',
    partial: 'A sessão continua ativa em alguns dispositivos.',
    unknown: 'Algo deu errado. Sua sessão continua ativa.',
  },
};
