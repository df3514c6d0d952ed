// Type other words for a paragraph: a field in its place until the words are saved or given up.
import { body } from "./asking.js";

export const isTyping = () => document.querySelector(".typing") !== null;

export function type(item, save) {
  const words = item.querySelector(".words");
  const before = words.textContent;
  const form = document.createElement("form");
  form.className = "typing";
  const field = document.createElement("textarea");
  field.value = before;
  field.dir = "auto";
  field.rows = Math.max(2, Math.ceil(before.length / 60));
  field.setAttribute("aria-label", body.dataset.split);
  const hint = document.createElement("p");
  hint.className = "quiet";
  hint.textContent = body.dataset.split;
  const row = document.createElement("p");
  row.className = "row";
  row.append(button(body.dataset.save, "submit"), button(body.dataset.cancel, "button"));
  form.append(field, hint, row);
  const end = () => { form.remove(); item.classList.remove("is-typed"); item.focus(); };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const after = field.value;
    end();
    if (after !== before) save(after);
  });
  row.lastChild.addEventListener("click", end);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); end(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    event.stopPropagation();
  });
  item.classList.add("is-typed");
  item.append(form);
  field.focus();
  field.setSelectionRange(0, 0);
}

function button(words, kind) {
  const made = document.createElement("button");
  made.type = kind;
  made.textContent = words;
  if (kind === "submit") made.className = "first";
  return made;
}
