// The page: a client of the API like any other, and it uses nothing else.
import {LEVELS, badge, clock, far, fold, html, level, show, story, who} from './story.js';

const main = document.querySelector('#main'), said = document.querySelector('#said');
const state = {detector: '', criterion: {'service.archived': ['false']}, rows: [], token: '', current: 0, open: new Set(), total: 0, finding: null};

async function ask(method, path, body) {
  const answer = await fetch(path, {method, body: body && JSON.stringify(body), headers: {'Content-Type': 'application/json'}});
  const read = await answer.json();
  if (!answer.ok) throw new Error(read.message);
  return read;
}
const findings = (what, body) => ask('POST', `/detector/${state.detector}/findings${what}`, body);
const criteria = without => ({criterion: Object.fromEntries(Object.entries(state.criterion).filter(([field]) => field !== without).map(([field, values]) => [field, {equals: values}]))});
const grouped = (groupBy, without) => findings('/statistics', {groupBy, findingCriteria: criteria(without), maxResults: 100}).then(answer => answer.findingStatistics);

const FACETS = [['type', 'Finding type', 'FINDING_TYPE', 'groupedByFindingType', 'findingType'], ['accountId', 'Account', 'ACCOUNT', 'groupedByAccount', 'accountId']];
const same = (one, other) => one?.join() === other?.join();
const button = (field, values, name, count) => html`<li><button type="button" data-field="${field}" data-values="${JSON.stringify(values)}" aria-pressed="${String(same(state.criterion[field], values))}"><span class="cut" title="${name}">${name}</span><span class="num dim">${count}</span></button></li>`;

async function facets() {
  const [severity, ...others] = await Promise.all([grouped('SEVERITY', 'severity'), ...FACETS.map(([field, , by]) => grouped(by, field))]);
  const bySeverity = LEVELS.map(([key, name, sign, values]) => button('severity', values, `${sign} ${name}`, severity.groupedBySeverity.filter(group => level(group.severity)[0] === key).reduce((sum, group) => sum + group.totalFindings, 0)));
  return html`<aside aria-label="Filters"><h2>Severity</h2><ul>${bySeverity}</ul>
    <h2>State</h2><ul>${[['false', 'Open'], ['true', 'Archived']].map(([value, name]) => button('service.archived', [value], name, ''))}</ul>
    ${FACETS.map(([field, name, , group, key], at) => html`<h2>${name}</h2><ul>${others[at][group].slice(0, 12).map(each => button(field, [each[key]], each[key], each.totalFindings))}</ul>`)}</aside>`;
}

function histogram(groups) {
  if (!groups.length) return '';
  const days = groups.map(group => group.date), first = Math.min(...days), count = Math.max(1, (Math.max(...days) - first) / 86400 + 1), width = Math.min(900 / count, 60), sums = new Map();
  groups.forEach(group => { const day = sums.get(group.date) ?? sums.set(group.date, {c: 0, h: 0, m: 0, l: 0}).get(group.date); day[level(group.severity)[0]] += group.totalFindings; });
  const highest = Math.max(...[...sums.values()].map(day => day.c + day.h + day.m + day.l));
  const bars = [...sums].map(([date, day]) => { let y = 76; const x = (date - first) / 86400 * width;
    return ['l', 'm', 'h', 'c'].filter(key => day[key]).map(key => { const height = day[key] / highest * 66; y -= height; return html`<rect class="f-${key}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(1, width - 3).toFixed(1)}" height="${height.toFixed(1)}"><title>${clock(date * 1000).slice(0, 10)}: ${day[key]}</title></rect>`; }); });
  return html`<div class="card hist"><svg viewBox="0 0 900 96" role="img" aria-label="Findings by day of their latest change and severity, at most ${highest} a day">${bars}<text x="0" y="92">${clock(first * 1000).slice(0, 10)}</text>${count > 3 && html`<text x="${((count - 1) * width).toFixed(1)}" y="92" text-anchor="middle">${clock(Math.max(...days) * 1000).slice(0, 10)}</text>`}</svg></div>`;
}

function row(finding, kids, at, kid) {
  return html`<tr data-id="${finding.id}" class="${kid ? 'kid' : ''} ${at === state.current ? 'cur' : ''}"><td>${badge(finding.severity)}</td><td><a class="t" href="#/finding/${finding.id}"><span class="cut">${finding.title}</span></a><div class="mono dim cut">${finding.type}</div>${kids > 0 && html`<button class="fold" type="button" data-fold="${finding.id}" aria-expanded="${String(state.open.has(finding.id))}">${state.open.has(finding.id) ? '▾' : '▸'} ${kids} finding${kids > 1 && 's'} of this attack</button>`}</td>
    <td class="cut" title="${who(finding)}">${who(finding)}</td><td class="mono cut" title="${far(finding)}">${far(finding)}</td><td class="right num">${finding.service.count}</td><td class="num">${clock(finding.service.eventLastSeen)}</td></tr>`;
}
async function read(more) {
  const page = await findings('', {findingCriteria: criteria(), maxResults: 50, ...(more && {nextToken: state.token})});
  const got = page.findingIds.length ? (await findings('/get', {findingIds: page.findingIds})).findings : [];
  state.rows = more ? [...state.rows, ...got] : got;
  state.token = page.nextToken;
}
function shown() { return fold(state.rows).flatMap(({finding, kids}) => [{finding, kids: kids.length}, ...(state.open.has(finding.id) ? kids.map(kid => ({finding: kid, kids: 0, kid: true})) : [])]); }

