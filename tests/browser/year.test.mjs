// A year of the process, by hand at the desk and read in the portal: a cycle is opened, states
// report by form, through the link of a letter and by spreadsheet, and two stay silent; an assessor
// contradicts one, the state replies, it is published and corrected; a national act is coded in
// tension and answered; and the report of the year is printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { browser, reading } from './portal.mjs';
import { Office } from './office.mjs';

let office;
const people = {};
const states = ['ARG', 'BLZ', 'BRA', 'BRB', 'CAN', 'CHL', 'COL', 'CRI', 'ECU', 'GTM', 'GUY', 'HND', 'HTI', 'JAM',
  'MEX', 'PAN', 'PER', 'PRY', 'SLV', 'SUR', 'URY', 'USA'];
const silent = ['SUR', 'URY'];
const throughLinks = ['CRI', 'ECU', 'GTM', 'GUY', 'HND', 'HTI'];
const bySheet = ['JAM', 'MEX', 'PAN', 'PER'];
const commitment = 'CM03'; // of the mechanism: owed by each of its members
const decided = []; // addresses of what was published

const address = (page) => new URL(page.url()).pathname;
const problem = async (page) => (await page.locator('.wrong').allInnerTexts()).join(' ');

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`form.desk [name=${name}]`);
    if (await field.evaluate((element) => element.tagName) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

async function sent(page, fields) {
  await fill(page, fields);
  await page.getByRole('button', { name: 'Send for review' }).click();
  assert.match(address(page), /\/desk\/proposals\//, await problem(page));
  return address(page);
}

const report = (person, status, text, more = {}) => person.at(async (page) => {
  await page.goto(`${office.desk}/en/desk/report/${person.name.toUpperCase()}/${commitment}`);
  return sent(page, { status, as_of: office.today(), text, language: 'en', evidence: '', ...more });
});

// Without an account's password: the letter leads to a form.
const reportThrough = (link, status, text) => reading({ javaScriptEnabled: false, reducedMotion: 'reduce' }, async (page) => {
  await page.goto(link);
  await page.getByRole('button', { name: 'open it in this browser' }).click();
  await page.locator(`main a[href$="/${commitment}"]`).click();
  await fill(page, { status, as_of: office.today(), text, language: 'en', evidence: '' });
  await page.getByRole('button', { name: 'Send for review' }).click();
  assert.match(await page.locator('.done').innerText(), /Received/);
});

// Downloaded, filled in away from the desk, looked at and sent.
const reportBySheet = (person, state, status, text) => person.at(async (page) => {
  await page.goto(`${office.desk}/en/desk/sheet/${state}`);
  await page.locator('[name=as]').selectOption('csv');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the sheet' }).click()]);
  const file = readFileSync(await download.path(), 'utf8');
  const filled = file.replace(new RegExp(`^(${commitment},.*),,,,,([0-9]*)\r?$`, 'm'), `$1,${status},${office.today()},${text},,$2`);
  assert.notEqual(filled, file, file);
  await page.locator('[name=file]').setInputFiles({ name: `${state}.csv`, mimeType: 'text/csv', buffer: Buffer.from(filled) });
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.locator('button[value=all]').click();
  assert.equal(await problem(page), '', state);
});

// What waits for them on their desk.
const toDecide = (person) => person.at(async (page) =>
  page.locator('section:has(> h2:has-text("for you to decide")) li a').evaluateAll((links) => [...new Set(links.map((link) => link.pathname))]));

const approve = (person, all) => person.at(async (page) => {
  for (const one of all) {
    await page.goto(office.desk + one);
    await page.getByRole('button', { name: 'Approve' }).click();
    assert.equal(await problem(page), '', one);
  }
});

// Found on the desk of whoever is asked.
async function reply(page, proposal, text) {
  await page.goto(`${office.desk}/en/desk`);
  await page.locator(`main a[href="${proposal}"]`).first().click();
  await page.locator('[name=reply]').fill(text);
  await page.locator('[name=reply_language]').selectOption('en');
  await page.getByRole('button', { name: 'Send the reply' }).click();
  assert.equal(await problem(page), '');
}

// Proves again who it is, once, before the first.
const publish = (person, all) => person.at(async (page) => {
  for (const one of all) {
    await page.goto(office.desk + one);
    if (await page.locator('[name=password]').count()) {
      await page.locator('[name=password]').fill(person.password);
      await page.locator('[name=code]').fill(person.code());
    }
    await page.getByRole('button', { name: 'Publish' }).click();
    assert.equal(await problem(page), '', one);
    decided.push(one);
  }
});

describe('a year of the process', () => {
  before(async () => {
    office = await Office.open(await browser());
    for (const [name, seat] of [['rui', 'secretariat'], ['sol', 'secretariat'], ['pia', 'publishing'], ['ivo', 'assessment'], ['kai', 'coding'], ['kim', 'coding']])
      people[name] = office.employ(name, seat);
    for (const state of states) people[state] = office.employ(state.toLowerCase(), `focal-${state}`);
    await office.serve();
  });

  after(() => office.close());

  test('the secretariat opens a cycle, which two others let pass', async () => {
    const cycle = await people.rui.at(async (page) => {
      await page.goto(`${office.desk}/en/desk/cycle`);
      return sent(page, { id: 'Y1', title: 'Cycle of the year', language: 'en', opens: office.today(), due: office.today(20), overdue_from: '' });
    });
    assert.doesNotMatch(await office.text('/en/progress'), /Cycle of the year/);
    await approve(people.sol, [cycle]);
    await publish(people.pia, [cycle]);
    assert.match(await office.text('/en/progress'), /Cycle of the year/);
  });

  test('twenty states report and two are silent', async () => {
    await office.serve(10);
    const links = office.remind();
    for (const state of states.filter((one) => !silent.includes(one))) {
      const text = `What ${state} did.`;
      if (throughLinks.includes(state)) await reportThrough(links[state.toLowerCase()], 'limited', text);
      else if (bySheet.includes(state)) await reportBySheet(people[state], state, 'limited', text);
      else await report(people[state], state === 'COL' ? 'complete' : 'limited', text);
    }
    const reports = await toDecide(people.rui);
    assert.equal(reports.length, states.length - silent.length);
    assert.doesNotMatch(await office.text(`/en/commitments/${commitment}`), /What COL did/);
    await approve(people.rui, reports);
    await publish(people.pia, reports);
    const page = await office.text(`/en/commitments/${commitment}`);
    for (const state of states) assert.equal(page.includes(`What ${state} did.`), !silent.includes(state), state);
  });

  test('what did not come is late, and is told as such', async () => {
    await office.serve(20);
    const items = await office.text('/en/progress.csv?table=cycle_items');
    for (const state of states)
      assert.match(items, new RegExp(`Y1,country/${state},${commitment},${silent.includes(state) ? 'overdue' : 'on-time'},`), state);
  });

  test('an assessor contradicts a state, which replies before it is published', async () => {
    const assessment = await people.ivo.at(async (page) => {
      await page.goto(`${office.desk}/en/desk/assessment/COL/${commitment}`);
      return sent(page, { status: 'limited', as_of: office.today(), text: 'Half of it was done.', language: 'en', evidence: '' });
    });
    await approve(people.rui, [assessment]);
    await people.pia.at(async (page) => {
      await page.goto(office.desk + assessment);
      assert.equal(await page.getByRole('button', { name: 'Publish' }).count(), 0);
    });
    await people.COL.at((page) => reply(page, assessment, 'The other half came later.'));
    assert.doesNotMatch(await office.text(`/en/commitments/${commitment}`), /Half of it was done/);
    await publish(people.pia, [assessment]);
    const page = await office.text(`/en/commitments/${commitment}`);
    assert.match(page, /Half of it was done\./);
    assert.match(page, /The other half came later\./);
  });

  test('two who do not see each other code a national act in tension, and the state replies', async () => {
    const coding = `${office.desk}/en/desk/coding/NA16/CM26`;
    for (const coder of [people.kai, people.kim])
      await coder.at(async (page) => {
        await page.goto(coding);
        await fill(page, { alignment: 'in_tension', measure_source: 'W33', measure_locator: 'first paragraph',
          measure_passage: 'The initiative has ended.', commitment_source: 'W02', commitment_locator: 'bullet 3',
          commitment_passage: 'Expand the offices.', reason: 'One ends what the other was to expand.', language: 'en' });
        await page.getByRole('button', { name: 'Keep my coding' }).click();
        assert.match(address(page), /\/desk\/coding$/, await problem(page));
      });
    const proposed = await toDecide(people.rui);
    assert.equal(proposed.length, 1);
    await approve(people.rui, proposed);
    await people.USA.at((page) => reply(page, proposed[0], 'It was replaced.'));
    assert.doesNotMatch(await office.text('/en/measures/NA16'), /One ends what the other/);
    await publish(people.pia, proposed);
    const page = await office.text('/en/measures/NA16');
    for (const told of [/One ends what the other/, /The initiative has ended\./, /Expand the offices\./, /It was replaced\./])
      assert.match(page, told);
    assert.match(await office.text('/en/measures.csv?table=coded_pairs'), /NA16,CM26,country\/USA,in_tension,2,/);
  });

  test('a correction stands beside what was said before', async () => {
    const before = await office.entry();
    await office.serve(10);
    const corrected = await report(people.COL, 'substantial', 'Corrected: three quarters.');
    await approve(people.rui, [corrected]);
    await publish(people.pia, [corrected]);
    assert.match(await office.text(`/en/commitments/${commitment}`), /Corrected: three quarters\./);
    const then = await office.text(`/en/commitments/${commitment}?at=${before}`);
    assert.match(then, /What COL did\./);
    assert.doesNotMatch(then, /Corrected/);
  });

  test('the pages agree with it in four languages', async () => {
    const tables = [];
    for (const language of ['en', 'es', 'pt', 'fr']) tables.push(await office.text(`/${language}/progress.csv?table=accounts`));
    assert.equal(new Set(tables).size, 1);
    assert.match(tables[0], new RegExp(`${commitment},country/COL,reported,substantial,`));
    assert.match(tables[0], new RegExp(`${commitment},country/COL,assessed,limited,`));
    assert.match(tables[0], new RegExp(`${commitment},country/SUR,reported,not-reported,`));
  });

  test('nothing was published by one person', async () => {
    await people.rui.at(async (page) => {
      for (const one of decided) {
        await page.goto(office.desk + one);
        const steps = await page.locator('.thread li .h').allInnerTexts();
        const who = steps.map((step) => step.trim().split(/\s+/).at(-1));
        assert.ok(new Set(who).size >= 3, `${one}: ${steps.join(' | ')}`);
      }
    });
  });

  test('the report of the year is printed in four languages, and the log is sound', async () => {
    await office.serve(300);
    const year = office.today().slice(0, 4);
    for (const language of ['en', 'es', 'pt', 'fr']) {
      const pdf = Buffer.from(await (await fetch(`${office.portal}/${language}/progress.pdf`)).arrayBuffer());
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
      assert.match(text, /COL/, language);
      assert.ok(text.includes(year), language);
    }
    await office.stop();
    assert.match(office.run('verify'), /Sound/);
  });
});
