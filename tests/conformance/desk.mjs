// An editor at the desk, in a real browser: desk.mjs NODE_MODULES BROWSER ADDRESS STORY prints a line for each step.
// Requests to another host, errors of a page, and what axe objects to are printed as lines that begin with "!".
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [modules, browser, address, story, ...more] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const started = await require('puppeteer-core').launch({ executablePath: browser, args: ['--no-sandbox', '--lang=en'] });

async function opened() {
  const view = await started.newPage();
  await view.setBypassCSP(true); // for axe alone: the policy of the desk forbids foreign scripts
  await view.setViewport({ width: 1280, height: 800 });
  await view.setExtraHTTPHeaders({ 'Accept-Language': 'en' });
  view.on('pageerror', (error) => console.log(`! ${error}`));
  view.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin)) console.log(`! request ${request.url()}`);
  });
  await view.goto(address);
  return view;
}

async function judged(view, name) {
  for (const scheme of ['light', 'dark']) {
    await view.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await view.evaluate(axe);
    const found = await view.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), standards);
    for (const { id, nodes } of found.violations) console.log(`! ${name} ${scheme}: ${id} ${nodes[0].html}`);
  }
}

const patience = { timeout: 120000 }; // milliseconds: tests of others may run at the same time

// Whether the talk and the page that is on the screen are shown, and nothing is on its way.
const settled = (old) => {
  const page = document.querySelector('#pages .leaf[data-key]');
  const busy = document.querySelector('#talk[aria-busy], #pages[aria-busy]');
  return Boolean(page && page.dataset.key !== old && !busy && document.querySelector('#talk .item'));
};
const loaded = (view) => view.waitForFunction(settled, patience, '');
const count = (view, selector) => view.$$eval(selector, (all) => all.length);
const key = (view) => view.$eval('#pages .leaf', (leaf) => leaf.dataset.key);
const focus = (view, selector, number = 0) => view.$$eval(selector, (all, one) => all[one].focus(), number);
const press = (view, selector) => view.$eval(selector, (button) => button.click());

// Waits until an edit is in the panes and on the pages.
async function printed(view, work) {
  const before = await key(view);
  await work();
  await view.waitForFunction(settled, patience, before);
}

const order = (view) => view.$$eval('.item.section, .item.question', (all) => all.map((one) => one.dataset.was).join());

// Drag the handle of a section above a question, counted from the section before it.
async function drag(view, section, back) {
  const [from, to] = await view.$$eval('.item', (all, number, steps) => {
    const moved = all.filter((one) => one.dataset.form === 'section')[number];
    const questions = all.slice(0, all.indexOf(moved)).filter((one) => one.dataset.form === 'question');
    const target = questions[questions.length - steps];
    target.scrollIntoView({ block: 'start', behavior: 'instant' });
    const middle = (one) => { const box = one.getBoundingClientRect(); return [box.left + 12, box.top + 12]; };
    return [middle(moved.querySelector('.handle')), middle(target)];
  }, section, back);
  await view.mouse.move(...from);
  await view.mouse.down();
  await view.mouse.move(to[0], (from[1] + to[1]) / 2);
  await view.mouse.move(...to);
  await view.mouse.up();
}

