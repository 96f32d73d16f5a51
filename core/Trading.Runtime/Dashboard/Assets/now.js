// The account at a glance: what it is worth, what it holds, how far its limits are used, and what is wrong.
import { el } from "./dom.js";
import { count, counted, exact, fixed, money, none, percent, short, signed, title, unit, words } from "./format.js";
import { chip, code, fact, facts, figures, meter, shortHash, table, when } from "./parts.js";

const tones = { critical: "bad", warning: "care", info: "plain" };
export const switchNames = { off: "Off", no_new_risk: "No new risk", halt_all: "Halt all" };

export const chipsOf = (health) => {
  const mode = health.detail?.mode;
  return [
    chip(health.is_healthy ? "good" : "bad", health.is_healthy ? "Healthy" : "Unhealthy", { id: "chip-health" }),
    mode ? chip(mode === "live" ? "care" : "plain", `Mode ${words(mode)}`, { id: "chip-mode" }) : null,
    chip(
      health.kill_switch === "off" ? "plain" : health.kill_switch ? "bad" : "care",
      `Kill switch ${health.kill_switch ? switchNames[health.kill_switch].toLowerCase() : "not known"}`,
      { id: "chip-switch" }),
  ].filter((part) => part);
};

export function drawNow(health) {
  const detail = health.detail;
  return [
    issuesOf(health),
    detail ? headline(health, detail) : el("p", { class: "empty" }, "Nothing has been committed for this account yet: it is empty until its first cycle has ended."),
    detail ? [positions(detail), orders(detail)] : null,
    el("div", { class: "columns wide" }, detail ? [caps(detail), breakers(detail), ages(detail)] : null, running(health, detail)),
  ];
}

function issuesOf(health) {
  const issues = health.issues ?? [];
  const worst = health.is_healthy ? (issues.some((issue) => issue.severity === "warning") ? "caution" : "gain") : "loss";
  const word = health.is_healthy ? "Healthy" : "Unhealthy";
  const headline = issues.length === 0 ? "Nothing is wrong." : `${counted(issues.length, "issue")}, ${health.is_healthy ? "none of them critical" : "the critical first"}.`;
  return el("div", { class: `banner t-${worst}`, id: "issues" },
    el("strong", { class: "word" }, word),
    el("div", {},
      el("p", { class: "headline" }, headline),
      issues.length > 0 ? el("ul", { class: "issues" }, issues.map((issue) => el("li", { "data-code": issue.code },
        chip(tones[issue.severity] ?? "plain", title(issue.severity)),
        " ",
        el("strong", {}, `${title(issue.code)}${issue.product ? ` ${issue.product}` : ""}`),
        el("span", {}, `: ${issue.message}`)))) : null));
}

function headline(health, detail) {
  const [exposure, last] = [detail.exposure, health.last_cycle];
  const unknown = unknowns(detail);
  return figures([
    { name: "NAV", value: money(detail.nav), note: `highest ${money(detail.high_water_mark)}`, id: "nav" },
    { name: "Drawdown", value: percent(detail.drawdown_pct), note: `${detail.is_drawdown_latched ? "limit hit" : "limit"} ${percent(detail.drawdown_pct_max)}`, tone: detail.is_drawdown_latched ? "loss" : null, id: "drawdown" },
    { name: "Exposure", value: exposure ? money(exposure.total) : none, note: exposure ? `of at most ${money(exposure.total_cap)}` : "not known yet", id: "exposure" },
    { name: "Cash", value: money(detail.cash), note: share(detail.cash, detail.nav), id: "cash" },
    { name: "Positions", value: count(detail.positions.length), note: counted(detail.orders.length, "open order"), id: "open" },
    { name: "Unknown orders", value: count(unknown.length), note: unknown.length > 0 ? "asked for again each cycle" : "every order is accounted for", tone: unknown.length > 0 ? "loss" : null, id: "unknowns" },
    { name: "Last cycle", value: last ? words(last.outcome) : none, note: last ? when(last.slot) : "none yet", id: "last-cycle" },
    { name: "Trading state", value: title(detail.trading_state), note: `${count(detail.losses_in_row)} losses in a row`, tone: detail.trading_state === "active" ? null : "loss", id: "trading-state" },
  ], true);
}

const unknowns = (detail) => detail.orders.filter((order) => order.state === "unknown");

const share = (part, whole) => Number(whole) > 0 ? `${percent(Number(part) / Number(whole) * 100, 1)} of NAV` : null;

function positions(detail) {
  return table(
    "Positions",
    ["Product", "#Quantity", "#Value", "#Result so far", "#Entry", "#Mark", "#Stop", "#Target", "Opened, UTC", "Held at most until", "Signal"],
    detail.positions.map((held) => ({
      attributes: { "data-position": held.product },
      cells: [
        held.product, exact(held.quantity), money(held.value),
        el("span", { class: toneOf(held.unrealised) }, signed(held.unrealised, 2)),
        short(held.average_entry), short(held.mark), short(held.stop), short(held.target),
        when(held.opened_at), held.hold_until ? when(held.hold_until) : none,
        held.is_close_asked ? [words(held.signal), " ", chip("care", "closing")] : words(held.signal),
      ],
    })),
    { empty: "None: the account is in cash.", id: "positions" });
}

