// The unsubscribe page in a real browser, without JavaScript: no fault that axe-core finds, and its button works.
// accessible_pages.mjs DRIVER SHARE
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [driver, share] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const root = mkdtempSync(join(tmpdir(), 'divulga-pages-'));
const tokens = () => execFileSync(driver, ['tokens', root], { encoding: 'utf8' }).trim().split('\n').map((line) => line.split(' '));
writeFileSync(join(root, 'divulga.yaml'), 'transport: maildir\nmaildir: { path: box }\n');
execFileSync(driver, ['fill', root, '1', 'hold']);
const service = spawn(driver, ['serve', root, share, join(root, 'ready')], { stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve) => {
  createInterface({ input: service.stdout }).on('line', (line) => line.startsWith('public pages on ') && resolve(line.split(' ').pop()));
});
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

// axe needs scripts, which the page's own policy forbids; readers come without.
const faults = async (path, locale, colorScheme) => {
  const context = await browser.newContext({ bypassCSP: true, locale, colorScheme });
  const page = await context.newPage();
  await page.goto(url + path);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  await context.close();
  return violations.map((violation) => violation.id + ': ' + violation.nodes.map((node) => node.html).join(' '));
};

try {
  const token = tokens()[0][1];
  for (const scheme of ['light', 'dark']) {
    assert.deepEqual(await faults('/u/' + token, 'it-IT', scheme), []);
    for (const locale of ['ar', 'bn', 'zh', 'fr', 'en']) assert.deepEqual(await faults('/u/AAAAAAAAAAAAAAAAAAAAAAAA', locale, scheme), []);
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(url + '/u/' + token);
  assert.equal(tokens()[0][2], 'active');
  await page.getByRole('button').click();
  assert.equal(tokens()[0][2], 'left');
  assert.equal(await page.getByRole('button').count(), 0);
  assert.deepEqual([...new Set(asked)], [url]);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await faults('/u/' + token, 'it-IT', 'light'), []);
} finally {
  await browser.close();
  service.kill('SIGTERM');
  await new Promise((resolve) => service.on('exit', resolve));
  rmSync(root, { recursive: true });
}
