// A year of the process, by hand at the desk and read in the portal: a cycle is opened, states
// report by form, through the link of a letter and by spreadsheet, and two stay silent; an assessor
// contradicts one, the state replies, it is published and corrected; a national act is coded in
// tension and answered; and the report of the year is printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { languages } from './pages.mjs';
import { browser, reading, source } from './portal.mjs';
import { Office } from './office.mjs';

let office;
const people = {};
const states = ['ARG', 'BLZ', 'BRA', 'BRB', 'CAN', 'CHL', 'COL', 'CRI', 'ECU', 'GTM', 'GUY', 'HND', 'HTI', 'JAM',
  'MEX', 'PAN', 'PER', 'PRY', 'SLV', 'SUR', 'URY', 'USA'];
const silent = ['SUR', 'URY'];
const throughLinks = ['CRI', 'ECU', 'GTM', 'GUY', 'HND', 'HTI'];
const bySheet = ['JAM', 'MEX', 'PAN', 'PER'];
const commitment = 'CM03'; // of the mechanism: owed by each of its members
const own = 'CM30'; // of Colombia alone
const decided = []; // addresses of what was published
let founded; // the last entry before anything was published
const moments = []; // after what was published: { name, entry, day }, in their order

const remember = async (name) => moments.push({ name, entry: await office.entry(), day: office.today() });

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

