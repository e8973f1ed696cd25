import type { Words } from './words';

// A button that copies the citation with its permanent address, whole.
export function enhanceCitation(words: Words): void {
  const citation = document.querySelector<HTMLElement>('#cite > p');
  const link = citation?.querySelector('a');
  if (!citation || !link || !navigator.clipboard) return;
  const text = `${citation.textContent?.replace(link.textContent ?? '', '').trim()} ${link.href}`;
  const button = document.createElement('button');
  const said = document.createElement('span');
  button.type = 'button';
  button.textContent = words.copy;
  said.setAttribute('role', 'status');
  citation.after(button, ' ', said);
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(() => {
      said.textContent = words.copied;
    }, () => {
      said.textContent = text; // to be copied by hand
    });
  });
}
