const TEXT = 'Signed out';

/**
 * Removes everything from the document at once, then reloads the page. Until the reload is done, only the text can be
 * seen or reached by keyboard. Without the network, the browser then shows its own error page.
 */
export function replacePage(): void {
  // A new body, not an emptied one: code that still holds a part of the old body finds it where it was.
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
