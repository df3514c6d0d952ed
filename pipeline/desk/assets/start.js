// The list of texts: paste one, drop a file, try the sample.
import { answer, attempt, body } from "./asking.js";

async function begin(name, data) {
  const headers = { "x-name": encodeURIComponent(name) };
  const response = await answer("/texts", { method: "POST", headers, body: data });
  location.href = (await response.json()).address;
}

function pasted(event) {
  event.preventDefault();
  const words = document.getElementById("words").value;
  const name = document.getElementById("name").value.replace(/[./\\]/g, " ").trim();
  attempt(() => begin(name && `${name}.txt`, words)); // without a name, the title of the text becomes its name
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
  file.addEventListener("change", () => file.files[0] && attempt(() => begin(file.files[0].name, file.files[0])));
  const drop = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover"]) {
    body.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  body.addEventListener("dragleave", () => drop.classList.remove("over"));
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const dropped = event.dataTransfer.files[0];
    if (dropped) attempt(() => begin(dropped.name, dropped));
  });
  const sample = document.getElementById("sample");
  sample.addEventListener("click", () => attempt(async () => {
    const words = await (await answer(sample.dataset.address)).text();
    await begin("sample.txt", words);
  }));
  count();
}
