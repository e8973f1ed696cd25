// What is typed into a form stays in this tab until it was sent, so that a lost connection does not
// take it along; it is offered back where it was typed. No other tab has it, and nobody after the tab
// was closed or its reader signed out.

type Words = DOMStringMap; // offline, found, restore, drop
type Typed = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
type Draft = { path: string; sent: boolean; fields: Record<string, string> };

const prefix = 'draft ';

function typedInto(form: HTMLFormElement): Typed[] {
  // But for what proves who somebody is.
  const text = 'input[type=text][name]:not([autocomplete=one-time-code])';
  return [...form.querySelectorAll<Typed>(`textarea[name], select[name], ${text}`)];
}

// Which version of what stands the form was drawn from: what was typed goes with it.
function drawnFrom(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('input[type=hidden][name=version]');
}

function read(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The browser keeps nothing: the form works as it does without a script.
  }
}

function keys(): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

// Whether this page is the answer to a form that was sent: each is answered by leading elsewhere, and
// whoever is not signed in is led to a page that has taken nothing. A page that was merely opened
// tells nothing: the connection may have broken while the form was sent.
function isAnswer(): boolean {
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (arrival?.redirectCount ?? 0) > 0 && !location.pathname.endsWith('/sign-in');
}

// What was sent is done with as soon as the page that it leads to, or word of it, has come back.
function forgetWhatArrived(): void {
  const told = /[?&](done|sent)=/.test(location.search);
  for (const key of keys()) {
    const draft = read(key);
    const arrived = told || (isAnswer() && draft?.path !== location.pathname);
    if (!draft || (draft.sent && arrived)) sessionStorage.removeItem(key);
  }
}

function notice(form: HTMLFormElement, words: string, kind: string): HTMLElement {
  const box = document.createElement('div');
  box.className = kind;
  box.setAttribute('role', 'status');
  box.append(Object.assign(document.createElement('p'), { textContent: words }));
  form.before(box);
  return box;
}

function button(box: HTMLElement, words: string, press: () => void): void {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: words });
  made.addEventListener('click', () => {
    press();
    box.remove();
  });
  box.append(made, ' ');
}

function offer(form: HTMLFormElement, key: string, words: Words): void {
  const draft = read(key);
  const differing = typedInto(form).filter((field) => (draft?.fields[field.name] ?? field.value) !== field.value);
  if (!draft || !differing.length) return;
  const box = notice(form, words.found ?? '', 'done');
  button(box, words.restore ?? '', () => {
    for (const field of [...differing, drawnFrom(form)])
      if (field) field.value = draft.fields[field.name] ?? '';
    differing[0]?.focus();
  });
  button(box, words.drop ?? '', () => sessionStorage.removeItem(key));
}

function keep(form: HTMLFormElement, key: string, words: Words): void {
  const save = (sent: boolean): void => {
    const typed = [...typedInto(form), drawnFrom(form)].filter((field) => field !== null);
    const fields = Object.fromEntries(typed.map((field) => [field.name, field.value]));
    write(key, { path: location.pathname, sent, fields });
  };
  form.addEventListener('input', () => save(false));
  form.addEventListener('submit', (event) => {
    save(navigator.onLine);
    if (navigator.onLine) return;
    event.preventDefault();
    const box = notice(form, words.offline ?? '', 'wrong');
    box.scrollIntoView();
    window.addEventListener('online', () => box.remove(), { once: true });
  });
}

export function keepDrafts(words: Words): void {
  forgetWhatArrived();
  document.querySelectorAll<HTMLFormElement>('form[data-draft]').forEach((form, at) => {
    const key = `${prefix}${location.pathname} ${at}`;
    offer(form, key, words);
    keep(form, key, words);
  });
  document.querySelector('form[action$="/sign-out"]')?.addEventListener('submit', () => {
    for (const key of keys()) sessionStorage.removeItem(key);
  });
}