const STORIES = {
  // Paste a text, strike a recommendation, move a boundary, rename a section, undo, build.
  async mouse(view) {
    await judged(view, 'start');
    const words = readFileSync(more[0], 'utf8');
    await view.$eval('#words', (box, text) => { box.value = text; }, words);
    await view.type('#name', 'Pasted');
    await view.click('#paste button');
    await loaded(view);
    await judged(view, 'text');
    const struck = await count(view, '.recommendation');
    await printed(view, () => press(view, '.recommendation [data-do=strike]'));
    console.log(`struck ${struck - (await count(view, '.recommendation'))}`);
    await printed(view, () => view.$$eval('.item.section', (all) => all[1].querySelector('[data-do=later]').click()));
    const before = await order(view);
    await printed(view, () => drag(view, 2, 1));
    console.log(`dragged ${(await order(view)) !== before}`);
    await focus(view, '.item.paragraph', 2);
    await judged(view, 'paragraph');
    await view.keyboard.press('e');
    await view.waitForSelector('.typing textarea', patience);
    await judged(view, 'typing');
    await printed(view, async () => {
      await view.keyboard.type('Indeed: ');
      await press(view, '.typing [type=submit]');
    });
    console.log(`typed ${await view.$eval('mark.edited', (one) => one.textContent)}`);
    const doubts = await count(view, '.doubts li');
    await press(view, '.doubts [data-do=seen]');
    await view.waitForFunction((was) => document.querySelectorAll('.doubts li').length < was, patience, doubts);
    console.log(`settled ${doubts - (await count(view, '.doubts li'))}`);
    await printed(view, () => view.$$eval('.item.section', (all) => {
      all[1].querySelector('.title').value = 'What it costs';
      all[1].querySelector('[data-do=rename]').click();
    }));
    console.log(`renamed ${await view.$$eval('.item.section h2 bdi', (all) => all[1].textContent)}`);
    await press(view, '#tab-source');
    await view.waitForSelector('#source del', patience);
    await judged(view, 'source');
    await press(view, '#build');
    await view.waitForSelector('#files a', patience);
    console.log(`files ${await count(view, '#files a')}`);
  },

  // The same without a mouse.
  async keyboard(view) {
    await view.focus('.texts a');
    await view.keyboard.press('Enter');
    await loaded(view);
    await view.focus('.item.recommendation');
    const struck = await count(view, '.recommendation');
    await printed(view, () => view.keyboard.press('x'));
    console.log(`struck ${struck - (await count(view, '.recommendation'))}`);
    await view.$$eval('.item.section', (all) => all[1].focus());
    await printed(view, async () => {
      await view.keyboard.press('Enter');
      await view.keyboard.type('By hand');
      await view.keyboard.press('Enter');
    });
    console.log(`renamed ${await view.$$eval('.item.section h2 bdi', (all) => all[1].textContent)}`);
    await view.$$eval('.item.section', (all) => all[1].focus());
    await printed(view, async () => {
      await view.keyboard.down('Alt');
      await view.keyboard.press('ArrowDown');
      await view.keyboard.up('Alt');
    });
    await view.$$eval('.item.section', (all) => all[1].focus());
    await view.keyboard.press('ArrowDown');
    console.log(`focus ${await view.evaluate(() => document.activeElement.dataset.form)}`);
    await printed(view, async () => {
      await view.keyboard.down('Control');
      await view.keyboard.press('z');
      await view.keyboard.up('Control');
    });
    console.log('undone');
  },

  // Two tabs show the same text; what one does is in the other.
  async tabs(view) {
    const other = await opened();
    for (const one of [view, other]) {
      await one.bringToFront(); // a tab behind another draws nothing
      await one.goto(new URL(`/text/${more[0]}`, address).href);
      await loaded(one);
    }
    await view.bringToFront();
    await printed(view, () => press(view, '.recommendation [data-do=strike]'));
    const left = await count(view, '.recommendation');
    await other.bringToFront();
    await other.waitForFunction((number) => document.querySelectorAll('.recommendation').length === number, patience, left);
    console.log('the other tab follows');
  },

  // On a tablet one view is shown at a time, and nothing is wider than the screen.
  async tablet(view) {
    await view.setViewport({ width: 820, height: 1100, hasTouch: true });
    await view.goto(new URL(`/text/${more[0]}`, address).href);
    await view.waitForSelector('#talk .item', patience); // the pages are not on the screen yet
    for (const [tab, shown] of [['talk', '#talk .item'], ['source', '#source .block'], ['pages', '#pages .leaf[data-key]']]) {
      await press(view, `#tab-${tab}`);
      await view.waitForSelector(shown, { ...patience, visible: true });
      await judged(view, `tablet ${tab}`);
      const wide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log(`! ${tab} is ${wide} pixels too wide`);
    }
    console.log('the views fit');
  },

  // A text is dropped with its image, gets another theme, an edit shows what was said, and settings are undone.
  async settings(view) {
    const input = await view.$('#file');
    await input.uploadFile(...more);
    await loaded(view);
    const theme = () => view.$eval('#theme', (one) => one.value);
    const before = await theme();
    await printed(view, () => view.select('#theme', 'newsroom'));
    await printed(view, () => press(view, '#undo'));
    console.log(`theme ${before} again ${(await theme()) === before}`);
    await focus(view, '.item.paragraph');
    await view.keyboard.press('e');
    await view.waitForSelector('.typing textarea', patience);
    await printed(view, async () => {
      await view.keyboard.type('Indeed: ');
      await press(view, '.typing [type=submit]');
    });
    await press(view, '.said summary');
    await judged(view, 'said');
    console.log(`said ${await view.$eval('.said p', (one) => one.textContent)}`);
    await press(view, '#tab-source');
    await view.waitForSelector('#source .bar', patience);
    await press(view, '#build');
    await view.waitForFunction(() => document.getElementById('files').children.length > 0, patience);
    console.log('built');
  },

  // Draws the desk for the README.
  async picture(view) {
    await view.goto(new URL(`/text/${more[0]}`, address).href);
    await loaded(view);
    await view.waitForFunction(() => [...document.querySelectorAll('#pages img')].slice(0, 2).every((one) => one.complete));
    await view.$$eval('.item.section', (all) => { all[1].focus(); document.getElementById('talk').scrollTop = all[1].offsetTop - 140; });
    await new Promise((done) => setTimeout(done, 1500));
    await view.screenshot({ path: more[1] });
  },

  // Somebody else writes the file; the page follows. Prints "ready" and waits for that.
  async outside(view) {
    await view.goto(new URL(`/text/${more[0]}`, address).href);
    await loaded(view);
    console.log('ready');
    await view.waitForFunction((words) => document.querySelector('[data-fact=title]')?.value === words, patience, more[1]);
    console.log('the page follows the file');
  },
};

const view = await opened();
await STORIES[story](view);
await started.close();
