// The source: what was removed and repaired, and a search in it.
import { address, answer, body } from "./asking.js";

const source = document.getElementById("source");
let hits = [];
let here = -1;

export async function showSource() {
  const words = document.getElementById("search") ? document.getElementById("search").value : "";
  const open = source.querySelector("details")?.open;
  const top = source.scrollTop;
  source.innerHTML = await (await answer(`${address}/source`)).text();
  if (open && source.querySelector("details")) source.querySelector("details").open = true;
  source.scrollTop = top;
  const search = document.getElementById("search");
  if (search && words) { search.value = words; find(words); }
}

function find(words) {
  const sought = words.trim().toLocaleLowerCase();
  hits = [...source.querySelectorAll(".block")].filter((block) => sought && block.textContent.toLocaleLowerCase().includes(sought));
  for (const block of source.querySelectorAll(".block")) block.classList.toggle("found", hits.includes(block));
  here = -1;
  next(1);
}

function next(by) {
  const told = document.getElementById("hits");
  source.querySelector(".here")?.classList.remove("here");
  if (hits.length) {
    here = (here + by + hits.length) % hits.length;
    hits[here].classList.add("here");
    hits[here].scrollIntoView({ block: "center" });
  }
  const words = document.getElementById("search").value.trim();
  told.textContent = words ? body.dataset.hits.replace("{here}", hits.length ? here + 1 : 0).replace("{all}", hits.length) : "";
}

export function watchSource(pressed) {
  source.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) pressed(button);
  });
  source.addEventListener("input", (event) => { if (event.target.id === "search") find(event.target.value); });
  source.addEventListener("keydown", (event) => {
    if (event.target.id === "search" && event.key === "Enter") { event.preventDefault(); next(event.shiftKey ? -1 : 1); }
  });
}
