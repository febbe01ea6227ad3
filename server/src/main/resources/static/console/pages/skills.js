import { get, post } from '../api.js';
import { badge, empty, h, heading, number, pageState, searchForm, status } from '../view.js';

/** The success rate's interval, with the rate without the skill as a tick. */
const interval = (skill) =>
  h('figure', { class: 'interval' }, [
    h('svg', { viewBox: '0 0 200 24', preserveAspectRatio: 'xMinYMid', role: 'img', 'aria-label': `success rate ${number(skill.interval.lower)} to ${number(skill.interval.upper)}, without it ${number(skill.baseRate)}` }, [
      h('line', { class: 'axis', x1: 4, x2: 196, y1: 12, y2: 12 }),
      h('rect', { class: 'span', x: 4 + 192 * skill.interval.lower, y: 6, width: Math.max(2, 192 * (skill.interval.upper - skill.interval.lower)), height: 12, rx: 6 }),
      h('line', { class: 'tick', x1: 4 + 192 * skill.baseRate, x2: 4 + 192 * skill.baseRate, y1: 2, y2: 22 }),
    ]),
    h('figcaption', { class: 'muted' }, `worked ${skill.successes} of ${skill.trials} times; 90 % interval ${number(skill.interval.lower)}–${number(skill.interval.upper)}, without it ${number(skill.baseRate)}`),
  ]);

const lineage = (label, ids, names) =>
  ids.length ? h('p', [h('strong', `${label}: `), ids.map((id) => names[id] || id).join(', ')]) : null;

const skillCard = (skill, names) =>
  h('article', { class: 'card' }, [
    h('header', { class: 'card-head' }, [h('h3', skill.name), badge(skill.standing, skill.standing), badge(skill.origin)]),
    skill.description ? h('p', skill.description) : null,
    h('ol', { class: 'steps' }, skill.steps.map((step) => h('li', step))),
    skill.trials ? interval(skill) : h('p', { class: 'muted' }, 'Not tried yet.'),
    lineage('Refines', skill.refines, names),
    lineage('Put together from', skill.composes, names),
    lineage('Alternatives', skill.alternatives, names),
    h('p', { class: 'muted' }, `version ${skill.version}, evidence: ${number(skill.evidence.length)} episodes`),
  ]);

export const Skills = {
  setup() {
    const { state, run } = pageState({ task: '', skills: [], all: [], news: '' });
    const list = () => run(async () => {
      state.all = (await get('/v1/skills')).skills;
      state.skills = state.all;
    });
    const find = () => (state.task.trim()
      ? run(async () => { state.skills = (await post('/v1/skills/find', { task: state.task, k: 20 })).skills; })
      : list());
    const consolidate = () => run(async () => {
      const done = await post('/v1/skills/consolidate');
      state.news = `${done.examined} episodes looked at: ${done.created.length} new, ${done.updated.length} changed, ${done.demoted.length} demoted`;
      state.all = (await get('/v1/skills')).skills;
      state.skills = state.all;
    });
    list();
    return () => {
      const names = Object.fromEntries(state.all.map((skill) => [skill.id, skill.name]));
      return [
        heading('Skills', 'Step sequences, with how often they worked and how sure that is.'),
        searchForm({
          id: 'task', label: 'Skills for a task', value: state.task, placeholder: 'fix a failing build', button: 'Find', busy: state.busy,
          onInput: (value) => { state.task = value; }, onSubmit: find,
          more: h('div', { class: 'inline' }, [
            h('button', { type: 'button', disabled: state.busy, onClick: consolidate }, 'Distil from episodes'),
            h('span', { class: 'muted', role: 'status' }, state.news),
          ]),
        }),
        status(state),
        h('h2', { class: 'sr-only' }, 'Skills'),
        state.skills.length ? h('div', { class: 'grid' }, state.skills.map((skill) => skillCard(skill, names))) : empty('No skills yet.'),
      ];
    };
  },
};
