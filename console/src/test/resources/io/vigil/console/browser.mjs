// Drives the page as a person does. Arguments: address of the console, folder with playwright-core and axe-core, Chromium, folder for screenshots.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import assert from 'node:assert/strict';

const [address, modules, executablePath, pictures] = process.argv.slice(2), load = createRequire(modules + '/');
const axe = readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await load('playwright-core').chromium.launch({executablePath, args: ['--no-sandbox']});

for (const colorScheme of ['light', 'dark']) {
  // Axe is put into the page from here, which its policy rightly forbids.
  const page = await (await browser.newContext({viewport: {width: 1440, height: 900}, colorScheme, bypassCSP: true})).newPage();
  const wrong = [];
  page.on('console', message => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(error.message));
  page.on('request', request => request.url().startsWith(address) || request.url().startsWith('data:') || wrong.push('asked ' + request.url()));
  const look = async name => {
    await page.screenshot({path: `${pictures}/${name}-${colorScheme}.png`, fullPage: true});
    await page.evaluate(axe);
    const {violations} = await page.evaluate(() => axe.run());
    assert.deepEqual(violations.map(each => `${name} ${colorScheme} ${each.id} ${each.nodes[0].html}`), []);
  };
  const text = selector => page.locator(selector).first().innerText();

  await page.goto(address + '/');
  await page.waitForSelector('#rows tr');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
  assert.equal(await page.evaluate(() => window.attacked), undefined, 'a finding ran a script');
  assert.match(await text('#rows'), /<img src=x onerror=/, 'a hostile name is text');
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /\u001b/, 'a control is shown, never sent on');
  await look('findings');

  // An attack is one row, which unfolds to its findings and keeps the keyboard where it was.
  assert.match(await text('#foot'), /50 of \d+ rows, each attack one, of \d+ findings/);
  await page.locator('.fold').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('tr.kid');
  assert.equal(await page.locator('tr.kid').count(), 2);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'fold');
  await look('incident');
  await page.keyboard.press('Enter');
  await page.waitForSelector('tr.kid', {state: 'detached'});

  // A day of the histogram, a range that is typed, and back.
  await page.locator('.hist .day').last().click();
  await page.waitForSelector('button.crit[data-field=updatedAt]');
  assert.match(await text('button.crit[data-field=updatedAt]'), />= 2025-06-\d\d < 2025-06-\d\d/);
  await page.locator('button.crit[data-field=updatedAt]').click();
  await page.waitForSelector('button.crit[data-field=updatedAt]', {state: 'detached'});
  await page.keyboard.press('/');
  await page.keyboard.type('severity>=9');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('#rows .sev')].every(each => /9\.\d|10/.test(each.innerText)) && document.querySelector('#rows .sev'));
  await page.locator('button.crit[data-field=severity]').click();
  await page.waitForSelector('button.crit[data-field=severity]', {state: 'detached'});
  await page.locator('#main').focus();

  await page.keyboard.press('j');
  await page.keyboard.press('/');
  await page.keyboard.type('type=Recon:EC2/Portscan');
  await page.keyboard.press('Enter');
  await page.waitForSelector('button.crit[data-field=type]');
  await page.waitForFunction(() => [...document.querySelectorAll('#rows .mono')].every(each => each.innerText === 'Recon:EC2/Portscan'));
  await page.keyboard.press('Escape');
  await page.locator('#main').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.lanes');
  assert.match(await text('main'), /Network, country\s+62 %/);
  await page.locator('summary', {hasText: 'The event'}).click();
  assert.match(await page.locator('details.line[open] pre').innerText(), /"dstport": 22,\n.*<img src=x/s, 'the log line is shown as text');
  await look('story');

  await page.keyboard.press('s');
  await page.waitForFunction(() => /would have hidden [1-9]/.test(document.querySelector('#preview')?.textContent ?? ''));
  await page.fill('#suppress [name=name]', 'browser-' + colorScheme);
  await page.fill('#suppress [name=why]', 'known scanner');
  await look('suppress');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#suppressing', {state: 'detached'});

  const download = page.waitForEvent('download');
  await page.locator('[data-act=export]').click();
  const file = readFileSync(await (await download).path(), 'utf8');
  assert.match(file, /What happened/);
  assert.doesNotMatch(file, /<script|src="|href="/, 'an exported story loads and runs nothing');

  await page.locator('main').focus();
  await page.keyboard.press('e');
  await page.waitForFunction(() => /Unarchive/.test(document.querySelector('[data-act=archive]')?.textContent ?? ''));

  await page.goto(address + '/#/entity/Instance/i-0123456789abcdef0');
  await page.waitForSelector('.hours');
  assert.match(await text('h1'), /i-0123456789abcdef0/);
  await look('entity');
  await page.keyboard.press('d');
  await page.waitForFunction(() => /fired in this store/.test(document.body.innerText));
  await look('detections');
  await page.locator('main a', {hasText: /^u$/}).click();
  await page.waitForFunction(() => /longer costs state/.test(document.body.innerText) && /as shipped/.test(document.body.innerText));
  await look('detection');
  await page.keyboard.press('h');
  await page.waitForFunction(() => /threat\/bad.txt/.test(document.body.innerText) && /vpc-flow/.test(document.body.innerText));
  assert.match(await text('main'), /1 blind spot reported/);
  assert.equal(await text('nav [aria-current=page]'), 'Health');
  await look('health');

  // An answer that comes late is not shown over what was asked for after it.
  await page.route('**/page/health', async held => { await new Promise(done => setTimeout(done, 400)); await held.continue(); });
  await page.goto(address + '/#/detections');
  await page.waitForFunction(() => /fired in this store/.test(document.body.innerText));
  const late = page.waitForResponse('**/page/health');
  await page.evaluate(() => { location.hash = '#/health'; setTimeout(() => { location.hash = '#/detection/u'; }, 50); });
  await late;
  await page.waitForTimeout(100);
  assert.match(await text('h1'), /A detection/);
  await page.keyboard.press('t');
  assert.notEqual(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
  assert.deepEqual(wrong, []);
}
await browser.close();
console.log('all is well');
