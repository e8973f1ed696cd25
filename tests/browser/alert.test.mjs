// An alert at the desk, from the office that sees it first to its end: acknowledged,
// assessed, shared, closed; each page can be read by everybody.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { faultsOf } from './accessible.mjs';
import { signIn, startDesk } from './desk.mjs';
import { end, once, program, reading, views } from './portal.mjs';
import { validate } from './valid.mjs';

after(end);

const bare = { ...views.light, javaScriptEnabled: false, reducedMotion: 'reduce' };

// Seven years of returns to Guatemala that come and go with the season, and four times as many in the
// month that ended last.
function counts() {
  const now = new Date();
  const rows = ['flow,period,count'];
  for (let back = 84; back >= 1; back--) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const season = 1.5 + Math.sin((4 - back) * Math.PI / 6);
    const noise = 0.97 + 0.06 * ((back * 0.61803398875) % 1);
    rows.push(`GTM-returned,${month.toISOString().slice(0, 7)},${Math.round(4000 * season * noise * (back === 1 ? 4 : 1))}`);
  }
  return rows.join('\n') + '\n';
}

// The alert is raised before anybody serves the store.
const office = once(() => startDesk(['gua', 'rui', 'pia'], (store) => {
  const file = path.join(store, 'returns.csv');
  writeFileSync(file, counts());
  const run = (...words) => execFileSync(program, [...words, '--store', store], { stdio: 'pipe' });
  run('flows', 'import', file, '--mapping', 'totals', '--sender', 'Migration institute');
  run('warn', 'run');
  return ['--desk', '127.0.0.1:0'];
}));

async function toTheAlert(page, name) {
  await signIn(page, name, 'en', office);
  await page.locator('main a[href*="/desk/alerts/GTM-returned-"]').first().click();
}
const step = (page, name) => page.locator(`main a[href$="/${name}"]`).click();
const record = (page) => page.locator('form.desk button').click();

test('from hand to hand, with a script and without, on pages that everybody can read', async () => {
  const { url } = await office();
  const faults = [];
  const look = async (page, name) => {
    const here = new URL(page.url()).pathname;
    for (const language of ['en', 'es', 'pt', 'fr'])
      faults.push(...await validate(await (await page.request.get(url + here.replace(/^\/en/, '/' + language))).text(), here));
    if (name) faults.push(...await faultsOf(page, '', null, name));  // for which it needs scripts
  };
  await reading(bare, async (page) => {
    await toTheAlert(page, 'gua');
    assert.match(await page.locator('main').innerText(), /Status of all alerts: exercise\./);
    assert.match(await page.locator('main').innerText(), /had a chance of/, 'what it was raised by');
    await look(page);
    await step(page, 'acknowledge');
    await look(page);
    await record(page);
    await page.locator('[role=status]').waitFor();
    assert.equal(await page.locator('main a[href$="/assess"]').count(), 0, 'not theirs to do');
  });
  await reading(views.narrow, async (page) => {
    await toTheAlert(page, 'rui');
    await look(page, 'narrow');
    await step(page, 'assess');
    await record(page);
    assert.equal(await page.locator('[aria-invalid=true]').count(), 1, 'what is missing is marked');
    await look(page, 'narrow');
    await page.locator('#text').fill('Flights doubled in one week.');
    await record(page);
    await page.locator('[role=status]').waitFor();
  });
  await reading(views.light, async (page) => {
    await toTheAlert(page, 'pia');
    await step(page, 'share');
    await look(page, 'light');
    await page.locator('#with').selectOption('public');
    await record(page);
    await page.locator('[role=status]').waitFor();
    await page.goto(`${url}/en/early-warning`);
    assert.match(await page.locator('#alerts').innerText(), /GTM-returned-/);
  });
  await reading(views.dark, async (page) => {
    await toTheAlert(page, 'rui');
    await step(page, 'close');
    await look(page, 'dark');
    await page.locator('#outcome').selectOption('came-true');
    await page.locator('#text').fill('They did come.');
    await record(page);
    await page.locator('[role=status]').waitFor();
    assert.match(await page.locator('main').innerText(), /came true: They did come\./);
  });
  assert.deepEqual([...new Set(faults)], []);
});
