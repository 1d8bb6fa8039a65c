// Draws the traffic of the last minutes, one point a second, and describes it in text.

const Seconds = 180;
const Width = 600;
const Height = 120;
const Margin = 6;
const SvgNamespace = 'http://www.w3.org/2000/svg';

/** Draws the samples of the emulator, which takes one each second. */
export class TrafficChart {
  #samples = [];
  #rate = new Plot('rate-chart', ['requests', 'throttled']);
  #flight = new Plot('flight-chart', ['flight']);
  #rateText = document.getElementById('rate-text');
  #flightText = document.getElementById('flight-text');

  /** Adds samples. The first ones are the history from before the page was opened. */
  add(samples) {
    this.#samples = [...this.#samples, ...samples].slice(-Seconds);
    this.#draw();
  }

  clear() {
    this.#samples = [];
  }

  #draw() {
    const requests = this.#samples.map(sample => sample.requestsPerSecond);
    const throttled = this.#samples.map(sample => sample.throttledPerSecond);
    const flight = this.#samples.map(sample => sample.inFlight);
    this.#rate.draw([requests, throttled]);
    this.#flight.draw([flight]);
    this.#rateText.textContent =
      `Now ${number(requests.at(-1))} requests/s and ${number(throttled.at(-1))} 429/s. `
      + `Highest in the last ${duration(this.#samples.length)}: ${number(Math.max(...requests))} requests/s.`;
    this.#flightText.textContent =
      `Now ${number(flight.at(-1))} in flight. Highest: ${number(Math.max(...flight))}.`;
  }
}

/** One SVG with a line for each series. The lines share a scale. */
class Plot {
  #lines;

  constructor(id, names) {
    const svg = document.getElementById(id);
    this.#lines = names.map(name => {
      const line = document.createElementNS(SvgNamespace, 'polyline');
      line.setAttribute('class', name);
      svg.append(line);
      return line;
    });
  }

  draw(series) {
    const highest = Math.max(1, ...series.flat());
    series.forEach((values, index) => this.#lines[index].setAttribute('points', values
      .map((value, position) => {
        const x = Width - (values.length - 1 - position) * Width / (Seconds - 1);
        const y = Height - Margin - value / highest * (Height - 2 * Margin);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(' ')));
  }
}

function number(value) {
  return Math.round(value).toLocaleString('en-US');
}

function duration(seconds) {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
