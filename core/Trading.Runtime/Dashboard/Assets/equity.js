// The account's value over time, drawn by the host as in reports, with the values under the pointer or the arrow keys.
import { getJson, getText } from "./api.js";
import { byId, drawing, el, show } from "./dom.js";
import { counted, money, percent, signed, stamp } from "./format.js";
import { figures, problem, table } from "./parts.js";

const dayMs = 86400000;
const ranges = [["1", "24 h"], ["7", "7 d"], ["30", "30 d"], ["365", "1 y"], ["all", "All"]];
const widthMin = 300;
const widthMax = 1600;
let range = "30";
let isChosen = false;

function choose(value) {
  range = value;
  isChosen = true;
}

export function startEquity(changed) {
  show(byId("equity"),
    el("fieldset", { class: "choices" }, el("legend", { class: "unseen" }, "Range"), ranges.map(([value, name]) => el("label", {},
      el("input", { type: "radio", name: "range", value, checked: value === range, onchange: () => { choose(value); changed(); } }),
      el("span", {}, name)))),
    el("div", { id: "equity-plot", "aria-live": "off" }));
  let width = 0;
  new ResizeObserver(([entry]) => {
    const next = Math.round(entry.contentRect.width);
    if (width > 0 && next > 0 && next !== width) {
      byId("equity-plot").drawn = undefined;
      changed();
    }

    width = next || width;
  }).observe(byId("equity-plot"));
}

export async function pollEquity() {
  const host = byId("equity-plot");
  const from = range === "all" ? "1970-01-01" : new Date(Date.now() - Number(range) * dayMs).toISOString();
  const asked = range;
  const curve = await getJson(`equity?from=${from}`);
  const width = Math.min(widthMax, Math.max(widthMin, Math.round(host.clientWidth)));
  const text = JSON.stringify([curve, asked, width]);
  if (text === host.drawn || asked !== range) {
    return;
  }

  if (curve.points.length === 0) {
    if (!isChosen) {
      // Nobody asked for this range: an account that has rested for longer is shown whole.
      choose("all");
      byId("equity").querySelector("input[value=all]").checked = true;
      await pollEquity();
      return;
    }

    host.drawn = text;
    show(host, el("p", { class: "empty" }, "The account was not valued in this range."));
    return;
  }

  const picture = await getText(`equity?from=${from}&width=${width}`, "image/svg+xml");
  if (asked !== range) {
    return;
  }

  host.drawn = text;
  try {
    const image = drawing(picture);
    show(host, summary(curve), el("figure", {}, image, readout(image, curve)), numbers(curve));
  } catch (error) {
    show(host, problem(`The curve cannot be drawn: ${error.message}.`));
  }
}

function summary(curve) {
  const [first, last] = [curve.points[0], curve.points[curve.points.length - 1]];
  const gain = Number(last.nav) - Number(first.nav) - Number(curve.transferred);
  return figures([
    { name: "From", value: money(first.nav), note: `${stamp(first.at)} UTC` },
    { name: "To", value: money(last.nav), note: `${stamp(last.at)} UTC`, id: "equity-last" },
    { name: "Result", value: signed(gain, 2), note: `${signed(gain / Number(first.nav) * 100, 2)} %`, tone: gain > 0 ? "gain" : gain < 0 ? "loss" : null },
    { name: "Deepest fall", value: percent(curve.max_drawdown_pct), note: counted(curve.marks, "value") },
  ]);
}

// One line moves over both parts; what stands at it is said in words below.
function readout(image, curve) {
  const line = el("span", { role: "status" }, "Point at the curve, or focus it and use the arrow keys, to read values.");
  const parts = [...image.querySelectorAll("svg[data-part]")].map((part) => [part.querySelector(".cross"), part.querySelector(".span")]);
  const [left, right] = ["x1", "x2"].map((name) => Number(parts[0][1].getAttribute(name)));
  const times = curve.points.map((point) => new Date(point.at).getTime());
  let at = times.length - 1;
  const move = (index) => {
    at = Math.min(times.length - 1, Math.max(0, index));
    const point = curve.points[at];
    for (const [cross, foot] of parts) {
      const [from, to] = ["x1", "x2"].map((name) => Number(foot.getAttribute(name)));
      const x = times.length > 1 ? from + (times[at] - times[0]) / (times[times.length - 1] - times[0]) * (to - from) : from;
      cross.setAttribute("x1", x);
      cross.setAttribute("x2", x);
      cross.classList.add("on");
    }

    line.textContent = `${stamp(point.at)} UTC: ${money(point.nav)}, ${percent(point.drawdown_pct)} below the highest`;
  };
  image.addEventListener("pointermove", (event) => {
    const box = image.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * image.viewBox.baseVal.width;
    const time = times[0] + Math.min(1, Math.max(0, (x - left) / (right - left))) * (times[times.length - 1] - times[0]);
    move(times.reduce((best, value, i) => Math.abs(value - time) < Math.abs(times[best] - time) ? i : best, 0));
  });
  image.setAttribute("tabindex", "0");
  image.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20, Home: -times.length, End: times.length }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(at + step);
    }
  });
  return el("figcaption", { class: "readout muted" }, line);
}

// The last value of each UTC day: what a reader of numbers asks for.
function numbers(curve) {
  const days = new Map(curve.points.map((point) => [stamp(point.at).slice(0, 10), point]));
  const rows = [...days].reverse().map(([day, point]) => [day, money(point.nav), percent(point.drawdown_pct)]);
  return el("details", { "data-key": "equity-numbers" }, el("summary", {}, "Numbers"), table("Value at the end of each UTC day", ["Day", "#Value", "#Drawdown"], rows));
}
