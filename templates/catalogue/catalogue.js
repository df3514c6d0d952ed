// Shows the texts that hold every word of the query, in the chosen language. Without this script the page is a plain list.
(() => {
  const form = document.querySelector("form");
  const query = document.getElementById("query");
  const language = document.getElementById("language");
  const found = document.getElementById("found");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = Array.from(document.querySelectorAll("#texts > li"), (item) => {
    const words = [item.querySelector("h2"), item.querySelector("p")].map((part) => part.textContent).join(" ");
    return { item, text: plain(words), language: item.dataset.language };
  });
  const show = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    const tag = language ? language.value : "";
    let count = 0;
    for (const one of items) {
      const fits = (!tag || one.language === tag) && words.every((word) => one.text.includes(word));
      one.item.hidden = !fits;
      count += fits ? 1 : 0;
    }
    found.textContent = words.length || tag
      ? found.dataset.words.replace("{0}", count).replace("{1}", items.length)
      : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", show);
  if (language) language.addEventListener("change", show);
  show(); // a browser that goes back keeps what was typed
})();
