// axe-core in a browser: axe.mjs NODE_MODULES BROWSER PAGE... prints what it objects to, a line each.
// Each page is looked at wide and narrow, light and dark: its style sheet differs. Nothing may be cut at the left edge.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [modules, browser, ...pages] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const started = await require('puppeteer-core').launch({ executablePath: browser, args: ['--no-sandbox'] });
for (const page of pages) {
  const view = await started.newPage();
  await view.goto(pathToFileURL(page));
  for (const width of [360, 800, 1060, 1100, 1280, 1400]) {
    await view.setViewport({ width, height: 900 });
    const cut = await view.evaluate(() => [...document.querySelectorAll('main *')]
      .filter((one) => one.textContent.trim() && one.getBoundingClientRect().left < -1).map((one) => one.outerHTML));
    if (cut.length) console.log(`${page} ${width}: cut at the left edge: ${cut[0]}`);
  }
  await view.close();
  for (const width of [1280, 360])
    for (const scheme of ['light', 'dark']) {
      const view = await started.newPage();
      await view.setViewport({ width, height: 900 });
      await view.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      view.on('pageerror', (error) => console.log(`${page} ${width} ${scheme}: ${error}`));
      await view.goto(pathToFileURL(page));
      await view.evaluate(source);
      const found = await view.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), standards);
      for (const { id, nodes } of found.violations) console.log(`${page} ${width} ${scheme}: ${id} ${nodes[0].html}`);
      await view.close();
    }
}
await started.close();
