import type { SignOutMessages } from '../messages.types.js';

export const messages: SignOutMessages = {
  signOut: 'Çıkış yap',
  signingOut: 'Çıkış yapılıyor…',
  redirecting: 'Yönlendiriliyor…',
  signedOut: 'Çıkış yapıldı',
  slow: 'Bu, normalden uzun sürüyor.',
  keepWaiting: 'Beklemeye devam et',
  waitingForNetwork: 'Çevrimdışısınız. Yeniden çevrimiçi olduğunuzda çıkış yapılacak.',
  cancel: 'İptal',
  retry: 'Tekrar dene',
  dismiss: 'Kapat',
  confirmTitle: 'Çıkış yapılsın mı?',
  confirmDescription: 'Devam etmek için yeniden giriş yapmanız gerekecek.',
  confirmReasons: 'Henüz tamamlanmadı:',
  errors: {
    clerk_not_loaded:
      'Sayfa tam olarak yüklenmedi. Oturumunuz hâlâ açık. Sayfayı yeniden yükleyin.',
    offline: 'Çevrimdışısınız. Oturumunuz hâlâ açık.',
    network: 'Sunucuya ulaşılamadı. Oturumunuz hâlâ açık.',
    timeout: 'Sunucu yanıt vermedi. Oturumunuz hâlâ açık olabilir.',
    rate_limited: 'Çok fazla deneme yapıldı. Oturumunuz hâlâ açık.',
    unauthorized: 'Sunucu isteği reddetti. Oturumunuz hâlâ açık.',
    reverification_required: 'Önce kimliğinizi doğrulayın. Oturumunuz hâlâ açık.',
    server: 'Sunucuda bir sorun var. Oturumunuz hâlâ açık.',
    session_not_found: 'Bu oturum bu tarayıcıda bulunamadı.',
    not_confirmed_by_server: 'Sunucu bunu onaylamadı. Oturumunuz hâlâ açık.',
    redirect_blocked: 'Sonraki sayfaya izin verilmiyor ve sayfa açılmadı.',
    redirect_failed: 'Çıkış yapıldı ancak sonraki sayfa açılamadı.',
    partial: 'Bazı cihazlarda oturum hâlâ açık.',
    unknown: 'Bir şeyler ters gitti. Oturumunuz hâlâ açık.',
  },
};
