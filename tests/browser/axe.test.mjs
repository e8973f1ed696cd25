// No page breaks a rule of WCAG 2.2 AA that a machine can check, however it is read; none is wider
// than the smallest telephone; none makes the browser complain, of its content policy least of all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { sample, whole } from './pages.mjs';
import { portal, reading, views } from './portal.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Dark differs from light in its colours and in nothing else.
const rules = (name) => (name === 'dark' && !whole
  ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag', values: tags });

async function violations(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), rules(name));
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

async function faultsOf(page, url, name) {
  const faults = [];
  const listen = (message) => {
    if (message.type() === 'error' && !/status of 40[04]/.test(message.text())) faults.push(`console: ${message.text()}`);
  };
  page.on('console', listen);
  await page.goto(await portal() + url);
  faults.push(...await violations(page, name));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`${wide} px wider than the window`);
  page.off('console', listen);
  return faults.map((fault) => `${url}: ${fault}`);
}

for (const [offset, [name, view]] of Object.entries(views).entries()) {
  test(`every kind of page can be read by everybody: ${name}`, async () => {
    const urls = await sample(offset);
    const halves = [0, 1].map((half) => urls.filter((_, i) => i % 2 === half));
    const faults = await Promise.all(halves.map((half) => reading(view, async (page) => {
      const found = [];
      for (const url of half) found.push(...await faultsOf(page, url, name));
      return found;
    })));
    assert.deepEqual(faults.flat(), []);
  });
}
