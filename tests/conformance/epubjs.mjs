// epub.js, a reading system, in a browser: epubjs.mjs NODE_MODULES BROWSER BOOK prints, as JSON, the title, the contents,
// the text of each document of the spine, and what the browser complained of.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [modules, browser, book] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const started = await require('puppeteer-core').launch({ executablePath: browser, args: ['--no-sandbox'] });
const view = await started.newPage();
const complaints = [];
view.on('pageerror', (error) => complaints.push(String(error)));
view.on('requestfailed', (request) => complaints.push(`not found: ${request.url()}`));
await view.setContent('<!doctype html><title>reader</title><div id="page"></div>');
for (const script of ['jszip/dist/jszip.min.js', 'epubjs/dist/epub.min.js'])
  await view.addScriptTag({ content: readFileSync(require.resolve(script), 'utf8') });
const read = await view.evaluate(async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const opened = ePub(bytes.buffer);
  await opened.ready;
  const shown = opened.renderTo('page', { width: 600, height: 800, flow: 'scrolled-doc' });
  const documents = [];
  for (const item of opened.spine.spineItems) {
    await shown.display(item.href);
    const { document } = shown.getContents()[0];
    const broken = [...document.images].filter((image) => image.complete && !image.naturalWidth).length;
    documents.push({ href: item.href, text: document.body.textContent, broken });
  }
  const contents = opened.navigation.toc.map((entry) => entry.label.trim());
  return { title: opened.packaging.metadata.title, contents, documents };
}, readFileSync(book).toString('base64'));
console.log(JSON.stringify({ ...read, complaints }));
await started.close();
