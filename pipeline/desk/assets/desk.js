// The desk in the browser. All state is in the files on the server: an order is posted, then the panes are loaded anew.
"use strict";

const body = document.body;
const told = document.getElementById("told");
let telling = 0;

function tell(words) {
  told.textContent = words;
  clearTimeout(telling);
  if (words) telling = setTimeout(() => { told.textContent = ""; }, 8000);
}

async function answer(address, options) {
  const response = await fetch(address, options);
  if (response.ok) return response;
  let words = await response.text();
  try {
    const error = JSON.parse(words);
    words = error.sentence + (error.place ? ` (${error.place})` : "") + (error.hint ? ` – ${error.hint}` : "");
  } catch { /* plain words */ }
  throw new Error(words);
}

function attempt(work) {
  return work().catch((error) => tell(`${body.dataset.failed}: ${error.message}`));
}

// ---- the start page ----

async function begin(name, data) {
  const headers = { "x-name": encodeURIComponent(name) };
  const response = await answer("/texts", { method: "POST", headers, body: data });
  location.href = (await response.json()).address;
}

function start() {
  document.getElementById("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = document.getElementById("words").value;
    const first = words.trim().split("\n")[0].slice(0, 60);
    const name = document.getElementById("name").value || first || "interview";
    attempt(() => begin(`${name.replace(/[./\\]/g, " ")}.txt`, words));
  });
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
}

// ---- a text ----

const address = body.dataset.text;
const talk = document.getElementById("talk");
const source = document.getElementById("source");
const pages = document.getElementById("pages");
let version = "";
let printed = null;

function post(order) {
  const options = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(order) };
  return answer(`${address}/act`, options).then((response) => response.json());
}

async function act(order) {
  const made = await post(order);
  version = made.version;
  await refresh();
}

async function refresh() {
  await Promise.all([showTalk(), source.hidden ? null : showSource(), showPages()]);
}

async function showTalk() {
  const kept = mark(document.activeElement);
  const top = talk.scrollTop;
  const response = await answer(`${address}/talk`);
  version = response.headers.get("x-version");
  talk.innerHTML = await response.text();
  talk.scrollTop = top;
  if (kept) remember(kept);
}

// The item that has the focus, so that it has it again once the pane was loaded anew.
function mark(element) {
  const item = element && talk.contains(element) ? element.closest(".item") : null;
  if (item) return { was: item.dataset.was, place: items().indexOf(item) };
  const fact = element && element.dataset ? element.dataset.fact : null;
  return fact ? { fact } : null;
}

function remember(kept) {
  if (kept.fact) {
    const input = [...talk.querySelectorAll("[data-fact]")].find((one) => one.dataset.fact === kept.fact);
    if (input) input.focus({ preventScroll: true });
    return;
  }
  const all = items();
  const same = all.find((item) => item.dataset.was === kept.was) || all[Math.min(kept.place, all.length - 1)];
  if (same) same.focus({ preventScroll: true });
}

async function showSource() {
  const words = document.getElementById("search") ? document.getElementById("search").value : "";
  source.innerHTML = await (await answer(`${address}/source`)).text();
  const search = document.getElementById("search");
  if (search && words) { search.value = words; find(words); }
}

function find(words) {
  const sought = words.trim().toLocaleLowerCase();
  let first = null;
  for (const block of source.querySelectorAll(".block")) {
    const hit = sought !== "" && block.textContent.toLocaleLowerCase().includes(sought);
    block.classList.toggle("found", hit);
    first = first || (hit ? block : null);
  }
  if (first) first.scrollIntoView({ block: "center" });
}

// The old pages stay until the new ones are there.
async function showPages() {
  pages.classList.add("busy");
  pages.setAttribute("aria-busy", "true");
  const wanted = new URLSearchParams({ theme: value("theme"), paper: value("paper") });
  try {
    const made = await (await answer(`${address}/pages?${wanted}`)).json();
    if (!printed || printed.key !== made.key) draw(made);
  } finally {
    pages.classList.remove("busy");
    pages.removeAttribute("aria-busy");
  }
}

function value(id) {
  return document.getElementById(id).value;
}

function draw(made) {
  const top = pages.scrollTop;
  const images = made.sizes.map(([width, height], number) => {
    const image = pages.children[number] || new Image();
    image.src = `/page/${made.key}/${number}.png`;
    image.width = Math.round(width * 1.6);
    image.height = Math.round(height * 1.6);
    image.alt = body.dataset.page.replace("{number}", String(number + 1));
    image.loading = number > 3 ? "lazy" : "eager";
    return image;
  });
  pages.replaceChildren(...images);
  pages.scrollTop = top;
  printed = made;
}

function showPlace(anchor) {
  const place = printed && printed.places.find(([name]) => name === anchor);
  const image = place && pages.children[place[1]];
  if (image) pages.scrollTo({ top: image.offsetTop - pages.offsetTop + place[2] * image.clientHeight - 40 });
}

function anchorAt(number, share) {
  const above = printed.places.filter(([name, page, top]) => /^[sx]\d+$/.test(name) && (page < number || (page === number && top <= share)));
  above.sort((one, other) => one[1] - other[1] || one[2] - other[2]);
  return above.length ? above[above.length - 1][0] : null;
}

