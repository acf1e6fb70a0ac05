// Pagefind with those parts of its index that are asked: the main one always, and of the years the newest at first.

// So many pages cost a reader at most 26 bytes each, besides the program of 85 kB. At least one year is asked.
const PAGES_AT_FIRST = 6000;

const folder = new URL("../pagefind/", import.meta.url);

export async function openIndex() {
  const [{ createInstance }, parts] = await Promise.all([import(new URL("pagefind.js", folder)), readParts()]);
  // Without a worker a third less is fetched, and what is searched here is soon found.
  const pagefind = createInstance({ noWorker: true });
  const { first, older } = years(parts);
  let olderAsked = null;

  async function ask(some) {
    const names = Object.keys(parts).filter((name) => some.includes(yearOf(name)));
    await Promise.all(names.map((name) => pagefind.mergeIndex(new URL(`${name}/`, folder).pathname)));
    await pagefind.filters(); // so that each answer tells how many there are of each kind
  }

  await ask(first);
  return {
    search: (words, options) => pagefind.search(words, options),
    askOlder: () => (olderAsked ??= ask(older)),
    // The year from which on is searched; null if all are.
    searchedFrom: () => (olderAsked || older.length === 0 ? null : first[first.length - 1]),
  };
}

async function readParts() {
  const answer = await fetch(new URL("parts.json", folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

// The main part has no name, each other one of the first of its years, such as `2021-1`.
function yearOf(name) {
  return name.split("-")[0];
}

// The newest years, that together with the main part have no more pages than are asked at first, and all others.
function years(parts) {
  const pagesOf = {};
  for (const [name, part] of Object.entries(parts)) {
    const pages = part.pages[document.documentElement.lang] ?? 0;
    pagesOf[yearOf(name)] = (pagesOf[yearOf(name)] ?? 0) + pages;
  }
  const { "": inMain, ...inYears } = pagesOf;
  const newestFirst = Object.keys(inYears).sort().reverse();
  let sum = inMain;
  const tooMany = newestFirst.findIndex((year) => (sum += inYears[year]) > PAGES_AT_FIRST);
  const number = tooMany < 0 ? newestFirst.length : Math.max(1, tooMany);
  return { first: newestFirst.slice(0, number), older: newestFirst.slice(number) };
}
