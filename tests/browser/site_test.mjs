// The site of the example project as a reader meets it. DIVULGA_SITE: the built site, DIVULGA_CHROMIUM: the browser.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';

import { serveFolder } from './site_server.mjs';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const root = process.env.DIVULGA_SITE;

let browser, site;
const strayed = [];   // requests that left the origin

before(async () => {
  site = await serveFolder(root);
  browser = await chromium.launch({
    executablePath: process.env.DIVULGA_CHROMIUM,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--no-first-run'],
  });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path, { width = 1280, script = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script, reducedMotion: 'reduce' });
  await context.route('**/*', (route) => {
    const address = route.request().url();
    if (address.startsWith(site.address) || address.startsWith('data:')) return route.continue();
    strayed.push(address);
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(site.address + path);
  return page;
}

async function visit(path, options, look) {
  const page = await open(path, options);
  try {
    return await look(page);
  } finally {
    await page.context().close();
  }
}

function pages(folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    return entry.isDirectory() ? pages(place) : entry.name.endsWith('.html') ? [relative(root, place)] : [];
  }).sort();
}

async function seriousFaults(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.filter((fault) => ['serious', 'critical'].includes(fault.impact))
    .map((fault) => `${fault.id}: ${fault.nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ')}`);
}

test('the first page lets the reader choose by the language\'s own name', () => visit('', {}, async (page) => {
  await page.click('main a:has-text("العربية")');
  assert.equal(await page.getAttribute('html', 'lang'), 'ar');
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
}));

test('switching to Arabic leads to the same page, mirrored', () => visit('it/leaflets/sportello-ponte/', {}, async (page) => {
  const middle = async (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().left + element.getBoundingClientRect().width / 2);
  assert.ok(await middle('.page-tools') > await middle('.document'), 'in Italian the tools stand on the right');
  await page.click('.language-switch a:has-text("العربية")');
  assert.match(page.url(), /\/ar\/leaflets\/sportello-ponte\//);
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
  assert.ok(await middle('.page-tools') < await middle('.document'), 'in Arabic on the left');
  assert.equal(await page.$eval('.document a[href^="tel:"]', (link) => getComputedStyle(link).direction), 'ltr');
}));

test('arrows point where reading goes', () => visit('ar/', {}, async (page) => {
  assert.equal(await page.$eval('.go-link .icon', (element) => new DOMMatrix(getComputedStyle(element).transform).a), -1);
}));

test('no page is wider than a small telephone', async () => {
  const wide = [];
  const page = await open('', { width: 360 });
  for (const path of pages()) {
    await page.goto(site.address + path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) wide.push(`${path}: ${over} px`);
  }
  await page.context().close();
  assert.deepEqual(wide, []);
});

const looked = ['', '404.html', ...['it', 'ar'].flatMap((language) => ['', 'services/', 'procedures/', 'procedures/codice-fiscale/',
  'reports/relazione-finale/', 'materials/', 'news/', 'events/evento-finale/', 'topics/documents/', 'leaflets/sportello-ponte/',
  'pages/il-progetto/'].map((path) => `${language}/${path}`))];
const alsoNarrow = ['', 'it/', 'ar/services/', 'it/reports/relazione-finale/', 'ar/leaflets/sportello-ponte/'];
for (const path of looked) {
  for (const width of alsoNarrow.includes(path) ? [1280, 390] : [1280]) {
    test(`axe finds no serious fault on /${path} at ${width} px`, () => visit(path, { width }, async (page) => {
      assert.deepEqual(await seriousFaults(page), []);
    }));
  }
}

test('axe sees a fault where there is one', () => visit('it/', {}, async (page) => {
  await page.evaluate(() => { document.querySelector('main p').style.color = '#0055b0'; });
  assert.match((await seriousFaults(page)).join(), /color-contrast/);
}));

test('everything works without scripts', () => visit('it/', { script: false }, async (page) => {
  await page.click('.topic-card >> nth=0');
  assert.match(page.url(), /\/it\/topics\/documents\//);
  await page.click('.go-link >> nth=-1');
  assert.match(page.url(), /\/it\/services\//);
  await page.click('.filters a:has-text("Salute")');
  assert.ok(await page.isVisible('#health'));
  assert.ok(!await page.isVisible('#documents'), 'a chosen topic hides the others');
  await page.click('.filters a:has-text("Tutti")');
  assert.ok(await page.isVisible('#documents'));
  await page.click('#sportello-ponte summary');
  assert.ok(await page.isVisible('#sportello-ponte dl'));
  assert.ok(!await page.isVisible('[data-print]'), 'no button that does nothing');
}));

test('the list comes before the map on a telephone and beside it on a wide screen', async () => {
  const boxes = (page) => page.evaluate(() => ['.services-groups', '.services-map'].map((selector) => document.querySelector(selector).getBoundingClientRect()))
    .then(([list, map]) => ({ list, map }));
  const wide = await visit('it/services/', {}, boxes), narrow = await visit('it/services/', { width: 390 }, boxes);
  assert.ok(wide.map.left >= wide.list.right && Math.abs(wide.map.top - wide.list.top) < 5);
  assert.ok(narrow.map.top >= narrow.list.bottom);
});

test('a number on the map leads to its service', () => visit('it/services/', {}, async (page) => {
  const link = page.locator('.service-map a').first();
  const target = await link.getAttribute('href');
  await link.click();
  assert.ok(await page.locator(target).isVisible());
}));

test('the keyboard reaches the content first', () => visit('it/news/', {}, async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#site-content');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#site-content$/);
}));

test('the emblem stands whole beside its statement, on telephones too', () => visit('ar/', { width: 390 }, async (page) => {
  const emblem = await page.locator('.emblem').boundingBox(), statement = await page.locator('.funding-statements').boundingBox();
  assert.ok(emblem.height >= 38, 'ten millimetres');
  assert.ok(Math.abs(emblem.width / emblem.height - 158 / 108) < 0.03, 'not squeezed');
  assert.ok(statement.x >= emblem.x + emblem.width || statement.x + statement.width <= emblem.x, 'nothing overlaps it');
}));

test('on paper the menus are gone and the funding stays', () => visit('it/procedures/codice-fiscale/', {}, async (page) => {
  await page.emulateMedia({ media: 'print' });
  assert.ok(!await page.isVisible('.site-menu'));
  assert.ok(!await page.isVisible('.page-tools'));
  assert.ok(await page.isVisible('.emblem'));
}));

test('a page that is not there offers every language', () => visit('it/none/at/all/', {}, async (page) => {
  assert.equal(await page.locator('.choice').count(), await page.evaluate(() => document.querySelectorAll('.choice[lang][hreflang]').length));
  await page.click('.choice[lang=it]');
  assert.match(page.url(), /\/it\/index\.html$/);
}));

test('PDFs that pages offer are there', () => visit('it/materials/', {}, async (page) => {
  const links = await page.$$eval('.download-list a[href$=".pdf"]', (all) => all.map((link) => link.href));
  assert.ok(links.length > 5);
  for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
}));

test('no request left the site', () => assert.deepEqual(strayed, []));
