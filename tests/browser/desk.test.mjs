// The desk in a browser: everybody can read and use each of its pages, by keys alone and without a
// script; a report is sent within five screens; passkeys are those that browsers have.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faultsOf } from './accessible.mjs';
import { desk, signIn } from './desk.mjs';
import { totp } from './office.mjs';
import { validate } from './valid.mjs';
import { end, reading, views } from './portal.mjs';

after(end);

// Without scripts the driver cannot see that a smooth scroll has ended.
const bare = { ...views.light, javaScriptEnabled: false, reducedMotion: 'reduce' };

async function report(page, text) {
  await page.locator('#status').selectOption('limited');
  await page.locator('#text').fill(text);
  await page.locator('form.desk button').click();
}

// What there is to see: a version that came back, one to decide on, one to publish. Made once.
let made;
function proposals() {
  return (made ??= (async () => {
    const sent = {};
    for (const [state, commitment] of [['returned', 'CM02'], ['proposed', 'CM03'], ['reviewed', 'CM04']]) {
      await reading(bare, async (page) => {
        await signIn(page, 'ana');
        await page.goto(`${(await desk()).url}/en/desk/report/COL/${commitment}`);
        await report(page, 'Words to look at, with a figure: 40 %.');
        sent[state] = new URL(page.url()).pathname;
      });
    }
    await reading(bare, async (page) => {
      const { url } = await desk();
      await signIn(page, 'rui');
      await page.goto(url + sent.returned);
      await page.locator('#reason').fill('Since when?');
      await page.locator('button[value=return]').click();
      await page.goto(url + sent.reviewed);
      await page.locator('button[value=approve]').click();
    });
    return sent;
  })());
}

// Each page with who reads it, in the state in which most of it is seen.
async function pages() {
  const sent = await proposals();
  const of = sent.returned.split('/').at(-1);
  return {
    ana: ['/en/desk', '/en/desk/account', '/en/desk/report/COL/CM17', `/en/desk/report/COL/CM02?of=${of}`, sent.proposed],
    rui: ['/en/desk', sent.proposed, '/en/desk/cycle', '/en/desk/commitment', '/en/desk/commitment/CM17'],
    pia: ['/en/desk', sent.reviewed],
    ivo: ['/en/desk', '/en/desk/begin/assessment', '/en/desk/assessment/COL/CM02'],
    adm: ['/en/desk/people'],
  };
}
const inLanguage = (url, language) => url.replace(/^\/en/, '/' + language);
const named = { light: 'es', dark: 'pt', narrow: 'fr' };

for (const [name, view] of Object.entries(views)) {
  test(`every page of the desk can be read by everybody: ${name}`, async () => {
    const { url } = await desk();
    const faults = await reading(view, (page) => faultsOf(page, url, `/${named[name]}/sign-in`, name));
    for (const [person, list] of Object.entries(await pages())) {
      await reading(view, async (page) => {
        await signIn(page, person);
        for (const each of list) faults.push(...await faultsOf(page, url, inLanguage(each, named[name]), name));
        if (person !== 'ana') return;
        await page.goto(`${url}/${named[name]}/desk/report/COL/CM17`);
        await page.locator('#as_of').fill('yesterday');
        await page.locator('form.desk button').click();
        assert.equal(await page.locator('[aria-invalid=true]').count(), 3, 'what is wrong is marked');
        faults.push(...await faultsOf(page, '', null, name));
      });
    }
    assert.deepEqual(faults, []);
  });
}

