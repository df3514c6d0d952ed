// The desk in the browser. All state is in the files on the server: an order is posted, then the panes are loaded anew.
import { address, answer, attempt, body, post } from "./asking.js";
import { watchDragging } from "./dragging.js";
import { follow, showPages, watchPages } from "./pages.js";
import { showSource, watchSource } from "./source.js";
import { start } from "./start.js";
import { isTyping, type } from "./typing.js";

const talk = document.getElementById("talk");
const source = document.getElementById("source");
const saved = document.getElementById("saved");
let version = "";
let late = false;
let asked = 0;

async function act(order) {
  saved.textContent = body.dataset.saving;
  talk.setAttribute("aria-busy", "true");
  try {
    version = (await post(order)).version;
    saved.textContent = body.dataset.saved;
    await refresh();
  } catch (error) {
    saved.textContent = "";
    await showTalk(); // what was typed and refused is not shown as if it were there
    throw error;
  }
}

// The pages come first: they take longest.
async function refresh() {
  await Promise.all([showPages(), showTalk(), source.hidden ? null : showSource()]);
}

// Of two answers that are on their way, only the one asked for last is shown.
async function showTalk() {
  if (isTyping()) { late = true; talk.removeAttribute("aria-busy"); return; }
  late = false;
  const turn = ++asked;
  talk.setAttribute("aria-busy", "true");
  try {
    const response = await answer(`${address}/talk`);
    const words = await response.text();
    if (turn === asked) put(words, response.headers.get("x-version"));
  } finally {
    if (turn === asked) talk.removeAttribute("aria-busy");
  }
}

function put(words, number) {
  if (isTyping()) { late = true; return; }
  const kept = mark(document.activeElement);
  const top = talk.scrollTop;
  const open = [...talk.querySelectorAll("details")].map((one) => one.open);
  version = number;
  talk.innerHTML = words;
  [...talk.querySelectorAll("details")].forEach((one, place) => { one.open = open[place] || false; });
  talk.scrollTop = top;
  const steps = document.getElementById("steps").dataset;
  document.getElementById("undo").disabled = steps.undo === "0";
  document.getElementById("redo").disabled = steps.redo === "0";
  document.getElementById("editor").value = localStorage.getItem("editor") || "";
  if (kept) remember(kept);
}

// What has the focus, so that it has it again once the pane was loaded anew.
function mark(element) {
  if (!element || !talk.contains(element)) return null;
  const item = element.closest(".item");
  if (item) return { was: item.dataset.was, place: items().indexOf(item) };
  if (element.closest("[data-key]")) return { doubt: true };
  return element.id ? { id: element.id } : null;
}

function remember(kept) {
  if (kept.doubt) { talk.querySelector(".doubts button")?.focus({ preventScroll: true }); return; }
  if (kept.id) { document.getElementById(kept.id)?.focus({ preventScroll: true }); return; }
  const all = items();
  const same = all.find((item) => item.dataset.was === kept.was) || all[Math.min(kept.place, all.length - 1)];
  if (same) same.focus({ preventScroll: true });
}

const items = () => [...talk.querySelectorAll(".item[tabindex]")];

function order(item, action, more = {}) {
  return attempt(() => act({ do: action, line: item.dataset.line, was: item.dataset.was, ...more }));
}

const to = (target) => ({ to: target.dataset.line, "to-was": target.dataset.was });

// The boundary of a section moves above the question before or after the one where it is.
function move(item, by) {
  const all = items().filter((one) => one.dataset.form === "question" || one === item);
  const target = all[all.indexOf(item) + (by < 0 ? -1 : 2)];
  return target ? order(item, "move", to(target)) : null;
}

const SPECIAL = {
  rename: (item) => order(item, "rename", { words: item.querySelector(".title").value }),
  retitle: (item, button) => order(item, "rename", { words: button.dataset.words }),
  earlier: (item) => move(item, -1),
  later: (item) => move(item, 1),
  type: (item) => type(item, (words) => order(item, "retype", { words, by: localStorage.getItem("editor") || "" })),
};

function pressed(button) {
  const action = button.dataset.do;
  const item = button.closest(".item");
  if (item) return (SPECIAL[action] || ((one) => order(one, action)))(item, button);
  const doubt = button.closest("[data-key]");
  if (button.dataset.order) return attempt(() => act({ ...JSON.parse(button.dataset.order), settles: doubt.dataset.key }));
  if (doubt) return attempt(() => act({ do: action, key: doubt.dataset.key }));
  return attempt(() => act({ do: action, words: button.dataset.words || "" }));
}

function changed({ target }) {
  const { fact, speaker, same, guest } = target.dataset;
  const item = target.closest(".item");
  if (target.id === "editor") localStorage.setItem("editor", target.value.trim());
  else if (fact) attempt(() => act({ do: "fact", key: fact, words: target.value }));
  else if (speaker) attempt(() => act({ do: "speaker", key: speaker, words: target.value }));
  else if (same) attempt(() => act({ do: "speaker", key: same, words: target.value }));
  else if (guest) attempt(() => act({ do: "fact", key: "guest", words: guest }));
  else if (target.classList.contains("kind-of") && target.value) order(item, target.value);
  else if (target.classList.contains("said-by")) order(item, "said-by", { words: target.value });
}

