// Parts that every section is built of.
import { el, svg } from "./dom.js";
import { ago, none, stamp } from "./format.js";

// A state is told by its sign and its words; its colour only repeats them.
const signs = { good: "\u2713", bad: "\u2715", care: "!", plain: "\u2022" };

export const chip = (tone, text, attributes = {}) => el("span", { ...attributes, class: `chip k-${tone}` },
  el("span", { class: "sign", "aria-hidden": "true" }, signs[tone]), el("span", {}, text));

// A time in UTC, and how long ago; the age is kept up to date by refreshAges.
export const when = (text, { seconds = false, age = true } = {}) => text === null || text === undefined ? el("span", {}, none)
  : el("span", { class: "when" },
    el("time", { datetime: text }, stamp(text, seconds)),
    age ? el("span", { class: "age muted", "data-age": text }, ago(text)) : null);

export function refreshAges() {
  const now = Date.now();
  document.querySelectorAll("[data-age]").forEach((part) => {
    const text = ago(part.dataset.age, now);
    if (part.textContent !== text) {
      part.textContent = text;
    }
  });
}

export const figures = (list, isLarge = false) => el("dl", { class: isLarge ? "figures large still" : "figures still" },
  list.filter((figure) => figure).map(({ name, value, note, tone, id }) => el("div", {},
    el("dt", {}, name),
    el("dd", { class: tone ? `t-${tone}` : null, id }, value),
    note ? el("dd", { class: "under muted" }, note) : null)));

// columns: names; those with a leading # hold numbers, those with a leading ~ are named only to those who do not see.
export function table(caption, columns, rows, { empty = "None.", id, isCaptionHidden = false, isTall = false, foot = null } = {}) {
  const isNumber = columns.map((name) => name.startsWith("#"));
  const head = columns.map((name, i) => el("th", { scope: "col", class: isNumber[i] ? "number" : "text" },
    name.startsWith("~") ? el("span", { class: "unseen" }, name.slice(1)) : name.replace("#", "")));
  const body = rows.map((row) => {
    const { cells, attributes = {} } = Array.isArray(row) ? { cells: row } : row;
    return el("tr", attributes, cells.map((cell, i) => i === 0
      ? el("th", { scope: "row", class: isNumber[i] ? "number" : "text" }, cell)
      : el("td", { class: isNumber[i] ? "number" : "text" }, cell)));
  });
  return rows.length === 0
    ? el("div", { class: "frame" }, el("h3", { class: isCaptionHidden ? "unseen" : null }, caption), el("p", { class: "muted", id }, empty))
    : el("div", { class: isTall ? "frame tall" : "frame", tabindex: "0", role: "region", "aria-label": caption },
      el("table", { id }, el("caption", { class: isCaptionHidden ? "unseen" : "caption" }, caption), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)), foot);
}

// How much of a limit is used. Past it the bar is full and hatched, and the words beside it say so.
export function meter(observed, limit, isOver) {
  const share = limit > 0 ? Math.min(1, Math.max(0, observed / limit)) : observed > 0 ? 1 : 0;
  const tone = isOver ? "over" : share >= 0.8 ? "near" : "well";
  return svg("svg", { class: `meter m-${tone}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "room", x: 0, y: 0, width: 100, height: 10 }),
    svg("rect", { class: "used", x: 0, y: 0, width: (share * 100).toFixed(2), height: 10 }),
    svg("line", { class: "end", x1: 99.5, x2: 99.5, y1: 0, y2: 10 }));
}

export const note = (text) => el("p", { class: "note muted" }, text);

export const problem = (text) => el("p", { class: "problem", role: "alert" }, text);

export const fact = (name, ...value) => [el("dt", {}, name), el("dd", {}, ...value)];

export const facts = (...pairs) => el("dl", { class: "facts" }, pairs);

export const code = (text) => el("code", {}, text);

export const shortHash = (hash) => hash ? el("code", { title: hash }, hash.slice(0, 12)) : none;
