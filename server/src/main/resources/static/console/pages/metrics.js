import { onUnmounted } from '../vendor/vue.runtime.esm-browser.prod.js';
import { get } from '../api.js';
import { h, heading, number, pageState, status, table } from '../view.js';

const EVERY_MILLIS = 2000;
const KEPT = 60;

/** Sums the samples of a metric in the Prometheus text format whose labels have all the given parts. */
function sum(text, name, ...labels) {
  return text.split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => labels.every((label) => line.includes(label)))
    .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

function sample(text) {
  return {
    at: performance.now() / 1000,
    requests: sum(text, 'http_server_requests_seconds_count'),
    seconds: sum(text, 'http_server_requests_seconds_sum'),
    errors: sum(text, 'http_server_requests_seconds_count', 'outcome="SERVER_ERROR"'),
    heap: sum(text, 'jvm_memory_used_bytes', 'area="heap"') / 2 ** 20,
    cpu: 100 * sum(text, 'process_cpu_usage'),
    gauges: text.split('\n').filter((line) => line.startsWith('ruvector_')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  };
}

function chart(title, unit, values) {
  const top = Math.max(...values, 1e-9);
  const from = KEPT - values.length;
  const points = values.map((value, i) => `${(200 * (from + i)) / (KEPT - 1)},${56 - (52 * value) / top}`).join(' ');
  const last = values[values.length - 1];
  return h('figure', { class: 'chart' }, [
    h('figcaption', [h('span', { class: 'muted' }, title), h('strong', values.length ? `${number(last, 1)} ${unit}` : '–')]),
    h('svg', { viewBox: '0 0 200 60', preserveAspectRatio: 'none', role: 'img', 'aria-label': `${title}: ${number(last, 1)} ${unit} now, at most ${number(top, 1)} ${unit}` }, [
      h('line', { class: 'axis', x1: 0, x2: 200, y1: 58, y2: 58 }),
      h('polyline', { class: 'trace', points }),
    ]),
  ]);
}

export const Metrics = {
  setup() {
    const { state, run } = pageState({ samples: [] });
    const poll = () => run(async () => {
      state.samples = [...state.samples, sample(await get('/actuator/prometheus'))].slice(-KEPT);
    });
    poll();
    const timer = setInterval(poll, EVERY_MILLIS);
    onUnmounted(() => clearInterval(timer));
    const rates = (value) => state.samples.slice(1).map((now, i) => value(now, state.samples[i]));
    return () => {
      const last = state.samples[state.samples.length - 1];
      return [
        heading('Metrics', 'The last two minutes, read from /actuator/prometheus every two seconds.'),
        status({ error: state.error, busy: false }),
        h('div', { class: 'charts' }, [
          chart('Requests', '/s', rates((now, before) => (now.requests - before.requests) / (now.at - before.at))),
          chart('Mean time', 'ms', rates((now, before) => (1000 * (now.seconds - before.seconds)) / Math.max(1, now.requests - before.requests))),
          chart('Errors of the server', '/s', rates((now, before) => (now.errors - before.errors) / (now.at - before.at))),
          chart('Heap', 'MB', state.samples.map((one) => one.heap)),
          chart('Processor', '%', state.samples.map((one) => one.cpu)),
        ]),
        last && last.gauges.length ? table('The database', ['Gauge', 'Value'], last.gauges.map(([name, value]) => [name, number(value)])) : null,
      ];
    };
  },
};
