// The list of texts: paste one, drop a file, try the sample.
import { answer, attempt, body } from "./asking.js";
import { gathered, sorted } from "./dropping.js";

const send = (place, name, data) => answer(place, { method: "POST", headers: { "x-name": encodeURIComponent(name) }, body: data });

async function begin(name, data) {
  location.href = (await (await send("/texts", name, data)).json()).address;
}

// Images go to the folder of the texts before the texts that show them. Those that cannot be printed are left out.
async function take(files) {
  const { texts, images } = sorted(files);
  for (const { name, file } of images) {
    await send("/images", name, file).catch((error) => { if (error.status !== 415) throw error; });
  }
  if (texts.length === 1) return begin(texts[0].name, texts[0].file);
  for (const { name, file } of texts) await send("/texts", name, file);
  location.reload();
  return null;
}

function pasted(event) {
  event.preventDefault();
  const words = document.getElementById("words").value;
  const name = document.getElementById("name").value.replace(/[./\\]/g, " ").trim();
  attempt(() => begin(name, words)); // without a name, the title of the text becomes its name
}

// How much is to look at in each text, one after the other: understanding a text takes a moment.
async function count() {
  for (const place of document.querySelectorAll("[data-left]")) {
    if (place === body) continue;
    try {
      const { left } = await (await answer(place.dataset.left)).json();
      place.textContent = left ? body.dataset.left.replace("{count}", left) : body.dataset.noneLeft;
    } catch { place.textContent = ""; }
  }
}

export function start() {
  document.getElementById("paste").addEventListener("submit", pasted);
  const file = document.getElementById("file");
  file.addEventListener("change", () => attempt(() => take([...file.files].map((one) => ({ path: one.name, file: one })))));
  const drop = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover"]) {
    body.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  body.addEventListener("dragleave", () => drop.classList.remove("over"));
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const files = gathered(event.dataTransfer);
    attempt(async () => take(await files));
  });
  const sample = document.getElementById("sample");
  sample.addEventListener("click", () => attempt(async () => {
    const words = await (await answer(sample.dataset.address)).text();
    await begin("sample.txt", words);
  }));
  count();
}
