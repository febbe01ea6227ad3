import { get } from '../api.js';
import { badge, h, heading, pageState, status } from '../view.js';

/** A schema in a few words. */
function words(schema) {
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.type === 'array') return `[${words(schema.items || {})}]`;
  if (schema.type === 'object' && schema.properties) return `{${Object.keys(schema.properties).join(', ')}}`;
  const bounds = [schema.minimum, schema.maximum].some((bound) => bound !== undefined)
    ? ` ${schema.minimum ?? ''}…${schema.maximum ?? ''}` : '';
  return (schema.format || schema.type || 'any') + bounds;
}

function inputs(route) {
  const body = route.requestBody ? route.requestBody.content['application/json'].schema : { properties: {}, required: [] };
  const fromBody = Object.entries(body.properties).map(([name, schema]) => ({
    name, place: 'body', required: (body.required || []).includes(name), schema, description: schema.description,
  }));
  const others = (route.parameters || []).map((one) => ({ ...one, place: one.in }));
  return others.concat(fromBody);
}

const input = (one) => [
  h('dt', [h('code', one.name), one.required ? ' (required)' : '']),
  h('dd', [h('span', { class: 'muted' }, `${one.place}, ${words(one.schema)}. `), one.description]),
];

const routeCard = (route) =>
  h('details', { class: 'card route' }, [
    h('summary', [badge(route.method.toUpperCase(), route.method === 'delete' ? 'failure' : 'success'), h('code', route.path), h('span', { class: 'muted' }, route.summary)]),
    h('p', route.description),
    h('p', { class: 'muted' }, `needs a key that allows ${route['x-access']}`),
    h('dl', { class: 'inputs' }, inputs(route).flatMap(input)),
  ]);

export const Api = {
  setup() {
    const { state, run } = pageState({ tags: {} });
    run(async () => {
      const { paths } = await get('/openapi.json');
      const tags = {};
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, route] of Object.entries(methods)) (tags[route.tags[0]] ||= []).push({ path, method, ...route });
      }
      state.tags = tags;
    });
    return () => [
      heading('API', 'Every route of this server.'),
      h('p', h('a', { class: 'text-link', href: '/openapi.json' }, 'The OpenAPI document')),
      status(state),
      Object.entries(state.tags).map(([tag, routes]) => h('section', { 'aria-label': tag }, [h('h2', tag), routes.map(routeCard)])),
    ];
  },
};
