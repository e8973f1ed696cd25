// Comfort with a script: the same rows in another order, fewer of them, a citation taken along.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { portal, reading, source, views } from './portal.mjs';

const cells = (page, table, column) => page.locator(`#${table} tbody tr > :nth-child(${column})`).allInnerTexts();

test('the islands are what their types say', () => {
  execFileSync(process.execPath, [path.join(source, 'tests/browser/node_modules/typescript/bin/tsc'),
    '-p', path.join(source, 'islands/tsconfig.json')], { stdio: 'pipe' });
});

test('a table is sorted by its head, by number where it holds numbers, and back', () => reading(views.light, async (page) => {
  await page.goto(await portal() + '/es/coincidencias?valid=2023-07-01');
  const before = await cells(page, 'overlap', 2);
  const head = page.locator('#overlap thead th').nth(1);
  await head.locator('button').click();
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  assert.deepEqual((await cells(page, 'overlap', 2)).map(Number), before.map(Number).sort((a, b) => a - b));
  await head.locator('button').press('Enter');
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  assert.deepEqual((await cells(page, 'overlap', 2)).map(Number), before.map(Number).sort((a, b) => b - a));
}));

test('a long table shows only the rows with what is typed, accents or not, and says how many', () => reading(views.light, async (page) => {
  await page.goto(await portal() + '/es/paises');
  const table = page.locator('table.list').first();
  const all = await table.locator('tbody tr').count();
  await page.locator('.filter input').first().fill('peru');
  assert.deepEqual(await table.locator('tbody tr:visible th').allInnerTexts(), ['Perú (PER)']);
  assert.match(await page.locator('.filter [role=status]').first().innerText(), new RegExp(`^1 de ${all} `));
}));

test('a citation is copied whole, with its permanent address', () => reading({ ...views.light, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await page.goto(await portal() + '/fr/engagements/CM06');
  await page.locator('#cite summary').click();
  await page.locator('#cite button').click();
  await page.locator('#cite [role=status]').filter({ hasText: 'Copiée' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /http:\/\/\S+\/fr\/engagements\/CM06\?at=\d+&valid=\d{4}-\d\d-\d\d$/);
}));