test('what was typed survives a lost connection and a session that ended', async () => {
  await reading(views.narrow, async (page) => {
    const { url, people } = await desk();
    const form = `${url}/en/desk/report/COL/CM05`;
    const send = page.getByRole('button', { name: 'Send for review' });
    await signIn(page, 'luis');
    await page.goto(form);
    await page.locator('#text').fill('Typed on a boat.');
    await page.locator('#status').selectOption('limited');
    await page.context().setOffline(true);
    await send.click();
    await page.getByText('There is no connection').waitFor();
    assert.equal(await page.locator('#text').inputValue(), 'Typed on a boat.');
    await page.context().setOffline(false);

    await page.goto(`${url}/en/desk`);
    await page.goto(form);
    await page.getByRole('button', { name: 'Put it back' }).click();
    assert.equal(await page.locator('#text').inputValue(), 'Typed on a boat.');
    assert.equal(await page.locator('#status').inputValue(), 'limited');

    // Sent into a connection that looks as if it were there.
    await page.locator('#text').fill('Typed on a boat, and sent.');
    await page.route('**/desk/report/**', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
    await Promise.all([page.waitForEvent('requestfailed'), send.click({ noWaitAfter: true })]);
    await page.unroute('**/desk/report/**');
    await page.goto(`${url}/en/desk`);
    await page.goto(form);
    await page.getByRole('button', { name: 'Put it back' }).click();
    assert.equal(await page.locator('#text').inputValue(), 'Typed on a boat, and sent.');
    await page.locator('#text').fill('Typed on a boat.');

    await page.context().clearCookies();
    await send.click();
    await page.getByText('Your session has ended').waitFor();
    await page.locator('#address').fill(people.luis.address);
    await page.locator('#password').fill(people.luis.password);
    await page.locator('#code').fill(people.luis.codes.pop());
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Nothing has been sent yet').waitFor();
    assert.equal(await page.locator('#text').inputValue(), 'Typed on a boat.');
    await send.click();
    await page.waitForURL('**/desk/proposals/**');

    await page.goto(form);
    assert.equal(await page.getByRole('button', { name: 'Put it back' }).count(), 0, 'it was sent');
    await page.locator('#text').fill('A second thought.');
    await page.goto(form);
    await page.getByRole('button', { name: 'Drop it' }).click();
    await page.goto(form);
    assert.equal(await page.getByRole('button', { name: 'Put it back' }).count(), 0, 'it was dropped');
  });
});

test('every page of the desk is valid HTML, in every language', async () => {
  const { url } = await desk();
  const faults = [];
  for (const [person, list] of Object.entries(await pages())) {
    await reading(bare, async (page) => {
      await signIn(page, person);
      for (const language of ['en', 'es', 'pt', 'fr'])
        for (const each of [...list, '/en/sign-in?next=/en/desk']) {
          const answer = await page.request.get(url + inLanguage(each, language));
          assert.equal(answer.status(), 200, each);
          assert.equal(answer.headers()['cache-control'], 'no-store', each);
          faults.push(...await validate(await answer.text(), inLanguage(each, language)));
        }
    });
  }
  assert.deepEqual([...new Set(faults)].slice(0, 30), []);
});

test('without a script: five screens at most from the first sign-in to a report that is sent', () => reading(bare, async (page) => {
  const { url } = await desk();
  const screens = [];
  page.on('load', () => screens.push(new URL(page.url()).pathname));
  await page.goto(`${url}/es/desk`);  // as the administration hands out the address
  const { people } = await desk();
  await page.locator('#address').fill(people.luis.address);
  await page.locator('#password').fill(people.luis.password);
  await page.locator('#code').fill(totp(people.luis.secret, Date.now() / 1000));
  await page.locator('form.desk button:visible').first().click();
  await page.locator('main a[href*="/desk/report/COL/"]').first().click();
  await report(page, 'Se hizo lo prometido en 2026.');
  assert.match(page.url(), /\/es\/desk\/proposals\/S-[a-z2-7]+\?done=sent$/);
  assert.equal(await page.locator('[role=status]').first().isVisible(), true);
  assert.ok(screens.length <= 5, screens.join(' '));
}));

// Presses Tab until what is wanted has the focus, and sees that it shows it.
async function tabTo(page, selector) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate((wanted) => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      return at.matches(wanted) && { ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    }, selector);
    if (here) return assert.ok(here.ring, `${selector} shows that it has the focus`);
  }
  assert.fail(`${selector} is not reached`);
}

test('by keys alone: signed in, reported, reviewed', async () => {
  const { url, people } = await desk();
  let address;
  const enter = async (page, name) => {
    await page.goto(`${url}/en/sign-in`);
    await tabTo(page, '#address');
    await page.keyboard.type(people[name].address);
    await tabTo(page, '#password');
    await page.keyboard.type(people[name].password);
    await tabTo(page, '#code');
    await page.keyboard.type(people[name].codes.pop());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/en/desk');
  };
  await reading(views.light, async (page) => {
    await enter(page, 'luis');
    await tabTo(page, 'a[href="/en/desk/report/COL/CM30"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/CM30');
    await tabTo(page, '#status');
    await page.keyboard.press('l');  // limited progress
    await tabTo(page, '#text');
    await page.keyboard.type('Typed without a mouse.');
    await tabTo(page, 'form.desk button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/proposals/**');
    address = new URL(page.url()).pathname;
  });
  await reading(views.light, async (page) => {
    await enter(page, 'sol');
    await tabTo(page, `a[href="${address}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL('**' + address);
    await tabTo(page, 'button[value=approve]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**done=approve');
  });
});

test('a passkey of the browser is added, and signs in alone', () => reading(views.light, async (page) => {
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const { url } = await desk();
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } });
  await signIn(page, 'pia');
  await page.goto(`${url}/en/desk/account`);
  await page.locator('#label').fill('Telephone');
  await page.locator('button[data-passkey=make]').click();
  await page.waitForURL('**/account?done=add');
  const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.equal(credentials[0].rpId, 'localhost');

  const signOut = () => page.locator('.deskbar button').click().then(() => page.waitForURL('**/sign-in'));
  await signOut();
  await page.goto(`${url}/pt/desk/account`);
  await page.locator('button[data-passkey=use]').click();
  await page.waitForURL('**/pt/desk/account');
  assert.ok(await page.getByText('Telephone').isVisible());

  // Whoever cannot prove who they are to the device is told so, and is not in.
  await signOut();
  await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.locator('button[data-passkey=use]').click();
  await page.locator('form [role=status]').filter({ hasText: /\S/ }).waitFor();
  assert.match(page.url(), /\/sign-in$/);
  assert.deepEqual(complaints, []);
}));

test('without a script there is no button that does nothing', () => reading(bare, async (page) => {
  const { url } = await desk();
  await page.goto(`${url}/en/sign-in`);
  assert.equal(await page.locator('form.desk button:visible').count(), 1);
}));
