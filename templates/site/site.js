// Everything on the site works without this file: it only adds what a page cannot do by itself.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
