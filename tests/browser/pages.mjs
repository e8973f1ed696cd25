// Every kind of page that the portal has, found by following its own navigation: a page that is
// added is tested without a line here.
import { after } from 'node:test';
import { end, portal } from './portal.mjs';

after(end);

export const languages = ['en', 'es', 'pt', 'fr'];

// The subject to open where a list leads to many: the one with the most on its page.
const richest = ['/countries/col', '/committees/LAD-AP02', '/mechanisms/LAD', '/sources/S002',
  '/commitments/CM06', '/disagreements/DX01'];
// What no list leads to, or not in the form that is wanted.
const besides = ['/early-warning?valid=2025-05-20', '/overlaps?valid=2023-12-31', '/countries/col?view=history', '/countries/col?view=print',
  '/?at=0', '/countries/nowhere'];

export const kindOf = (url) => url.replace(/[?#].*/, '').split('/').slice(2)
  .map((part, i, all) => (i === 0 ? part : all[0] === 'record' && i === 1 ? part : '*')).join('/');

const texts = new Map();
export async function text(url) {
  if (!texts.has(url)) texts.set(url, fetch(await portal() + url).then((answer) => answer.text()));
  return texts.get(url);
}

const isPage = (href) => /^\/[a-z]{2}\/[^.#]*$/.test(href.replace(/\?.*/, ''));

export async function linksOf(url) {
  const found = [...(await text(url)).matchAll(/<a [^>]*href="([^"#]+)/g)].map((m) => m[1].replaceAll('&amp;', '&'));
  return [...new Set(found)].filter((href) => href.startsWith('/en/') && isPage(href));
}

let found;
// Addresses in English, one of each kind, the plain ones first.
export function pages() {
  return (found ??= (async () => {
    const kinds = new Map(richest.map((path) => ['/en' + path]).map(([url]) => [kindOf(url), url]));
    const lists = ['/en/', ...(await linksOf('/en/')).filter((url) => !url.includes('?'))];
    for (const url of lists) if (!kinds.has(kindOf(url))) kinds.set(kindOf(url), url);
    for (const list of [...kinds.values()])
      for (const url of await linksOf(list))
        if (!url.includes('?') && !kinds.has(kindOf(url))) kinds.set(kindOf(url), url);
    return [...kinds.values(), ...besides.map((path) => '/en' + path)];
  })());
}

// The same page in another language, as the page itself says (hreflang).
export async function inLanguage(url, language) {
  const tag = new RegExp(`<link rel="alternate" hreflang="${language}" href="([^"]+)"`).exec(await text(url));
  if (tag) return tag[1].replaceAll('&amp;', '&').replace(/^https?:\/\/[^/]+/, '');
  return url.replace(/^\/en/, '/' + language);  // an error page has no twin
}

export const whole = process.env.ACTA_BROWSER === 'all';

// Every page in every language.
export async function everywhere() {
  const all = [];
  for (const page of await pages()) for (const language of languages) all.push(await inLanguage(page, language));
  return all;
}

// Which page in which language: all of them with ACTA_BROWSER=all, else each page once, so that
// every language has its share and another one with another `offset`.
export async function sample(offset = 0) {
  const all = await everywhere();
  return whole ? all : all.filter((_, i) => (Math.floor(i / languages.length) + offset) % languages.length === i % languages.length);
}
