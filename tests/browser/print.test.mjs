// On paper: a minister’s brief of a country is two sheets, and each sheet says what it was printed
// from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage } from './pages.mjs';
import { portal, reading, views } from './portal.mjs';

const A4 = { format: 'A4', margin: { top: '14mm', bottom: '14mm', left: '14mm', right: '14mm' } };
const sheets = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

for (const [path, most] of [['/en/countries/col?view=print', 2], ['/en/countries/usa?view=print', 2],
  ['/en/early-warning?view=print', 2], ['/en/early-warning/HND-irregular?view=print', 2], ['/en/?view=print', 3],
  ['/en/overlaps?view=print', 4], ['/en/commitments/CM06?view=print', 3]]) {
  test(`${path} fits ${most} sheets in every language`, async () => {
    for (const language of ['en', 'es', 'pt', 'fr']) {
      await reading(views.light, async (page) => {
        await page.goto(await portal() + await inLanguage(path, language));
        await page.emulateMedia({ media: 'print' });
        assert.match(await page.locator('.print-url').innerText(), /\/.*\d/);
        assert.equal(await page.locator('main details:not([open])').count(), 0, 'all is open');
        const count = sheets(await page.pdf(A4));
        assert.ok(count <= most, `${language}: ${count} sheets`);
      });
    }
  });
}
