// Pagefind with those parts of its index that are asked: the main one always, and of the years the newest at first.

// So many pages cost a reader at most 26 bytes each, besides the program of 85 kB. At least one year is asked.
const PAGES_AT_FIRST = 6000;

const folder = new URL("../pagefind/", import.meta.url);

export async function openIndex() {
  const [{ createInstance }, { "": main, ...years }] = await Promise.all([
    import(new URL("pagefind.js", folder)),
    readParts(),
  ]);
  // Without a worker a third less is fetched, and what is searched here is soon found.
  const pagefind = createInstance({ noWorker: true });
  const newestFirst = Object.keys(years).sort().reverse();
  const first = numberAtFirst(pagesIn(main), newestFirst.map((year) => pagesIn(years[year])));
  const older = newestFirst.slice(first);
  let olderAsked = null;

  async function ask(some) {
    await Promise.all(some.map((year) => pagefind.mergeIndex(new URL(`${year}/`, folder).pathname)));
    await pagefind.filters(); // so that each answer tells how many there are of each kind
  }

  await ask(newestFirst.slice(0, first));
  return {
    search: (words, options) => pagefind.search(words, options),
    askOlder: () => (olderAsked ??= ask(older)),
    // The year from which on is searched; null if all are.
    searchedFrom: () => (olderAsked || older.length === 0 ? null : newestFirst[first - 1]),
  };
}

async function readParts() {
  const answer = await fetch(new URL("parts.json", folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function pagesIn(part) {
  return part.pages[document.documentElement.lang] ?? 0;
}

// How many of the newest years are asked, so that they and the main part together have no more pages than that.
function numberAtFirst(inMain, inYears) {
  let sum = inMain;
  const tooMany = inYears.findIndex((pages) => (sum += pages) > PAGES_AT_FIRST);
  return tooMany < 0 ? inYears.length : Math.max(1, tooMany);
}
