// Files that are dropped: texts, and the images that they show, also in a folder such as that of a saved page.
const IMAGE = /\.(png|jpe?g|gif|webp|svg|avif|bmp|tiff?)$/i;
const NO_TEXT = /\.(css|js|mjs|json\.map|ico|woff2?|ttf|otf|mp[34]|download)$/i;
const MOST = 500; // files

// Each file with its path below the folder that was dropped.
export async function gathered(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => ({ path: file.name, file }));
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (found.length >= MOST || entry.name.startsWith(".")) return;
  if (entry.isFile) {
    const file = await new Promise((done, failed) => { entry.file(done, failed); });
    found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => { reader.readEntries(done, failed); });
    if (!some.length) return;
    for (const one of some) await walk(one, found);
  }
}

// Texts by their own names, and images by their paths from the folder of the first text. Other files of a saved page are left out.
export function sorted(files) {
  const images = files.filter(({ path }) => IMAGE.test(path));
  const rest = files.filter(({ path }) => !IMAGE.test(path) && !NO_TEXT.test(path));
  const depth = Math.min(...rest.map(({ path }) => path.split("/").length));
  const texts = rest.filter(({ path }) => path.split("/").length === depth);
  const folder = texts.length ? texts[0].path.split("/").slice(0, -1).map((one) => `${one}/`).join("") : "";
  const below = (path) => (folder && path.startsWith(folder) ? path.slice(folder.length) : path);
  return {
    texts: texts.map(({ path, file }) => ({ name: path.split("/").pop(), file })),
    images: images.map(({ path, file }) => ({ name: below(path), file })),
  };
}
