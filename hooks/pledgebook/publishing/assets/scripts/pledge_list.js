// Narrows and sorts the list of pledges on a page. The choices and all words stand in the page, and what is chosen
// stands in its address, so that it can be shared, reloaded and come back to.

const fields = document.querySelector("[data-pb-filter]");
const table = document.querySelector("[data-pb-list]");
const body = table.tBodies[0];
const rows = [...body.rows]; // as on the server: newest first
const selects = [...fields.querySelectorAll("select")];
const sort = selects.find((select) => select.name === "sort");
const filters = selects.filter((select) => select !== sort);
const said = fields.querySelector("[role=status]");
const language = document.documentElement.lang;

// Å, ä and ö come last in Swedish, and `2` before `10`.
const { compare } = new Intl.Collator(language, { numeric: true });
const text = (row, column) => row.cells[column].textContent.trim();

// What cannot be dated comes last, also when the oldest are first.
const started = (row) => row.dataset.start || "9999";

const orders = {
  newest: () => 0,
  oldest: (a, b) => (started(a) < started(b) ? -1 : started(a) > started(b) ? 1 : 0),
  status: (a, b) => a.dataset.rank - b.dataset.rank,
  party: (a, b) => compare(text(a, 2), text(b, 2)),
  name: (a, b) => compare(text(a, 0), text(b, 0)),
};

// A row holds the values that it is found by with a space between them: `data-status="not-reported overdue"`.
function isWanted(row) {
  return filters.every(({ name, value }) => !value || row.dataset[name].split(" ").includes(value));
}

function show() {
  const wanted = rows.filter(isWanted);
  const kept = new Set(wanted);
  for (const row of rows) row.hidden = !kept.has(row);
  const ordered = [...rows].sort(orders[sort.value]); // stable: equals stay newest first
  if (ordered.some((row, place) => row !== body.rows[place])) body.append(...ordered);
  table.hidden = wanted.length === 0;

  const words = wanted.length ? said.dataset.shown : said.dataset.none;
  said.textContent = words
    .replace("{shown}", wanted.length.toLocaleString(language))
    .replace("{all}", rows.length.toLocaleString(language))
    .replace("{order}", sort.selectedOptions[0].textContent.toLocaleLowerCase(language));
}

// The address decides. A value that is none of the choices, such as one of last year, is as if it were not there.
function readAddress() {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    const known = [...select.options].some((option) => option.value === value);
    select.value = known ? value : select.options[0].value;
  }
  show();
}

function writeAddress() {
  const address = new URL(location.href);
  for (const select of selects) {
    if (select.selectedIndex > 0) address.searchParams.set(select.name, select.value);
    else address.searchParams.delete(select.name);
  }
  history.replaceState(history.state, "", address);
}

fields.addEventListener("change", () => {
  writeAddress();
  show();
});
fields.querySelector("button").addEventListener("click", () => {
  for (const select of selects) select.selectedIndex = 0;
  writeAddress();
  show();
});
addEventListener("popstate", readAddress);
// A page that comes back from the browser's memory may have choices that the browser filled in by itself.
addEventListener("pageshow", (event) => { if (event.persisted) readAddress(); });

const count = document.querySelector("[data-pb-count]");
if (count) count.hidden = true;
fields.hidden = false;
readAddress();
