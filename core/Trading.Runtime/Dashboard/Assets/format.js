// Numbers, times and words as reports print them: thousands grouped, a true minus sign, a dash for what is not defined.
export const none = "\u2013";
const minus = "\u2212";
const space = "\u00a0";

const isNumber = (value) => value !== null && value !== undefined && value !== "" && Number.isFinite(Number(value));

export function fixed(value, decimals) {
  if (!isNumber(value)) {
    return none;
  }

  const text = Math.abs(Number(value)).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return Number(value) < 0 && /[1-9]/.test(text) ? minus + text : text;
}

export const money = (value) => fixed(value, 2);

export const signed = (value, decimals) => {
  const text = fixed(value, decimals);
  return Number(value) > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

export const percent = (value, decimals = 2) => isNumber(value) ? `${fixed(value, decimals)}${space}%` : none;

export const unit = (text, name) => text === none ? none : `${text}${space}${name}`;

export const count = (value) => fixed(value, 0);

export const counted = (value, noun) => `${count(value)} ${noun}${Number(value) === 1 ? "" : "s"}`;

// Every digit that it has: what is multiplied has to be what is shown.
export function exact(value) {
  if (!isNumber(value)) {
    return none;
  }

  const plain = typeof value === "number" && /e/i.test(String(value)) ? value.toFixed(12) : String(value);
  const [whole, part = ""] = plain.replace("-", "").split(".");
  const digits = part.replace(/0+$/, "");
  const text = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (digits ? `.${digits}` : "");
  return plain.startsWith("-") && /[1-9]/.test(text) ? minus + text : text;
}

// As many digits as tell it apart: for features, which are no money.
export function short(value) {
  if (!isNumber(value)) {
    return none;
  }

  const size = Math.abs(Number(value));
  return exact(Number(Number(value).toFixed(size >= 1000 ? 2 : size >= 1 ? 4 : 6)));
}

// Codes as words; what is short for several words stays in capitals.
export const words = (code) => String(code ?? "").replaceAll("_", " ").replaceAll(":", ": ")
  .replace(/\b(api|atr|ema|ioc|nav|rsi|vwap)\b/g, (name) => name.toUpperCase());

export const title = (code) => {
  const text = words(code);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const pad = (number) => String(number).padStart(2, "0");

export function stamp(text, withSeconds = false) {
  const at = new Date(text);
  if (text === null || text === undefined || Number.isNaN(at.getTime())) {
    return none;
  }

  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}${withSeconds ? `:${pad(at.getUTCSeconds())}` : ""}`;
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())} ${time}`;
}

export const clock = (date) => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;

export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  const parts = [[days, "d"], [hours, "h"], [minutes, "min"]].filter(([value]) => value > 0).slice(0, 2);
  return parts.length > 0 ? parts.map(([value, name]) => `${value}${space}${name}`).join(" ") : `${seconds}${space}s`;
}

export const ago = (text, now = Date.now()) => {
  const past = now - new Date(text).getTime();
  return past >= 0 ? `${span(past)} ago` : `in ${span(-past)}`;
};
