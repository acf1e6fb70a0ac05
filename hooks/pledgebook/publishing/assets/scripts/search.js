// The search page: Pagefind and its index are fetched when something is searched for, and the results shown as a list.

import { openIndex } from "./search_index.js";

const SHOWN_AT_ONCE = 10;
const PAUSE_IN_TYPING = 250;
const LONG_WAIT = 500;

const root = new URL("../", import.meta.url);
const page = document.querySelector("[data-pb-search-page]");
const field = page.querySelector("[data-pb-search-field]");
const radios = [...page.querySelectorAll("input[name=kind]")];
const said = page.querySelector("[role=status]");
const elsewhere = page.querySelector("[data-pb-elsewhere]");
const found = page.querySelector("[data-pb-found]");
const list = found.querySelector("ol");
const more = found.querySelector("button");
const older = page.querySelector("[data-pb-older]");
// Three letters and an ending. Without looking behind, which browsers of old phones cannot.
const endings = new RegExp(page.dataset.endings ? `(\\p{L}{3})(?:${page.dataset.endings})(?!\\p{L})` : "(?!)()", "gu");
const number = new Intl.NumberFormat(document.documentElement.lang);

let index = null; // a promise of the index, once it is needed
let everyYear = false; // whether the older parts of the index are asked too
let searches = 0; // which search is the latest: an earlier one that answers late is not shown
let results = []; // of the latest search, best first
let searchedFrom = null; // the year from which on it searched, if not all

// What is searched for stands in the address, so that it can be shared: ?q=fotpatrull&kind=pledge

function readAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  const radio = radios.find(({ value }) => value === asked.get("kind")) ?? radios[0];
  radio.checked = true;
  everyYear ||= asked.get("years") === "all";
}

function address() {
  const asked = new URLSearchParams();
  if (query()) asked.set("q", query());
  if (kind()) asked.set("kind", kind());
  if (everyYear) asked.set("years", "all");
  const written = asked.toString();
  return location.pathname + (written && `?${written}`);
}

function query() {
  return field.value.trim();
}

function kind() {
  return radios.find((radio) => radio.checked).value;
}

async function search() {
  const mine = ++searches;
  const waiting = query() && setTimeout(() => say(said.dataset.searching), LONG_WAIT);
  try {
    const answer = query() ? await ask(query(), kind()) : null;
    if (mine !== searches) return;
    showCounts(answer);
    results = answer?.results ?? [];
    searchedFrom = answer?.searchedFrom;
    older.hidden = !searchedFrom;
    const first = await read(results.slice(0, SHOWN_AT_ONCE));
    if (mine !== searches) return;
    list.replaceChildren(...first);
    say(answer ? summary() : "");
    elsewhere.hidden = !answer || results.length > 0;
  } catch (error) {
    if (mine !== searches) return;
    console.error(error);
    index = null; // the next try begins from the beginning
    results = [];
    list.replaceChildren();
    older.hidden = true;
    say(said.dataset.failed);
    elsewhere.hidden = false;
  } finally {
    clearTimeout(waiting);
  }
  found.hidden = results.length === 0;
  more.hidden = results.length <= list.children.length;
}

async function ask(words, kind) {
  index ??= openIndex();
  const opened = await index;
  if (everyYear) await opened.askOlder();
  const options = { filters: kind ? { kind } : {} };
  const answer = await opened.search(words, options);
  const shorter = words.startsWith('"') ? words : words.replace(endings, "$1");
  const whole = shorter === words ? answer : widened(answer, await opened.search(shorter, options));
  // Pagefind passes over parts of its index that it could not fetch.
  if (whole.results.length === 0 && !navigator.onLine) throw new Error("offline");
  return { ...whole, searchedFrom: opened.searchedFrom() };
}

// Pagefind lacks some endings: who searches for `löften` finds `löftet`, but not the other way round. The search for
// `löft` finds both. What has the word as it was written comes first.
function widened(answer, wider) {
  const written = new Set(answer.results.map(({ id }) => id));
  const others = wider.results.filter(({ id }) => !written.has(id));
  const holdsAll = others.length + written.size === wider.results.length;
  return holdsAll ? { ...wider, results: [...answer.results, ...others] } : answer;
}

