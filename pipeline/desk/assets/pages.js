// The printed pages: pictures that stay until the new ones are there, and that follow the talk.
import { address, answer, attempt, body, tell } from "./asking.js";

const pages = document.getElementById("pages");
let printed = null;
let wanted = 0;

export async function showPages() {
  const turn = ++wanted;
  pages.classList.add("busy");
  pages.setAttribute("aria-busy", "true");
  if (printed) showEarly(turn);
  try {
    const made = await (await answer(`${address}/pages?seen=${seen().join()}`)).json();
    if (turn !== wanted) return;
    for (const id of ["theme", "paper"]) document.getElementById(id).value = made.look[id];
    if (!printed || printed.key !== made.key) await draw(made);
  } finally {
    if (turn === wanted) {
      pages.classList.remove("busy");
      pages.removeAttribute("aria-busy");
    }
  }
}

const shown = () => pages.getBoundingClientRect();
const leaves = () => [...pages.querySelectorAll(".leaf")];

// The pages that are on the screen, the one with the paragraph that is worked on first.
function seen() {
  if (!printed) return [0];
  const all = leaves().filter(isSeen);
  all.sort((one, other) => Boolean(other.querySelector(".pointer")) - Boolean(one.querySelector(".pointer")));
  return all.map((one) => leaves().indexOf(one));
}

// One page comes before all are laid out. What goes wrong is told by the request for all.
async function showEarly(turn) {
  const response = await fetch(`${address}/early?seen=${seen().join()}`).catch(() => null);
  if (!response || response.status !== 200) return;
  const { key, page } = await response.json();
  const place = `/early/${key}/${page}.png`;
  if (!(await isThere(place))) return;
  const leaf = leaves()[page];
  if (turn === wanted && leaf && leaf.dataset.key !== key) {
    leaf.querySelector("img").src = place;
    leaf.dataset.early = key;
  }
}

// Whether a picture could be loaded, so that it is shown at once.
function isThere(place) {
  const fresh = new Image();
  return new Promise((done) => {
    fresh.onload = () => done(true);
    fresh.onerror = () => done(false);
    fresh.src = place;
  });
}

// The pages that are on the screen come first, then those near it; the others when they come near. Each old picture stays
// until its new one is there.
async function draw(made) {
  const top = pages.scrollTop;
  const all = made.sizes.map(([width, height], number) => leaf(number, width, height));
  for (const old of leaves().slice(all.length)) { near.unobserve(old); old.remove(); }
  pages.append(...all.filter((one) => !one.isConnected));
  pages.scrollTop = top;
  printed = made;
  await Promise.all(all.filter(isSeen).map(place));
  for (const one of printed === made ? all : []) { near.unobserve(one); near.observe(one); }
}

const near = new IntersectionObserver((all) => {
  for (const { target } of all.filter((one) => one.isIntersecting)) place(target);
}, { root: pages, rootMargin: "150% 0px" });

async function place(one) {
  const made = printed;
  if (one.dataset.key === made.key) return;
  const picture = `/page/${made.key}/${leaves().indexOf(one)}.png`;
  if (!(await isThere(picture)) || printed !== made) return;
  one.dataset.key = made.key;
  one.querySelector("img").src = picture;
}

function isSeen(one) {
  const here = one.getBoundingClientRect();
  return here.bottom > shown().top && here.top < shown().bottom;
}

function leaf(number, width, height) {
  const made = leaves()[number] || document.createElement("div");
  if (!made.firstChild) { made.className = "leaf"; made.append(new Image()); }
  const image = made.firstChild;
  image.decoding = "sync"; // no white page between the old picture and the new one
  image.width = Math.round(width * 1.6);
  image.height = Math.round(height * 1.6);
  image.alt = body.dataset.page.replace("{number}", String(number + 1));
  return made;
}

const placeOf = (name) => printed && printed.places.find(([one]) => one === name);

// Bring the words of an item onto the screen, and point at them.
export function follow(item) {
  const place = placeOf(item.dataset.block) || placeOf(item.dataset.anchor);
  const here = place && leaves()[place[1]];
  if (!here) return;
  const image = here.firstChild;
  const top = here.offsetTop - pages.offsetTop + place[2] * image.clientHeight;
  const isThere = top > pages.scrollTop + 20 && top < pages.scrollTop + pages.clientHeight - 120;
  if (!isThere) pages.scrollTo({ top: top - pages.clientHeight / 4 });
  let pointer = pages.querySelector(".pointer");
  if (!pointer) { pointer = document.createElement("span"); pointer.className = "pointer"; pointer.setAttribute("aria-hidden", "true"); }
  here.append(pointer);
  pointer.style.top = `${image.offsetTop + place[2] * image.clientHeight}px`;
}

// The names of what is at a place of a page, the nearest first.
function namesAt(number, share) {
  const above = printed.places.filter(([, page, top]) => page < number || (page === number && top <= share));
  above.sort((one, other) => other[1] - one[1] || other[2] - one[2]);
  return above.map(([name]) => name);
}

async function build() {
  tell(body.dataset.printing);
  const made = await (await answer(`${address}/build`, { method: "POST" })).json();
  const list = document.getElementById("files");
  list.replaceChildren(...made.files.map((suffix) => {
    const link = document.createElement("a");
    link.href = `${address}/file/${suffix}`;
    link.textContent = suffix.toUpperCase();
    link.download = "";
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  tell([body.dataset.built, ...made.notes].join(" "));
}

export function watchPages(goTo, choose) {
  pages.addEventListener("click", (event) => {
    const number = leaves().indexOf(event.target.closest(".leaf"));
    if (number >= 0 && printed && event.target.localName === "img") goTo(namesAt(number, event.offsetY / event.target.clientHeight));
  });
  document.getElementById("look").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["theme", "paper"]) document.getElementById(id).addEventListener("change", (event) => choose(id, event.target.value));
  document.getElementById("build").addEventListener("click", () => attempt(build));
}
