// A reader follows the link at the foot of a letter and leaves the list. DIVULGA: the program, DIVULGA_SOURCE: the repository.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { DIVULGA: program, DIVULGA_SOURCE: source } = process.env;

const workspace = mkdtempSync(join(tmpdir(), 'divulga-browser-'));
let service, address, browser;

const run = (...words) => execFileSync(program, [...words, '--quiet'], { cwd: workspace, encoding: 'utf8' });

/// The address that the service writes once it answers.
function readyAddress(file) {
  return new Promise((ready, failed) => {
    const look = () => existsSync(file) && readFileSync(file, 'utf8').trim();
    const watcher = watch(workspace, () => {
      if (look()) { watcher.close(); ready(look()); }
    });
    service.once('exit', (code) => { watcher.close(); failed(new Error(`the service ended with ${code}`)); });
    if (look()) { watcher.close(); ready(look()); }
  });
}

before(async () => {
  for (const part of ['content', 'locales']) cpSync(join(source, part), join(workspace, part), { recursive: true });
  run('list', 'import', 'content/ponte/stakeholders.csv');
  run('send', 'newsletters/2026-11', '--list', 'stakeholders', '--now');
  const file = join(workspace, 'ready');
  service = spawn(program, ['serve', '--port', '0', '--ready-file', file, '--quiet'], { cwd: workspace, stdio: 'ignore' });
  address = await readyAddress(file);
  if (!/^https?:/.test(address)) address = `http://${address}`;
  browser = await chromium.launch({
    executablePath: process.env.DIVULGA_CHROMIUM,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--no-first-run'],
  });
});

after(async () => {
  await browser?.close();
  if (service && service.exitCode === null) {
    const ended = new Promise((done) => service.once('exit', done));
    service.kill('SIGTERM');
    await ended;
  }
  rmSync(workspace, { recursive: true, force: true });
});

/// The path of the unsubscribe link of a letter in `language`.
function linkOf(language) {
  const mailbox = join(workspace, 'output/mailbox/new');
  for (const name of readdirSync(mailbox).sort()) {
    const head = readFileSync(join(mailbox, name), 'utf8').split(/\r?\n\r?\n/)[0].replace(/\r?\n[ \t]+/g, ' ');
    if (new RegExp(`^Content-Language: ${language}$`, 'm').test(head)) return new URL(/^List-Unsubscribe: <([^>]+)>/m.exec(head)[1]).pathname;
  }
  throw new Error(`no letter in ${language}`);
}

for (const [language, direction] of [['it', 'ltr'], ['ar', 'rtl']]) {
  test(`a reader of ${language} leaves the list with one button, without scripts`, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
    const strayed = [];
    const page = await context.newPage();
    page.on('request', (request) => new URL(request.url()).host === new URL(address).host || strayed.push(request.url()));
    await page.goto(new URL(linkOf(language), address).href);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    assert.equal(await page.getAttribute('html', 'dir'), direction);
    const question = await page.textContent('h1');
    await page.click('button');
    assert.notEqual(await page.textContent('h1'), question);
    assert.equal(await page.locator('form').count(), 0, 'there is nothing left to ask');
    await page.goto(new URL(linkOf(language), address).href);
    assert.equal(await page.locator('form').count(), 0, 'the link still answers, and knows');
    assert.deepEqual(strayed, []);
    await context.close();
  });
}

for (const scheme of ['light', 'dark']) {
  test(`axe finds no serious fault on the page in its ${scheme} form`, async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: scheme });
    const page = await context.newPage();
    await page.goto(new URL(linkOf('fr'), address).href);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => axe.run(document));
    assert.deepEqual(violations.filter((fault) => ['serious', 'critical'].includes(fault.impact)).map((fault) => fault.id), []);
    await context.close();
  });
}
