import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: 'サインアウト',
  signingOut: 'サインアウト中…',
  redirecting: '移動中…',
  signedOut: 'サインアウト済み',
  slow: '通常より時間がかかっています。',
  keepWaiting: 'このまま待つ',
  waitingForNetwork: 'オフラインです。オンラインに戻るとサインアウトします。',
  cancel: 'キャンセル',
  retry: '再試行',
  dismiss: '閉じる',
  confirmTitle: 'サインアウトしますか？',
  confirmDescription: '続けるには、もう一度サインインする必要があります。',
  confirmReasons: '未完了：',
  errors: {
    clerk_not_loaded:
      'ページが完全に読み込まれませんでした。まだサインインしています。ページを再読み込みしてください。',
    offline: 'オフラインです。まだサインインしています。',
    network: 'サーバーに接続できませんでした。まだサインインしています。',
    timeout: 'サーバーから応答がありません。まだサインインしている可能性があります。',
    rate_limited: '試行回数が多すぎます。まだサインインしています。',
    unauthorized: 'サーバーがリクエストを拒否しました。まだサインインしています。',
    reverification_required: '先に本人確認を行ってください。まだサインインしています。',
    server: 'サーバーに問題が発生しています。まだサインインしています。',
    session_not_found: 'このブラウザーにこのセッションは見つかりませんでした。',
    not_confirmed_by_server: 'サーバーで確認できませんでした。まだサインインしています。',
    redirect_blocked: '次のページは許可されていないため、開きませんでした。',
    redirect_failed: 'サインアウトしましたが、次のページを開けませんでした。',
    partial: '一部のデバイスはまだサインインしています。',
    unknown: '問題が発生しました。まだサインインしています。',
  },
};