const KINDS = { q: ["ask"], a: ["answer", "talk"], u: ["unprint", "print"], c: ["caption"], b: ["biography"] };
const KEYS = { s: "begin", x: "strike", e: "type", j: "join" };

// What a letter makes of a piece, if it can be that.
function kindOf(item, letter) {
  const values = [...item.querySelectorAll(".kind-of option")].map((one) => one.value);
  return (KINDS[letter] || []).find((one) => values.includes(one));
}

function arrow(item, event) {
  const all = items();
  const by = event.key === "ArrowUp" ? -1 : 1;
  if (!event.altKey) all[all.indexOf(item) + by]?.focus();
  else if (item.dataset.form === "section") move(item, by);
}

function enter(item) {
  const button = item.querySelector("[data-do=accept]");
  if (button) return pressed(button);
  const input = item.querySelector(".title");
  if (input) { input.focus(); input.select(); }
  return null;
}

function key(event) {
  const typing = event.target.closest("input, textarea, select");
  const letter = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && "zy".includes(letter) && !typing) {
    event.preventDefault();
    attempt(() => act({ do: letter === "y" || event.shiftKey ? "redo" : "undo" }));
    return;
  }
  const item = event.target.closest(".item");
  if (typing || !item || event.ctrlKey || event.metaKey) return;
  const button = item.querySelector(`[data-do="${KEYS[letter]}"]`) || (letter === "x" && item.querySelector("[data-do=drop]"));
  if (event.key === "ArrowUp" || event.key === "ArrowDown") arrow(item, event);
  else if (event.key === "Enter" && event.target === item) enter(item);
  else if (kindOf(item, letter)) order(item, kindOf(item, letter));
  else if (button) pressed(button);
  else return;
  event.preventDefault();
}

function choose(tab) {
  for (const one of document.querySelectorAll("[role=tab]")) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
  }
  body.classList.toggle("shows-pages", tab.id === "tab-pages");
  if (tab.id === "tab-pages") return null;
  talk.hidden = tab.id !== "tab-talk";
  source.hidden = tab.id !== "tab-source";
  return tab.id === "tab-source" ? attempt(showSource) : null;
}

function tabs() {
  const all = [...document.querySelectorAll("[role=tab]")];
  for (const tab of all) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const there = all.filter((one) => one.offsetParent);
      const other = there[(there.indexOf(tab) + (event.key === "ArrowLeft" ? -1 : 1) + there.length) % there.length];
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
  const tab = document.getElementById(id.startsWith("line-") ? "tab-source" : "tab-talk");
  Promise.resolve(choose(tab)).then(() => {
    const target = document.getElementById(id);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    if (target.tabIndex >= 0) target.focus({ preventScroll: true });
  });
}

function goTo(names) {
  const all = items();
  const name = names.find((one) => all.some((item) => item.dataset.block === one || item.id === one));
  const item = name && all.find((one) => one.dataset.block === name || one.id === name);
  if (!item) return;
  choose(document.getElementById("tab-talk"));
  item.scrollIntoView({ block: "center" });
  item.focus({ preventScroll: true });
}

function clicked(event) {
  const button = event.target.closest("button");
  if (button?.id === "all-doubts") {
    const open = talk.querySelector(".doubts").classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  } else if (button && (button.dataset.do || button.dataset.order)) pressed(button);
  linked(event);
}

function text() {
  tabs();
  talk.addEventListener("click", clicked);
  talk.addEventListener("dblclick", (event) => {
    const item = event.target.closest(".words") && event.target.closest(".item");
    if (item && item.querySelector("[data-do=type]")) SPECIAL.type(item);
  });
  talk.addEventListener("focusin", (event) => { const item = event.target.closest(".item"); if (item) follow(item); });
  talk.addEventListener("focusout", () => { if (late && !isTyping()) attempt(showTalk); });
  talk.addEventListener("change", changed);
  talk.addEventListener("submit", (event) => event.preventDefault());
  talk.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.classList.contains("title")) {
      event.preventDefault();
      SPECIAL.rename(event.target.closest(".item"));
    }
  });
  watchDragging(talk, items, (section, target) => order(section, "move", to(target)));
  document.addEventListener("keydown", key);
  for (const id of ["undo", "redo"]) document.getElementById(id).addEventListener("click", (event) => pressed(event.currentTarget));
  watchSource(pressed);
  watchPages(goTo, (key, words) => attempt(() => act({ do: "look", key, words })));
  attempt(refresh);
  const events = new EventSource(`${address}/events`);
  events.addEventListener("message", (event) => { if (version && event.data !== version) attempt(refresh); });
}

if (body.classList.contains("start")) start(); else if (body.classList.contains("text")) text();
