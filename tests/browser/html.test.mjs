// What is sent is valid HTML, without a style in it; and the four languages tell the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everywhere, inLanguage, languages, pages, text } from './pages.mjs';
import { validate } from './valid.mjs';

test('every page in every language is valid HTML', async () => {
  const faults = [];
  for (const url of await everywhere()) faults.push(...await validate(await text(url), url));
  assert.deepEqual([...new Set(faults)].slice(0, 30), []);
});

const idsOf = (html) => [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
// Numbers, however a language groups their digits; days of dates and numbers of entries are among
// them, and hours, which some languages write with two digits.
const numbersOf = (html) => html.replace(/[\s\S]*<main/, '<main').replace(/<\/main>[\s\S]*/, '')
  .replace(/<[^>]*>/g, ' ').replace(/&[^;]+;/g, ' ').replace(/(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
  .match(/\d+/g)?.map(Number) ?? [];

// What stands more often in `a` than in `b`.
function surplus(a, b) {
  const left = [...b];
  return a.filter((number) => {
    const at = left.indexOf(number);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test('the four languages have the same places and the same numbers, and name each other', async () => {
  const faults = [];
  for (const page of await pages()) {
    const own = await text(page);
    for (const language of languages) {
      const url = await inLanguage(page, language);
      const other = await text(url);
      if (String(idsOf(other)) !== String(idsOf(own))) faults.push(`${url}: other places than ${page}`);
      if (!own.includes('hreflang="x-default"')) continue;  // an error has no twin, and a number of its own
      for (const [more, a, b] of [['more', other, own], ['less', own, other]]) {
        const numbers = surplus(numbersOf(a), numbersOf(b));
        if (numbers.length > 0) faults.push(`${url}: ${more} than in English: ${numbers.slice(0, 8)}`);
      }
      for (const back of languages) assert.equal(await inLanguage(url, back), await inLanguage(page, back), url);
    }
  }
  assert.deepEqual(faults, []);
});
