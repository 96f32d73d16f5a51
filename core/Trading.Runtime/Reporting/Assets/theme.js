"use strict";
const page = JSON.parse(document.getElementById("data").textContent);

(() => {
  const root = document.documentElement;
  const key = "trading-report-theme";
  // A page opened from a file may have no storage: then the choice lasts as long as the page.
  const remember = (value) => { try { localStorage.setItem(key, value); } catch { return; } };
  const recall = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const before = recall();
  if (before === "dark" || before === "light") {
    root.dataset.theme = before;
  }

  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember(root.dataset.theme);
  });

  // On paper nothing can be unfolded.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.fold:not([open])")];
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
})();
