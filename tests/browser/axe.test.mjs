// No page breaks a rule of WCAG 2.2 AA that a machine can check, however it is read; none is wider
// than the smallest telephone; none makes the browser complain, of its content policy least of all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './accessible.mjs';
import { sample } from './pages.mjs';
import { portal, reading, views } from './portal.mjs';

for (const [offset, [name, view]] of Object.entries(views).entries()) {
  test(`every kind of page can be read by everybody: ${name}`, async () => {
    const urls = await sample(offset);
    const halves = [0, 1].map((half) => urls.filter((_, i) => i % 2 === half));
    const faults = await Promise.all(halves.map((half) => reading(view, async (page) => {
      const found = [];
      for (const url of half) found.push(...await faultsOf(page, await portal(), url, name));
      return found;
    })));
    assert.deepEqual(faults.flat(), []);
  });
}