function items() {
  return [...talk.querySelectorAll(".item[tabindex]")];
}

function order(item, action, more = {}) {
  return attempt(() => act({ do: action, line: item.dataset.line, was: item.dataset.was, ...more }));
}

function rename(item) {
  return order(item, "rename", { words: item.querySelector(".title").value });
}

// The boundary of a section moves above the question before or after the one where it is.
function move(item, by) {
  const all = items().filter((one) => one.dataset.form === "question" || one === item);
  const target = all[all.indexOf(item) + (by < 0 ? -1 : 2)];
  return target ? order(item, "move", { to: target.dataset.line }) : null;
}

const SPECIAL = {
  rename,
  earlier: (item) => move(item, -1),
  later: (item) => move(item, 1),
};

function pressed(button) {
  const action = button.dataset.do;
  const item = button.closest(".item");
  if (item) return (SPECIAL[action] || ((one) => order(one, action)))(item);
  const doubt = button.closest("[data-key]");
  if (doubt) return attempt(() => act({ do: action, key: doubt.dataset.key }));
  return attempt(() => act({ do: action, words: button.dataset.words || "" }));
}

const KEYS = { s: "begin", q: "ask", a: "answer", u: "unprint", x: "strike" };

function key(event) {
  const typing = event.target.closest("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && "zy".includes(event.key.toLowerCase()) && !typing) {
    event.preventDefault();
    attempt(() => act({ do: event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo" }));
    return;
  }
  const item = event.target.closest(".item");
  if (typing || !item || event.ctrlKey || event.metaKey) return;
  const all = items();
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    const by = event.key === "ArrowUp" ? -1 : 1;
    if (!event.altKey) {
      const next = all[all.indexOf(item) + by];
      if (next) next.focus();
    } else if (item.dataset.form === "section") {
      move(item, by);
    }
  } else if (event.key === "Enter" && event.target === item && item.dataset.form === "section") {
    event.preventDefault();
    const input = item.querySelector(".title");
    input.focus();
    input.select();
  } else if (KEYS[event.key] && item.querySelector(`[data-do="${KEYS[event.key]}"]`)) {
    event.preventDefault();
    order(item, KEYS[event.key]);
  }
}

function choose(tab) {
  for (const one of document.querySelectorAll("[role=tab]")) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
  }
  return tab.id === "tab-source" ? attempt(showSource) : null;
}

function tabs() {
  const both = [...document.querySelectorAll("[role=tab]")];
  for (const tab of both) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = both[1 - both.indexOf(tab)];
      other.focus();
      choose(other);
    });
  }
}

function linked(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const id = decodeURIComponent(link.hash.slice(1));
  const shown = id.startsWith("line-") ? choose(document.getElementById("tab-source")) : choose(document.getElementById("tab-talk"));
  Promise.resolve(shown).then(() => {
    const target = document.getElementById(id);
    if (target) { target.scrollIntoView({ block: "center" }); if (target.tabIndex >= 0) target.focus(); }
  });
}

async function build() {
  tell(body.dataset.printing);
  const made = await (await answer(`${address}/build`, { method: "POST" })).json();
  listFiles(made.files);
  tell([body.dataset.built, ...made.notes].join(" "));
}

function listFiles(files) {
  const list = document.getElementById("files");
  list.replaceChildren(...files.map((suffix) => {
    const link = document.createElement("a");
    link.href = `${address}/file/${suffix}`;
    link.textContent = suffix.toUpperCase();
    link.download = "";
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
}

function text() {
  tabs();
  talk.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) pressed(button);
    linked(event);
  });
  talk.addEventListener("focusin", (event) => {
    const item = event.target.closest(".item");
    if (item && item.dataset.anchor) showPlace(item.dataset.anchor);
  });
  talk.addEventListener("change", (event) => {
    if (event.target.dataset.fact) attempt(() => act({ do: "fact", key: event.target.dataset.fact, words: event.target.value }));
  });
  talk.addEventListener("submit", (event) => event.preventDefault());
  talk.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.classList.contains("title")) {
      event.preventDefault();
      rename(event.target.closest(".item"));
    }
  });
  document.addEventListener("keydown", key);
  source.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) pressed(button);
  });
  source.addEventListener("input", (event) => { if (event.target.id === "search") find(event.target.value); });
  pages.addEventListener("click", (event) => {
    const number = [...pages.children].indexOf(event.target);
    if (number < 0 || !printed) return;
    const anchor = anchorAt(number, event.offsetY / event.target.clientHeight);
    const item = anchor && items().find((one) => one.dataset.anchor === anchor);
    if (item) { choose(document.getElementById("tab-talk")); item.scrollIntoView({ block: "center" }); item.focus({ preventScroll: true }); }
  });
  document.getElementById("look").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["theme", "paper"]) document.getElementById(id).addEventListener("change", () => attempt(showPages));
  document.getElementById("build").addEventListener("click", () => attempt(build));
  attempt(refresh);
  const events = new EventSource(`${address}/events`);
  events.addEventListener("message", (event) => { if (version && event.data !== version) attempt(refresh); });
}

if (body.classList.contains("start")) start(); else if (body.classList.contains("text")) text();
