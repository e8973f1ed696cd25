// A page is light enough for a cheap telephone.
import assert from 'node:assert/strict';
import { brotliCompressSync, constants } from 'node:zlib';
import { test } from 'node:test';
import { everywhere, pages, text } from './pages.mjs';
import { portal } from './portal.mjs';

const small = (bytes, quality) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
const bytesOf = async (url) => Buffer.from(await (await fetch(await portal() + url)).arrayBuffer());
const assetsOf = (html) => [...new Set([...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((m) => m[1]))];

test('no page weighs more than 200 KB when first read, 60 KB the three that are read most', async () => {
  for (const url of await pages()) {
    const html = await text(url);
    const css = assetsOf(html).filter((asset) => asset.endsWith('.css'));
    const fonts = (await bytesOf(css[0])).toString().match(/\/assets\/[^)]+\.woff2/g);
    let weight = small(Buffer.from(html), 5);
    for (const asset of new Set([...assetsOf(html), ...fonts])) {
      const bytes = await bytesOf(asset);
      weight += asset.endsWith('.woff2') ? bytes.length : small(bytes, 11);
    }
    const most = ['/en/', '/en/commitments/CM06', '/en/overlaps'].includes(url) ? 60 : 200;
    assert.ok(weight <= most * 1024, `${url}: ${weight}`);
  }
});

// Early warning draws its charts.
const most = (url) => (/\/(early-w|alert)/.test(url) ? 30 : 12) * 1024;

test('a page that is read again weighs at most 12 KB, 30 with charts', async () => {
  const heavy = [];
  for (const url of await everywhere()) {
    const weight = small(Buffer.from(await text(url)), 5);
    if (weight > most(url)) heavy.push(`${url}: ${weight}`);
  }
  assert.deepEqual(heavy, []);
});

test('the stylesheet weighs at most 8 KB, all scripts together 10 KB', async () => {
  const assets = new Set();
  for (const url of await pages()) for (const asset of assetsOf(await text(url))) assets.add(asset);
  let scripts = 0;
  for (const asset of assets) {
    const weight = small(await bytesOf(asset), 11);
    if (asset.endsWith('.css')) assert.ok(weight <= 8 * 1024, `${asset}: ${weight}`);
    if (asset.endsWith('.js')) scripts += weight;
  }
  assert.ok(scripts <= 10 * 1024, `scripts: ${scripts}`);
});
