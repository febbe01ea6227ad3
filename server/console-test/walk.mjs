// Walks every page of the console at two widths in both themes, takes screenshots, runs axe: walk.mjs URL DIRECTORY
import { chromium } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
const [base, out] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
let serious = 0;
let faults = 0;
const PAGES = {
  ask: async (p) => { await p.fill('#question', 'How are writes made durable?'); await p.click('button.primary'); await p.waitForSelector('.answer', {timeout: 20000}); await p.locator('main details summary').nth(1).click(); },
  memory: async (p) => { await p.fill('#recall', 'roll out the web shop'); await p.click('.search button.primary'); await p.waitForSelector('h2:has-text("Recalled")'); },
  facts: async (p) => { await p.click('#tab-facts'); await p.fill('#facts', 'Anna'); await p.click('text=Whole history'); await p.waitForSelector('table'); },
  skills: async (p) => { await p.waitForSelector('.card'); },
  effects: async (p) => { await p.waitForSelector('.graph'); },
  router: async (p) => { await p.fill('#query', 'count the orders of last month'); await p.click('button.primary'); await p.waitForSelector('.card'); },
  collections: async (p) => { await p.waitForSelector('table'); await p.click('text=Estimate'); await p.waitForSelector('text=asked'); },
  api: async (p) => { await p.waitForSelector('.route'); await p.locator('.route summary').nth(3).click(); },
  metrics: async (p) => { await p.waitForTimeout(6500); },
};
for (const theme of ['light', 'dark']) for (const width of [1440, 390]) {
  const ctx = await browser.newContext({ viewport: { width, height: width > 800 ? 900 : 844 }, colorScheme: theme });
  const page = await ctx.newPage();
  page.on('console', (m) => { if (m.type() === 'error') { console.log('console', m.text()); faults++; } });
  page.on('pageerror', (e) => { console.log('pageerror', e.message); faults++; });
  for (const [name, act] of Object.entries(PAGES)) {
    await page.goto(`${base}/#/${name === 'facts' ? 'memory' : name}`); await page.reload();
    try { await page.waitForSelector('h1'); await act(page); } catch (e) { faults++; console.log('FAILED', name, theme, width, e.message.split('\n')[0]); }
    const axe = await new AxeBuilder({ page }).analyze();
    for (const v of axe.violations) { console.log(name, theme, width, v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 120)); if (['serious', 'critical'].includes(v.impact)) serious++; }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) { faults++; console.log('OVERFLOW', name, width, wide); }
    await page.screenshot({ path: `${out}/${name}-${theme}-${width}.png`, fullPage: false });
  }
  await ctx.close();
}
await browser.close();
console.log(`console: ${serious + faults ? 'FALLS SHORT' : 'PASS'} ${serious} serious findings of axe, ${faults} faults`);
process.exit(serious + faults ? 1 : 0);
