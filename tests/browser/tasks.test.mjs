// What readers come for, done without a script and with the keys alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pages, inLanguage } from './pages.mjs';
import { portal, reading, views } from './portal.mjs';

const bare = { ...views.light, javaScriptEnabled: false };
const pathOf = (page) => new URL(page.url()).pathname;

test('without a script: what Panama promised is three steps from the first page', () => reading(bare, async (page) => {
  await page.goto(await portal() + '/en/');
  await page.locator('header nav a', { hasText: 'Parties' }).first().click();
  await page.getByRole('link', { name: 'Panama', exact: false }).first().click();
  assert.equal(pathOf(page), '/en/countries/pan');
  await page.locator('main a[href*="/commitments/"]').first().click();
  assert.match(pathOf(page), /^\/en\/commitments\/CM\d+$/);
  assert.ok(await page.locator('main a[href="/en/countries/pan"]').first().isVisible());
}));

test('without a script: another day is asked for, kept on the way, and left again', () => reading(bare, async (page) => {
  await page.goto(await portal() + '/en/overlaps?associates=1');
  await page.locator('.asof summary').click();
  await page.locator('#valid').fill('2023-12-31');
  await page.locator('.asof button').click();
  assert.equal(new URL(page.url()).searchParams.get('valid'), '2023-12-31');
  assert.equal(new URL(page.url()).searchParams.get('associates'), '1');
  assert.match(await page.locator('.when.past').innerText(), /31 December 2023/);
  await page.locator('main a[href*="/countries/col"]').first().click();
  assert.equal(new URL(page.url()).searchParams.get('valid'), '2023-12-31');
  await page.locator('.when.past p a').click();
  assert.equal(new URL(page.url()).search, '');
}));

test('without a script: a day that the record itself names is one step away', () => reading(bare, async (page) => {
  await page.goto(await portal() + '/es/');
  await page.locator('.asof summary').click();
  assert.equal(await page.locator('.asof li').count(), 3);
  await page.locator('.asof li a').first().click();
  assert.match(page.url(), /valid=\d{4}-\d\d-\d\d/);
  assert.equal(await page.locator('.when.past').count(), 1);
}));

test('without a script: the same page is read in another language', () => reading(bare, async (page) => {
  await page.goto(await portal() + '/en/commitments/CM06?valid=2024-01-01');
  await page.locator('.langs a[lang=pt]').click();
  assert.equal(pathOf(page), '/pt/compromissos/CM06');
  assert.equal(new URL(page.url()).searchParams.get('valid'), '2024-01-01');
  assert.equal(await page.locator('html').getAttribute('lang'), 'pt');
}));

test('without a script: the rows of a page are taken as CSV', () => reading({ ...bare, acceptDownloads: true }, async (page) => {
  await page.goto(await portal() + '/en/countries');
  const rows = await page.locator('main table tbody tr').count();
  const href = await page.locator('.foot a[href$=".csv"]').first().getAttribute('href');
  const csv = await (await fetch(await portal() + href)).text();
  assert.equal(csv.trim().split('\r\n').length - 1, rows);
}));

test('without a script: what is cited is found again, byte for byte', () => reading(bare, async (page) => {
  await page.goto(await portal() + '/fr/');
  await page.locator('.cite summary').click();
  const [fixed, data] = await page.locator('.cite a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const said = await page.locator('.cite .hash').innerText();
  const bytes = await (await fetch(await portal() + data)).arrayBuffer();
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  assert.equal(digest, said);
  const answer = await fetch(await portal() + fixed);
  assert.match(answer.headers.get('cache-control'), /immutable/);
  assert.match(answer.headers.get('memento-datetime'), / GMT$/);
}));

// Presses Tab until the focus leaves the page or comes back.
async function walk(page) {
  const seen = [];
  const most = await page.evaluate(() => document.querySelectorAll('a[href],button,input,select,summary,[tabindex]').length);
  for (let i = 0; i < most + 5; i++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      at.dataset.seen = (at.dataset.seen ?? '') + 'x';
      const style = getComputedStyle(at);
      return { text: at.textContent.trim().slice(0, 40), href: at.getAttribute('href'), again: at.dataset.seen.length > 1,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    });
    if (!here || here.again) break;
    seen.push(here);
  }
  return seen;
}

test('by keys alone: everything is reached, in order, seen, and left again', async () => {
  for (const path of ['/en/', '/en/overlaps?valid=2023-12-31', '/en/commitments/CM06', '/en/committees']) {
    await reading(views.light, async (page) => {
      await page.goto(await portal() + path);
      const all = await page.evaluate(() => [...document.querySelectorAll('a[href],button,input,select,summary,[tabindex="0"]')]
        .filter((e) => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)')).length);
      const seen = await walk(page);
      assert.equal(seen[0].href, '#main', `${path}: the first is the way past the navigation`);
      assert.equal(seen.length, all, `${path}: all are reached`);
      assert.deepEqual(seen.filter((at) => !at.ring), [], `${path}: each shows that it has the focus`);
    });
  }
});

test('by keys alone: the skip link leads into the page', () => reading(views.light, async (page) => {
  await page.goto(await portal() + '/en/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#main$/);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null));
}));

test('nothing is lost when the text is twice as large', async () => {
  for (const path of await pages()) {
    await reading(views.light, async (page) => {
      await page.goto(await portal() + await inLanguage(path, 'fr'));
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${path}: ${wide} px wider than the window`);
    });
  }
});
