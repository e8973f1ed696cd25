// The eight main pages as a telephone and a desk show them, into docs/screenshots/.
// `node screenshots.mjs`, with ACTA or ACTA_URL as for the tests.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { end, inParallel, portal, reading, source } from './portal.mjs';

const folder = path.join(source, 'docs/screenshots');
const shown = {
  state: '/en/', country: '/es/paises/col', committee: '/en/committees/LAD-AP02', commitment: '/en/commitments/CM19',
  mechanism: '/pt/mecanismos/LAD', overlaps: '/en/overlaps?valid=2023-12-31', meetings: '/fr/reunions', money: '/en/money',
};
const windows = {
  390: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  1320: { viewport: { width: 1320, height: 900 } },
};
const tallest = 1500;  // px; what is below is more of the same

mkdirSync(folder, { recursive: true });
await inParallel(Object.entries(windows), ([width, window]) => reading({ ...window, javaScriptEnabled: false }, async (page) => {
  for (const [name, address] of Object.entries(shown)) {
    await page.goto(await portal() + address);
    const file = path.join(folder, `${name}-${width}.png`);
    const height = Math.min(tallest, await page.locator('body').evaluate((body) => body.scrollHeight).catch(() => tallest));
    await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width: +width, height } });
    console.log(path.relative(source, file));
  }
}));
await end();
