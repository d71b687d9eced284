const TEXT = 'Signed out';

/**
 * Takes everything out of the document at once, then loads the page again. Without the network the browser shows its own
 * page for that, and until then nothing is in sight but the text, nor within reach of the keyboard.
 */
export function replacePage(): void {
  // Another body, not an emptied one: what still holds on to a part of the old one finds it where it was.
  const body = document.createElement('body');
  const notice = document.createElement('p');
  notice.role = 'alert';
  notice.lang = 'en';
  notice.textContent = TEXT;
  body.append(notice);
  document.body = body;
  document.title = TEXT;
  location.reload();
}
