// Drag the beginning of a section by its handle, with a mouse, a pen or a finger. Alt with an arrow does the same.
export function watchDragging(talk, items, drop) {
  let section = null;
  let target = null;

  const places = () => items().filter((one) => one.dataset.form === "question" || one.dataset.form === "paragraph");
  const mark = (one) => {
    if (target) target.classList.remove("drop-here");
    target = one;
    if (target) target.classList.add("drop-here");
  };

  talk.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle) return;
    event.preventDefault();
    section = handle.closest(".item");
    section.classList.add("dragged");
    handle.setPointerCapture(event.pointerId);
  });
  talk.addEventListener("pointermove", (event) => {
    if (!section) return;
    const edges = talk.getBoundingClientRect();
    if (event.clientY < edges.top + 50) talk.scrollTop -= 14;
    if (event.clientY > edges.bottom - 50) talk.scrollTop += 14;
    mark(places().find((one) => one.getBoundingClientRect().bottom > event.clientY) || null);
  });
  const end = (event) => {
    if (!section) return;
    const [moved, to] = [section, target];
    section.classList.remove("dragged");
    section = null;
    mark(null);
    const after = moved.nextElementSibling;
    if (event.type === "pointerup" && to && to !== after) drop(moved, to);
  };
  talk.addEventListener("pointerup", end);
  talk.addEventListener("pointercancel", end);
}