const report = (person, promise, status, text) => person.at(async (page) => {
  await page.goto(`${office.desk}/en/desk/report/${person.name.toUpperCase()}/${promise}`);
  return sent(page, { status, as_of: office.today(), text, language: 'en', evidence: '' });
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

// The same days asked of by what the record held on them, and by what was true on them: the
// answers are the same.
const last = () => moments.at(-1);
const at = (moment, by) => `at=${by === 'known' ? moment.entry : last().entry}&valid=${by === 'known' ? last().day : moment.day}`;

// What a page says of it after each of these moments, in whatever language it is read: `tells` what
// a browser shows, `rows` what stands in the file beside it.
const words = Object.fromEntries(languages.map((language) => [language,
  readFileSync(path.join(source, 'messages', language, 'answer.po'), 'utf8')]));
const in_ = (language, told) => (typeof told === 'function' ? told(language) : told);
const word = (key) => (language) => new RegExp(`^msgid "${key}"\nmsgstr "(.*)"$`, 'm').exec(words[language])[1];

const progress = ['not-reported', 'done', 'disputed', 'disputed', 'under-way'];
const inWords = progress.map((one) => word(`progress.${one}`));
const both = ['known', 'valid'], known = ['known'];  // a coding has no day of its own
const said = ['All of it was done.', 'Half of it was done.', 'The other half came later.', 'Corrected: three quarters.'];
const coded = ['One ends what the other was to expand.', 'The initiative has ended.', 'It was replaced.'];
const row = (file, start, from = 0, to = 99) => file.split('\n').filter((line) => line.startsWith(start))
  .map((line) => line.trim().split(',').slice(from, to).join(' ')).join('\n');
const shownOf = (texts) => async (page) => {
  const main = await page.locator('main').innerText();
  return texts.filter((text) => main.includes(text)).join(' ');
};
const heldOf = (texts) => (file) => texts.filter((text) => file.includes(text)).join(' ');
const cells = (of, from, to) => async (page) => {
  const found = page.locator(`tr:has(a[href*="${of}"])`);
  return await found.count() ? (await found.first().locator('td').allTextContents()).slice(from, to).join(' ') : '';
};
const tag = (page) => page.locator(`li:has(a[href*="/${own}"]) .tag`).first().innerText();
const count = (selector) => async (page) => String(await page.locator(selector).count());

const inColombia = ['16 0 0 16 0 0 0', '16 2 0 14 0 0 0', '16 2 0 14 1 0 1', '16 2 0 14 1 0 1', '16 2 0 14 1 0 1'];
const ofCommittee = ['8 1 2 0 0 0 5', '8 2 2 0 0 0 4', '8 1 2 0 0 1 4', '8 1 2 0 0 1 4', '8 1 3 0 0 0 4'];
const onCommitment = ['', said[0], said.slice(0, 3).join(' '), said.slice(0, 3).join(' '), said.slice(1).join(' ')];
// Looked at from its end a cycle is overdue; on its first days what is not there is awaited.
const ofCycle = { known: ['263 0 0 0 263', ...Array(4).fill('263 21 0 0 242')], valid: ['263 0 0 263 0', '263 21 0 242 0', ...Array(3).fill('263 21 0 0 242')] };
const results = [
  { page: '/', by: both, shown: cells('/LAD-AP02', 0, 7), tells: ofCommittee,
    file: '/.csv', holds: (file) => row(file, 'committee/LAD-AP02', 1, 8), rows: ofCommittee },
  { page: '/commitments', by: both, shown: tag, tells: inWords,
    file: '/commitments.csv', holds: (file) => row(file, `${own},`, 3, 4), rows: progress },
  ...['/countries/col', '/committees/LAD-AP02', '/pillars/LAD-P1'].map((page) => ({ page, by: both, shown: tag, tells: inWords })),
  { page: `/commitments/${own}`, by: both, shown: shownOf(said), tells: onCommitment,
    file: `/commitments/${own}.json`, holds: heldOf(said), rows: ['', said[0], `${said[0]} ${said[1]}`, `${said[0]} ${said[1]}`, `${said[0]} ${said[1]} ${said[3]}`] },
  { page: '/progress', by: both, shown: cells('/col', 0, 7), tells: inColombia,
    file: '/progress.csv?table=tracks_by_country', holds: (file) => row(file, 'country/COL', 1), rows: inColombia },
  ...both.map((by) => ({ page: '/progress', by: [by], shown: async (page) => (await page.locator('#cycles tbody td').allTextContents()).slice(4).join(' '), tells: ofCycle[by],
    file: '/progress.csv?table=cycles', holds: (file) => row(file, 'Y1', 5), rows: ofCycle[by] })),
  { page: '/health?rule=commitment-without-report', by: both, shown: count(`main li a[href*="/${own}"]`), tells: ['1', '0', '0', '0', '0'],
    file: '/health.csv', holds: (file) => String(file.split(`commitment-without-report,commitment/${own},`).length - 1), rows: ['1', '0', '0', '0', '0'] },
  { page: '/disagreements', by: both, shown: count(`#differing tr:has(a[href*="/${own}"])`), tells: ['0', '0', '1', '1', '1'],
    file: '/disagreements.csv?table=differing', holds: (file) => row(file, own, 1, 4),
    rows: ['', '', 'country/COL complete limited', 'country/COL complete limited', 'country/COL substantial limited'] },
  // What the last publication added.
  { page: '/changes', by: known, shown: shownOf([...said, coded[0]]), tells: ['', said[0], said[1], coded[0], said[3]],
    file: '/changes.csv', holds: heldOf([...said, coded[0]]), rows: ['', said[0], said[1], coded[0], said[3]] },
  { page: '/measures', by: known, shown: count('#coded_pairs tbody tr'), tells: ['0', '0', '0', '1', '1'],
    file: '/measures.csv?table=coded_pairs', holds: (file) => row(file, 'NA16', 1, 5), rows: ['', '', '', 'CM26 country/USA in_tension 2', 'CM26 country/USA in_tension 2'] },
  { page: '/measures/NA16', by: known, shown: shownOf(coded), tells: ['', '', '', coded.join(' '), coded.join(' ')] },
];

describe('a year of the process', () => {
  before(async () => {
    office = await Office.open(await browser());
    for (const [name, seat] of [['rui', 'secretariat'], ['sol', 'secretariat'], ['pia', 'publishing'], ['ivo', 'assessment'], ['kai', 'coding'], ['kim', 'coding']])
      people[name] = office.employ(name, seat);
    for (const state of states) people[state] = office.employ(state.toLowerCase(), `focal-${state}`);
    await office.serve();
    founded = await office.entry();
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
    await remember('opened');
  });

  test('twenty states report and two are silent', async () => {
    await office.serve(10);
    const links = office.remind();
    for (const state of states.filter((one) => !silent.includes(one))) {
      const text = `What ${state} did.`;
      if (throughLinks.includes(state)) await reportThrough(links[state.toLowerCase()], 'limited', text);
      else if (bySheet.includes(state)) await reportBySheet(people[state], state, 'limited', text);
      else await report(people[state], commitment, 'limited', text);
    }
    await report(people.COL, own, 'complete', 'All of it was done.');
    const reports = await toDecide(people.rui);
    assert.equal(reports.length, states.length - silent.length + 1);
    assert.doesNotMatch(await office.text(`/en/commitments/${commitment}`), /What COL did/);
    await approve(people.rui, reports);
    await publish(people.pia, reports);
    const page = await office.text(`/en/commitments/${commitment}`);
    for (const state of states) assert.equal(page.includes(`What ${state} did.`), !silent.includes(state), state);
    await remember('reported');
  });

  test('what did not come is late, and is told as such', async () => {
    await office.serve(20);
    const items = await office.text('/en/progress.csv?table=cycle_items');
    for (const state of states)
      assert.match(items, new RegExp(`Y1,country/${state},${commitment},${silent.includes(state) ? 'overdue' : 'on-time'},`), state);
  });

  test('an assessor contradicts a state, which replies before it is published', async () => {
    const assessment = await people.ivo.at(async (page) => {
      await page.goto(`${office.desk}/en/desk/assessment/COL/${own}`);
      return sent(page, { status: 'limited', as_of: office.today(), text: 'Half of it was done.', language: 'en', evidence: '' });
    });
    await approve(people.rui, [assessment]);
    await people.pia.at(async (page) => {
      await page.goto(office.desk + assessment);
      assert.equal(await page.getByRole('button', { name: 'Publish' }).count(), 0);
    });
    await people.COL.at((page) => reply(page, assessment, 'The other half came later.'));
    assert.doesNotMatch(await office.text(`/en/commitments/${own}`), /Half of it was done/);
    await publish(people.pia, [assessment]);
    const page = await office.text(`/en/commitments/${own}`);
    assert.match(page, /Half of it was done\./);
    assert.match(page, /The other half came later\./);
    assert.match(page, /an assessor says otherwise than the state/);
    assert.doesNotMatch(page, /No open disagreement/);
    await remember('assessed');
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
    await remember('coded');
  });

  test('a correction stands beside what was said before', async () => {
    const before = await office.entry();
    await office.serve(10);
    const corrected = await report(people.COL, own, 'substantial', 'Corrected: three quarters.');
    await approve(people.rui, [corrected]);
    await publish(people.pia, [corrected]);
    assert.match(await office.text(`/en/commitments/${own}`), /Corrected: three quarters\./);
    const then = await office.text(`/en/commitments/${own}?at=${before}`);
    assert.match(then, /All of it was done\./);
    assert.doesNotMatch(then, /Corrected/);
    await remember('corrected');
  });

  for (const told of results)
    test(`${told.page} tells it at both dates`, () => reading({ javaScriptEnabled: false }, async (page) => {
      for (const by of told.by)
        for (const [i, moment] of moments.entries()) {
          const language = languages[(i + results.indexOf(told)) % languages.length];
          const asked = (file) => `/${language}${file}${file.includes('?') ? '&' : '?'}${at(moment, by)}`;
          await page.goto(office.portal + asked(told.page));
          assert.equal(await told.shown(page), in_(language, told.tells[i]), `${by} ${moment.name}: ${page.url()}`);
          if (told.file) assert.equal(told.holds(await office.text(asked(told.file))), told.rows[i], `${by} ${moment.name}: ${asked(told.file)}`);
        }
    }));

  test('the pages agree with it in four languages', async () => {
    const tables = [];
    for (const language of ['en', 'es', 'pt', 'fr']) tables.push(await office.text(`/${language}/progress.csv?table=accounts`));
    assert.equal(new Set(tables).size, 1);
    assert.match(tables[0], new RegExp(`${own},country/COL,reported,substantial,`));
    assert.match(tables[0], new RegExp(`${own},country/COL,assessed,limited,`));
    assert.match(tables[0], new RegExp(`${commitment},country/SUR,reported,not-reported,`));
  });

  // As anybody can read in the file of all claims, where each publication says whose hands it went
  // through: all that was recorded at one moment.
  test('nothing was published by one person', async () => {
    const published = new Map();
    for (const line of (await office.text('/data/claims-1.csv')).split('\n').slice(1, -1)) {
      const [entry, recorded, subject, property, , value] = line.split(',');
      if (!(Number(entry) > founded)) continue;  // what was loaded, and lines of a longer text
      if (!published.has(recorded)) published.set(recorded, {});
      if (subject.startsWith('submission/')) published.get(recorded)[property] = value;
    }
    assert.equal(published.size, decided.length);
    for (const [recorded, hands] of published) {
      assert.deepEqual(Object.keys(hands).sort(), ['proposed_by', 'published_by', 'reviewed_by'], recorded);
      assert.equal(new Set(Object.values(hands)).size, 3, `${recorded}: ${JSON.stringify(hands)}`);
    }
  });

  test('the report of the year tells it at both dates, printed in four languages', async () => {
    const year = last().day.slice(0, 4);
    const colombia = (text) => /\(COL\)((?:\s+\d+){7})/.exec(text)[1].trim().replace(/\s+/g, ' ');
    const folder = mkdtempSync(path.join(tmpdir(), 'acta-year-'));
    for (const by of both)
      for (const [i, moment] of moments.entries()) {
        const file = path.join(folder, 'report.html');
        const { entry, day } = by === 'known' ? { ...last(), entry: moment.entry } : { ...last(), day: moment.day };
        office.run('report', year, '--lang', languages[i % 4], '--at', String(entry), '--valid', day, '-o', file);
        const text = readFileSync(file, 'utf8').replace(/<[^>]+>/g, ' ');
        assert.equal(colombia(text), inColombia[i], `${by} ${moment.name}`);
        assert.equal(text.includes(`${own} `), i >= 2, `${by} ${moment.name}`);  // what an assessor contradicts
      }
    for (const language of languages) {
      const document = async (kind) => Buffer.from(await (await fetch(`${office.portal}/${language}/progress.${kind}?${at(last(), 'known')}`)).arrayBuffer());
      const pdf = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await document('pdf'), encoding: 'utf8' });
      const file = path.join(folder, 'report.docx');
      writeFileSync(file, await document('docx'));
      const docx = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' }).replace(/<[^>]+>/g, ' ');
      for (const [kind, text] of [['pdf', pdf], ['docx', docx]]) {
        assert.equal(colombia(text), inColombia.at(-1), `${kind} ${language}`);
        for (const told of [own, 'NA16', 'CM26', 'Y1', year]) assert.ok(text.includes(told), `${kind} ${language}: ${told}`);
      }
    }
    rmSync(folder, { recursive: true });
  });

  test('the log is sound', async () => {
    await office.stop();
    assert.match(office.run('verify'), /Sound/);
  });
});
