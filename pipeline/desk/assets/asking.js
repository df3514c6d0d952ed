// What the desk asks its server, and what it tells the editor.
export const body = document.body;
export const address = body.dataset.text;
const told = document.getElementById("told");
let telling = 0;

export function tell(words) {
  told.textContent = words;
  clearTimeout(telling);
  if (words) telling = setTimeout(() => { told.textContent = ""; }, 8000);
}

export async function answer(place, options) {
  const response = await fetch(place, options);
  if (response.ok) return response;
  let words = await response.text();
  try {
    const error = JSON.parse(words);
    words = error.sentence + (error.place ? ` (${error.place})` : "") + (error.hint ? ` – ${error.hint}` : "");
  } catch { /* plain words */ }
  throw Object.assign(new Error(words), { status: response.status });
}

export function attempt(work) {
  return work().catch((error) => tell(`${body.dataset.failed}: ${error.message}`));
}

export function post(order) {
  const options = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(order) };
  return answer(`${address}/act`, options).then((response) => response.json());
}
