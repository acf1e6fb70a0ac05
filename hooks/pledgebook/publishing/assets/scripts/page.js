// What every page can do with a script, and is whole without: choose the colours, search with one key, copy an address.

const store = {
  // A browser may refuse to store anything; then a choice holds for the page, and nothing is known of earlier ones.
  read(key) {
    try { return localStorage.getItem(key); } catch { return undefined; }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch { /* see above */ }
  },
};

// The colours: as the system says, or as chosen here. first.js sets the choice before anything is drawn.
const chooser = document.querySelector("[data-pb-scheme]");
if (chooser) {
  const select = chooser.querySelector("select");
  select.value = document.documentElement.dataset.scheme ?? "";
  select.addEventListener("change", () => {
    if (select.value) document.documentElement.dataset.scheme = select.value;
    else delete document.documentElement.dataset.scheme;
    store.write("pb-scheme", select.value || null);
  });
  chooser.hidden = false;
}

// The key `/` leads to the search, unless somebody writes, or has turned it off on the search page. Where that cannot
// be stored it is off, for a key that cannot be turned off must not be there (WCAG 2.1.4).
const search = document.querySelector("a[data-pb-search]");
document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes) return;
  if (!search || store.read("pb-shortcut") !== null) return;
  event.preventDefault();
  const field = document.querySelector("[data-pb-search-field]");
  if (field) field.focus();
  else location.assign(search.href + "#q");
});

// Copying: the button says that it is done, and a screen reader says so too.
for (const copier of document.querySelectorAll("[data-pb-copy]")) {
  const button = copier.querySelector("button");
  const said = copier.querySelector("[role=status]");
  if (!navigator.clipboard) continue;
  button.addEventListener("click", async () => {
    try {
      // A long text stands in the page once: the button copies what can be read.
      await navigator.clipboard.writeText(copier.dataset.pbCopy || copier.querySelector("pre").textContent);
      said.textContent = said.dataset.done;
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
  button.hidden = false;
}
