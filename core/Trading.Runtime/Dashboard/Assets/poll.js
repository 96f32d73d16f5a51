// Asks again and again, one question at a time, and not at all while nobody looks.
export class Poller {
  #work;
  #interval;
  #timer = 0;
  #isRunning = false;
  #isBusy = false;
  #isWanted = false;

  constructor(interval, work) {
    this.#interval = interval;
    this.#work = work;
    document.addEventListener("visibilitychange", () => { if (this.#isRunning && !document.hidden) { this.now(); } });
  }

  start() {
    this.#isRunning = true;
    this.now();
  }

  stop() {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  async now() {
    if (this.#isBusy) {
      this.#isWanted = true;
      return;
    }

    clearTimeout(this.#timer);
    this.#isBusy = true;
    this.#isWanted = false;
    try {
      await this.#work();
    } finally {
      this.#isBusy = false;
      this.#again();
    }
  }

  #again() {
    if (!this.#isRunning) {
      return;
    }

    if (this.#isWanted) {
      this.now();
    } else if (!document.hidden) {
      const interval = typeof this.#interval === "function" ? this.#interval() : this.#interval;
      this.#timer = setTimeout(() => this.now(), interval);
    }
  }
}
