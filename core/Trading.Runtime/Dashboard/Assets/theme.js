"use strict";
// Runs before the page is drawn, so that no theme flashes. Reports know the choice by the same name.
(() => {
  const root = document.documentElement;
  const key = "trading-report-theme";
  const recall = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (value) => { try { localStorage.setItem(key, value); } catch { return; } };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const before = recall();
  if (before === "dark" || before === "light") {
    root.dataset.theme = before;
  }

  addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme").addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember(root.dataset.theme);
    });
  });
})();
