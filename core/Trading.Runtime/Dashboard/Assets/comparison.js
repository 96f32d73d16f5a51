// The account against its backtest: each figure on the band that luck alone explains.
import { getJson } from "./api.js";
import { byId, el, showNew, svg } from "./dom.js";
import { count, counted, exact, fixed, none, percent, signed, stamp, title, words } from "./format.js";
import { chip, code, fact, facts, figures, note, table, when } from "./parts.js";

const names = {
  win_rate_pct: ["Trades won", "%"], mean_return_pct: ["Mean return of a trade", "%"], net: ["Net result", ""], sharpe: ["Sharpe ratio", ""],
  max_drawdown_pct: ["Deepest fall", "%"], maker_share_pct: ["Traded while resting", "%"], slippage_bps: ["Slippage", "bps"], fees_bps: ["Fees", "bps"],
  hold_hours: ["Holding time", "h"], trades_per_day: ["Trades a day", ""],
};

export async function pollComparison() {
  const kept = await getJson("comparison");
  showNew(byId("comparison"), kept, draw);
}

function draw({ compared_at: at, report }) {
  if (!report) {
    return el("div", { class: "empty" },
      el("p", {}, "The account has not been compared with its backtest yet."),
      el("p", {}, "Once it has traded for a while: ", code("compare --data <folder>"), ", which keeps what it found for this page."));
  }

  const [word, text, tone] = verdict(report.drift);
  return [
    el("div", { class: `banner t-${report.is_alert ? "loss" : tone}`, id: "drift" },
      el("strong", { class: "word" }, report.is_alert ? "Alert" : word),
      el("div", {}, el("p", { class: "headline" }, text), alertLine(report))),
    figures([
      { name: "Compared", value: stamp(at), note: when(at, { age: true }).lastChild },
      { name: "Account\u2019s net", value: signed(report.trades.live_net, 2) },
      { name: "Backtest\u2019s net", value: signed(report.trades.backtest_net, 2) },
      { name: "Gap", value: signed(report.trades.gap ?? report.trades.live_net - report.trades.backtest_net, 2) },
      { name: "Trades of both", value: count(report.trades.matched), note: `${count(report.trades.live_only)} of the account alone, ${count(report.trades.backtest_only)} of the backtest` },
    ]),
    table(
      `Figures side by side, ${percent(report.confidence * 100, 0)} bands of the backtest`,
      ["Figure", "#Account", "#Backtest", "#Off by", "Band", "#From", "#To", "Verdict"],
      report.metrics.map((row) => ({ attributes: { "data-metric": row.metric }, cells: cells(row) })),
      { id: "metrics" }),
    note("On each band the bar is where the backtest\u2019s figure would lie by luck alone, the stroke the backtest\u2019s own, the circle the account\u2019s; a diamond lies outside."),
    el("details", { "data-key": "comparison-origin" }, el("summary", {}, "What was compared"), facts(
      fact("Range", `${stamp(report.from)} to ${stamp(report.to)} UTC, ${counted(report.cycles, "cycle")}`),
      fact("Products", report.products.join(", ")),
      fact("Backtest", `${words(report.fill_mode)} fills, ${words(report.fee_schedule)} fees, seed ${report.seed}`),
      fact("Policy", code(report.policy_hash)),
      fact("Dataset", `${report.dataset.venue} `, code(report.dataset.id)),
      fact("Code", code(report.engine_version))), report.notes.map(note)),
  ];
}

function verdict(drift) {
  const sequence = drift.mean_sd === null ? "" : ` Mean gap ${signed(drift.mean_sd, 2)} standard deviations of a trade, between ${signed(drift.lower_sd, 2)} and ${signed(drift.upper_sd, 2)}.`;
  const tolerance = `${exact(drift.tolerance_sd)} standard deviations`;
  return drift.is_degradation_shown ? ["Degraded", `The account is worse than its backtest by more than ${tolerance}.${sequence}`, "loss"]
    : drift.is_degradation_excluded ? ["Keeps up", `It is excluded that the account is worse by more than ${tolerance}.${sequence}`, "gain"]
      : ["Open", `Drift of more than ${tolerance} is neither shown nor excluded yet: ${counted(drift.count, "opportunity").replace("opportunitys", "opportunities")} so far.${sequence}`, "plain"];
}

function alertLine(report) {
  const off = report.metrics.filter((row) => row.is_alert).map((row) => nameOf(row.metric)[0].toLowerCase());
  return el("p", {}, off.length > 0
    ? `Worse than the backtest by more than ${exact(report.alert_pct)} %: ${off.join(", ")}.`
    : `No figure is worse than the backtest\u2019s by more than ${exact(report.alert_pct)} %.`);
}

const nameOf = (metric) => names[metric] ?? [title(metric), ""];

function cells(row) {
  const [name, unit] = nameOf(row.metric);
  const value = (number) => fixed(number, 2);
  const hasBand = row.band.lower !== null && row.band.upper !== null;
  const state = row.is_alert ? chip("bad", "alert") : row.is_outside ? chip("care", "outside") : hasBand && row.live !== null ? chip("good", "inside") : chip("plain", "no band");
  return [
    unit ? `${name}, ${unit}` : name, value(row.live), value(row.backtest), row.deviation === null ? none : signed(row.deviation, 2),
    hasBand && row.live !== null ? band(row) : none, value(row.band.lower), value(row.band.upper), state,
  ];
}

function band(row) {
  const { lower, upper } = row.band;
  const marks = [row.live, row.backtest ?? row.live, lower, upper];
  const room = Math.max((Math.max(...marks) - Math.min(...marks)) * 0.08, 1e-9);
  const [from, to] = [Math.min(...marks) - room, Math.max(...marks) + room];
  const x = (value) => (value - from) / (to - from) * 160;
  const live = x(row.live);
  return svg("svg", { class: "band", viewBox: "0 0 160 18", width: 160, height: 18, role: "img", "aria-label": `${row.is_outside ? "outside" : "inside"} the band` },
    svg("line", { class: "rail", x1: 0, x2: 160, y1: 9, y2: 9 }),
    svg("rect", { class: "within", x: x(lower), y: 5, width: Math.max(1, x(upper) - x(lower)), height: 8 }),
    row.backtest === null ? null : svg("line", { class: "own", x1: x(row.backtest), x2: x(row.backtest), y1: 2, y2: 16 }),
    row.is_outside
      ? svg("path", { class: "live outside", d: `M${live} 2L${live + 6} 9L${live} 16L${live - 6} 9Z` })
      : svg("circle", { class: "live", cx: live, cy: 9, r: 4.5 }));
}