function showCounts(answer) {
  const counts = answer?.totalFilters.kind ?? {};
  for (const radio of radios) {
    const count = radio.value ? (counts[radio.value] ?? 0) : answer?.unfilteredResultCount;
    radio.parentElement.querySelector("[data-pb-count]").textContent = answer ? ` (${number.format(count)})` : "";
  }
}

function summary() {
  const shown = list.children.length;
  const { none, one, other, part, from } = said.dataset;
  const words = results.length === 0 ? none : results.length === 1 ? one : other;
  const told = [filled(words, { number: number.format(results.length), query: query() })];
  if (shown < results.length) told.push(filled(part, { shown: number.format(shown) }));
  if (searchedFrom) told.push(filled(from, { year: searchedFrom }));
  return told.join(" ");
}

function filled(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

function say(words) {
  // The same words again are not announced, nor need they be.
  if (said.textContent !== words) said.textContent = words;
}

async function read(some) {
  return (await Promise.all(some.map((result) => result.data()))).map(item);
}

// All that comes from the index is text: nothing in it becomes an element but the marks around words.
function item(data) {
  const one = page.querySelector("[data-pb-result]").content.cloneNode(true).firstElementChild;
  const link = one.querySelector("a");
  link.href = new URL(`.${data.raw_url}`, root);
  link.textContent = data.meta.title;
  const about = one.querySelector(".pb-found-about");
  const kindOf = radios.find(({ value }) => value === data.filters.kind?.[0])?.dataset.name;
  for (const words of [kindOf, data.meta.agreement]) {
    if (words) about.appendChild(document.createElement("span")).textContent = words.trim();
  }
  const status = [...page.querySelectorAll("[data-pb-status]")].find((t) => t.dataset.pbStatus === data.meta.status);
  if (status) about.append(status.content.cloneNode(true));
  one.querySelector(".pb-found-excerpt").append(...marked(data.excerpt));
  return one;
}

// Pagefind gives the excerpt as HTML in which only `<` and `>` are escaped, with `<mark>` around the words found and
// the signs after them.
function marked(excerpt) {
  const parts = excerpt.replace(/([.,:;!?…)”"]+)<\/mark>/g, "</mark>$1").split(/<mark>(.*?)<\/mark>/s);
  return parts.map((text, place) => {
    const words = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("\u200B", "");
    if (place % 2 === 0) return words;
    const mark = document.createElement("mark");
    mark.textContent = words;
    return mark;
  });
}

async function showMore() {
  const mine = searches;
  const shown = list.children.length;
  const next = await read(results.slice(shown, shown + SHOWN_AT_ONCE));
  if (mine !== searches) return;
  list.append(...next);
  more.hidden = results.length <= list.children.length;
  say(summary());
  // The button may be gone, and who goes by keyboard wants to read on, not begin anew.
  list.children[shown].querySelector("a").focus();
}

async function searchOlder() {
  everyYear = true;
  history.replaceState(null, "", address());
  await search();
  // The button is gone: who goes by keyboard reads on where the results begin, or writes another word.
  (found.hidden ? field : found.querySelector("h2")).focus();
}

function offerShortcutSwitch() {
  const part = document.querySelector("[data-pb-shortcut]");
  const box = part.querySelector("input");
  try {
    box.checked = localStorage.getItem("pb-shortcut") !== "off";
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem("pb-shortcut");
      else localStorage.setItem("pb-shortcut", "off");
    });
  } catch {
    // Where nothing can be stored it cannot be turned off, so page.js lets the key be.
    box.checked = false;
    box.disabled = true;
    part.querySelector("[data-pb-not-stored]").hidden = false;
  }
  part.hidden = false;
}

let typing = 0;
field.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(searchAsTyped, PAUSE_IN_TYPING);
});
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  clearTimeout(typing);
  searchAsTyped();
});
function searchAsTyped() {
  history.replaceState(null, "", address());
  search();
}
page.querySelector("fieldset").addEventListener("change", () => {
  history.pushState(null, "", address());
  search();
});
addEventListener("popstate", () => {
  readAddress();
  search();
});
more.addEventListener("click", showMore);
older.addEventListener("click", searchOlder);

document.querySelector("[data-pb-without-search]").hidden = true;
page.hidden = false;
offerShortcutSwitch();
const isLedHere = location.hash === "#q";
readAddress();
if (query()) search();
if (isLedHere) field.focus();