function table() {
  const rows = shown();
  state.current = Math.max(0, Math.min(state.current, rows.length - 1));
  show(document.querySelector('#rows'), rows.map(({finding, kids, kid}, at) => row(finding, kids, at, kid)));
  show(document.querySelector('#foot'), html`<span>${state.rows.length} of ${state.total} findings, each attack one row</span>${state.token && html`<button class="btn" type="button" id="more">More</button>`}<span class="grow"></span><span><kbd>j</kbd> <kbd>k</kbd> move <kbd>↵</kbd> open <kbd>e</kbd> archive <kbd>t</kbd> theme</span>`);
}
async function list() {
  state.finding = null;
  document.title = 'Findings · Vigil';
  const [side, days] = await Promise.all([facets(), grouped('DATE'), read(false)]);
  state.total = days.groupedByDate.reduce((sum, group) => sum + group.totalFindings, 0);
  const chosen = Object.entries(state.criterion).map(([field, values]) => html`<button class="crit" type="button" data-field="${field}" data-values="${JSON.stringify(values)}" aria-label="Remove ${field} ${values.join(' or ')}">${field} <b>${values.join(' or ')}</b> ×</button>`);
  show(main, html`<div class="page">${side}<section class="list"><h1 class="vh">Findings</h1><div class="bar">${chosen}<span class="grow"></span><button class="btn" type="button" id="cli">Copy as AWS CLI</button></div>${histogram(days.groupedByDate)}
    <div class="card"><table><thead><tr><th class="w-sev" scope="col">Severity</th><th scope="col">Finding</th><th class="w-who" scope="col">Who or what</th><th class="w-far" scope="col">Far side</th><th class="w-n right" scope="col">Count</th><th class="w-t" scope="col">Last seen, UTC</th></tr></thead><tbody id="rows"></tbody></table><div class="foot" id="foot"></div></div></section></div>`);
  table();
}
async function one(id) {
  const got = (await findings('/get', {findingIds: [id]})).findings;
  if (!got.length) throw new Error('There is no such finding.');
  state.finding = got[0];
  document.title = state.finding.type + ' · Vigil';
  show(main, story(state.finding));
}
async function route() {
  try {
    state.detector ||= (await ask('GET', '/detector')).detectorIds[0];
    const id = location.hash.match(/^#\/finding\/(.+)$/)?.[1];
    await (id ? one(decodeURIComponent(id)) : list());
  } catch (failure) { show(main, html`<div class="wrap"><h1>That did not work</h1><p>${failure.message}</p></div>`); }
}
async function archive(finding) {
  await findings(finding.service.archived ? '/unarchive' : '/archive', {findingIds: [finding.id]});
  said.textContent = finding.service.archived ? 'Unarchived.' : 'Archived.';
  await route();
}
/** One file that can be mailed: nothing in it is loaded, nothing runs. */
async function download() {
  const style = await (await fetch('/page/console.css')).text(), theme = document.documentElement.dataset.theme;
  const copy = main.cloneNode(true);
  copy.querySelectorAll('.acts, a').forEach(each => each.classList.contains('acts') ? each.remove() : each.removeAttribute('href'));
  const text = `<!doctype html><html lang="en" data-theme="${theme}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Vigil</title><style>${style}</style><body>${copy.innerHTML}</body></html>`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'text/html'}));
  link.download = `vigil-${state.finding.id}.html`;
  link.click();
  URL.revokeObjectURL(link.href);
}
const ACTS = {archive: () => archive(state.finding), export: download};
const judge = feedback => findings('/feedback', {findingIds: [state.finding.id], feedback}).then(() => { said.textContent = 'Thank you.'; });
const shell = text => `'${text.replaceAll("'", "'\\''")}'`;
const cli = () => `aws guardduty list-findings --endpoint-url ${location.origin} --detector-id ${state.detector} --finding-criteria ${shell(JSON.stringify({Criterion: Object.fromEntries(Object.entries(state.criterion).map(([field, values]) => [field, {Equals: values}]))}))}`;
const theme = value => { document.documentElement.dataset.theme = value; localStorage.setItem('theme', value); };
const turn = () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');

function toggle(field, values) {
  if (same(state.criterion[field], values)) delete state.criterion[field]; else state.criterion[field] = values;
  state.current = 0;
  return route();
}
document.addEventListener('click', async event => {
  const at = selector => event.target.closest(selector);
  if (at('#theme')) return turn();
  if (at('#more')) return read(true).then(table);
  if (at('#cli')) return navigator.clipboard.writeText(cli());
  if (at('[data-act]')) { const act = at('[data-act]').dataset.act; return (ACTS[act] ?? (() => judge(act)))(); }
  if (at('[data-fold]')) { const id = at('[data-fold]').dataset.fold; state.open.delete(id) || state.open.add(id); return table(); }
  if (at('[data-field]')) return toggle(at('[data-field]').dataset.field, JSON.parse(at('[data-field]').dataset.values));
  if (at('tr[data-id]') && !at('a')) location.hash = '#/finding/' + at('tr[data-id]').dataset.id;
});
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input')) return;
  const rows = state.finding ? [] : shown(), chosen = state.finding ?? rows[state.current]?.finding;
  if (event.key === 't') turn();
  else if (event.key === 'Escape') location.hash = '#/';
  else if (event.key === 'e' && chosen) archive(chosen);
  else if (event.key === 'Enter' && chosen && !state.finding && event.target.matches('body, main')) location.hash = '#/finding/' + chosen.id;
  else if (rows.length && (event.key === 'j' || event.key === 'k')) { state.current += event.key === 'j' ? 1 : -1; table(); document.querySelector('tr.cur')?.scrollIntoView({block: 'nearest'}); }
});
addEventListener('hashchange', route);
theme(localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
route();
