// The printed pages: pictures that stay until the new ones are there, and that follow the talk.
import { address, answer, attempt, body, tell } from "./asking.js";

const pages = document.getElementById("pages");
let printed = null;
let wanted = 0;

const value = (id) => document.getElementById(id).value;

export async function showPages() {
  const turn = ++wanted;
  pages.classList.add("busy");
  pages.setAttribute("aria-busy", "true");
  const asked = new URLSearchParams({ theme: value("theme"), paper: value("paper") });
  try {
    const made = await (await answer(`${address}/pages?${asked}`)).json();
    if (turn === wanted && (!printed || printed.key !== made.key)) draw(made);
  } finally {
    if (turn === wanted) {
      pages.classList.remove("busy");
      pages.removeAttribute("aria-busy");
    }
  }
}

const shown = () => pages.getBoundingClientRect();

// The pages that are on the screen come first; the others when these are there.
function draw(made) {
  const top = pages.scrollTop;
  const leaves = made.sizes.map(([width, height], number) => leaf(number, width, height));
  for (const old of [...pages.children].slice(leaves.length)) old.remove();
  pages.append(...leaves.filter((one) => !one.isConnected));
  pages.scrollTop = top;
  printed = made;
  const images = leaves.map((one) => one.firstChild);
  const seen = images.filter((image) => isSeen(image));
  const rest = images.filter((image) => !seen.includes(image));
  const place = (image) => { image.src = `/page/${made.key}/${images.indexOf(image)}.png`; return image.decode().catch(() => null); };
  Promise.all(seen.map(place)).then(() => { if (printed === made) rest.forEach(place); });
}

function isSeen(image) {
  const here = image.getBoundingClientRect();
  return here.bottom > shown().top && here.top < shown().bottom;
}

function leaf(number, width, height) {
  const made = pages.children[number] || document.createElement("div");
  if (!made.firstChild) { made.className = "leaf"; made.append(new Image()); }
  const image = made.firstChild;
  image.width = Math.round(width * 1.6);
  image.height = Math.round(height * 1.6);
  image.alt = body.dataset.page.replace("{number}", String(number + 1));
  return made;
}

const placeOf = (name) => printed && printed.places.find(([one]) => one === name);

// Bring the words of an item onto the screen, and point at them.
export function follow(item) {
  const place = placeOf(item.dataset.block) || placeOf(item.dataset.anchor);
  const here = place && pages.children[place[1]];
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

export function watchPages(goTo) {
  pages.addEventListener("click", (event) => {
    const number = [...pages.children].indexOf(event.target.closest(".leaf"));
    if (number >= 0 && printed && event.target.localName === "img") goTo(namesAt(number, event.offsetY / event.target.clientHeight));
  });
  document.getElementById("look").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["theme", "paper"]) document.getElementById(id).addEventListener("change", () => attempt(showPages));
  document.getElementById("build").addEventListener("click", () => attempt(build));
}