const toneOf = (value) => Number(value) > 0 ? "t-gain" : Number(value) < 0 ? "t-loss" : null;

const orders = (detail) => table(
  "Open orders",
  ["Product", "Side", "Leg", "Kind", "State", "#Quantity", "#Limit", "#Reserved", "Since, UTC"],
  detail.orders.map((order) => ({
    attributes: { "data-order": order.id },
    cells: [
      order.product, words(order.side), words(order.leg), words(order.kind),
      order.state === "unknown" ? chip("bad", "unknown outcome") : chip("plain", words(order.state)),
      Number(order.base_size) > 0 ? exact(order.base_size) : `for ${money(order.quote_size)}`,
      short(order.limit_price), money(order.reserved), when(order.created_at),
    ],
  })),
  { empty: "None.", id: "orders" });

function caps(detail) {
  const { exposure } = detail;
  if (!exposure) {
    return el("div", { class: "frame" }, el("h3", {}, "Exposure against caps"), el("p", { class: "muted" }, "Not known: no decision has seen the market yet."));
  }

  const rows = [
    { name: "Total", exposure: exposure.total, cap: exposure.total_cap },
    ...exposure.clusters.map((row) => ({ ...row, name: `Cluster ${words(row.name)}` })),
    ...exposure.products,
  ];
  return table(
    `Exposure against caps${Number(detail.cap_share) < 1 ? `, of which ${percent(detail.cap_share * 100, 0)} may be used` : ""}`,
    ["What", "#Now", "#At most", "Used", "~State"],
    rows.map((row) => used(row.name, row.exposure, row.cap, money, Number(row.exposure) > Number(row.cap))),
    { id: "caps" });
}

const used = (name, observed, limit, format, isOver) => ({
  attributes: { "data-limit": name },
  cells: [
    name, format(observed), format(limit), meter(Number(observed), Number(limit), isOver),
    isOver ? chip("bad", "beyond") : Number(limit) > 0 ? `${percent(Number(observed) / Number(limit) * 100, 0)} used` : "",
  ],
});

const breakers = (detail) => table(
  "Breakers",
  ["Breaker", "#Now", "#At most", "Used", "State"],
  [
    ...detail.breakers.filter((row) => row.is_tripped || Number(row.limit) > 0).map(({ code: name, observed, limit, is_tripped: isTripped }) => {
      const hasLimit = Number(limit) > 0;
      const value = (number) => breakerUnits[name] === "%" ? percent(number) : unit(short(number), breakerUnits[name] ?? "").trim();
      return {
        attributes: { "data-limit": name },
        cells: [
          title(name), hasLimit ? value(observed) : none, hasLimit ? value(limit) : none, hasLimit ? meter(Number(observed), Number(limit), isTripped) : "",
          isTripped ? chip("bad", "stops entries") : `${percent(Number(observed) / Number(limit) * 100, 0)} used`,
        ],
      };
    }),
  ],
  { id: "breakers", foot: clear(detail) });

const breakerUnits = { clock_skew: "ms", daily_stop: "%", weekly_stop: "%", max_drawdown: "%" };

function clear(detail) {
  const names = detail.breakers.filter((row) => !row.is_tripped && !(Number(row.limit) > 0)).map((row) => words(row.code));
  return names.length > 0 ? el("p", { class: "note muted" }, `${detail.breakers.some((row) => row.is_tripped) ? "Clear" : "Clear as well"}: ${names.join(", ")}.`) : null;
}

const ages = (detail) => detail.data_ages.length === 0 ? null : table(
  "Age of data at the newest decision",
  ["Product", "#Candle", "#Quote", "State"],
  detail.data_ages.map((row) => [
    row.product, unit(fixed(row.candle_age_seconds, 0), "s"), unit(fixed(row.quote_age_seconds, 0), "s"), row.is_fresh ? chip("good", "fresh") : chip("bad", "stale"),
  ]),
  { id: "ages" });

function running(health, detail) {
  const pace = detail?.pacing;
  return el("div", { class: "frame" },
    el("h3", {}, "Running"),
    facts(
      pace ? fact("Entries", `${count(pace.entries_last_hour)} in the last hour, ${count(pace.entries_last24h)} in 24 hours`) : null,
      pace ? fact("Last entry", pace.last_entry_at ? when(pace.last_entry_at) : "none yet") : null,
      pace ? fact("Products that rest", count(pace.cooldowns)) : null,
      detail?.paused.length ? fact("Paused by an operator", detail.paused.join(", ")) : null,
      fact("Venue", health.is_venue_reachable === null ? "not asked" : health.is_venue_reachable ? "answers" : "does not answer"),
      fact("Clock against venue", unit(exact(health.clock_skew_ms), "ms")),
      detail?.market_at ? fact("Market seen", when(detail.market_at, { seconds: true })) : null,
      detail ? fact("Committed", when(detail.committed_at, { seconds: true })) : null,
      fact("Policy", shortHash(health.policy_hash)),
      fact("Code", code(health.code_version))));
}
