import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: '로그아웃',
  signingOut: '로그아웃하는 중…',
  redirecting: '이동하는 중…',
  signedOut: '로그아웃됨',
  slow: '평소보다 오래 걸리고 있습니다.',
  keepWaiting: '계속 기다리기',
  waitingForNetwork: '오프라인 상태입니다. 다시 온라인이 되면 로그아웃됩니다.',
  cancel: '취소',
  retry: '다시 시도',
  dismiss: '닫기',
  confirmTitle: '로그아웃할까요?',
  confirmDescription: '계속하려면 다시 로그인해야 합니다.',
  confirmReasons: '아직 끝나지 않은 작업:',
  errors: {
    clerk_not_loaded:
      '페이지가 완전히 로드되지 않았습니다. 아직 로그인되어 있습니다. 페이지를 새로고침하세요.',
    offline: '오프라인 상태입니다. 아직 로그인되어 있습니다.',
    network: '서버에 연결할 수 없습니다. 아직 로그인되어 있습니다.',
    timeout: '서버가 응답하지 않았습니다. 아직 로그인되어 있을 수 있습니다.',
    rate_limited: '시도 횟수가 너무 많습니다. 아직 로그인되어 있습니다.',
    unauthorized: '서버가 요청을 거부했습니다. 아직 로그인되어 있습니다.',
    reverification_required: '먼저 본인 확인을 해 주세요. 아직 로그인되어 있습니다.',
    server: '서버에 문제가 있습니다. 아직 로그인되어 있습니다.',
    session_not_found: '이 브라우저에서 해당 세션을 찾을 수 없습니다.',
    not_confirmed_by_server: '서버에서 확인되지 않았습니다. 아직 로그인되어 있습니다.',
    redirect_blocked: '다음 페이지는 허용되지 않아 열리지 않았습니다.',
    redirect_failed: '로그아웃되었지만 다음 페이지를 열 수 없습니다.',
    partial: '일부 기기는 아직 로그인되어 있습니다.',
    unknown: '문제가 발생했습니다. 아직 로그인되어 있습니다.',
  },
};
