// What is wrong with a page for somebody: rules of WCAG 2.2 AA that a machine can check, a page
// wider than its window, a browser that complains, of the content policy least of all.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const whole = process.env.ACTA_BROWSER === 'all';
// Dark differs from light in its colours and in nothing else.
const rules = (name) => (name === 'dark' && !whole
  ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag', values: tags });

async function violations(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), rules(name));
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

// Of the page at `path`, or of the one that is open if it is null.
export async function faultsOf(page, portal, path, name) {
  const faults = [];
  const listen = (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(`console: ${message.text()}`);
  };
  page.on('console', listen);
  if (path !== null) await page.goto(portal + path);
  faults.push(...await violations(page, name));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`${wide} px wider than the window`);
  page.off('console', listen);
  return faults.map((fault) => `${path ?? page.url()}: ${fault}`);
}
