// The page: a client of the API like any other, and it uses nothing else.
import {LEVELS, badge, clock, far, html, level, sequence, show, story, tactics, reported, who, whole} from './story.js';
import {detections, entity} from './entity.js';
import {health, tunables} from './health.js';
import {criterion, panel, preview} from './suppress.js';

const main = document.querySelector('#main'), said = document.querySelector('#said');
const state = {detector: '', criterion: {'service.archived': ['false']}, rows: [], token: '', current: 0, open: new Set(), total: 0, incidents: 0, finding: null};

async function ask(method, path, body) {
  const answer = await fetch(path, {method, body: body && JSON.stringify(body), headers: {'Content-Type': 'application/json'}});
  const read = await answer.json();
  // The page itself leads to where people sign in.
  if (answer.status === 401) location.assign('/');
  if (!answer.ok) throw new Error(read.message);
  return read;
}
const findings = (what, body) => ask('POST', `/detector/${state.detector}/findings${what}`, body);
/** What is chosen of a field: a list of values, or a condition of the API's grammar. */
const condition = given => Array.isArray(given) ? {equals: given} : given;
const criteria = (...without) => ({criterion: Object.fromEntries(Object.entries(state.criterion).filter(([field]) => !without.includes(field)).map(([field, given]) => [field, condition(given)]))});
const grouped = (groupBy, ...without) => findings('/statistics', {groupBy, findingCriteria: criteria(...without), maxResults: 100}).then(answer => answer.findingStatistics);
/** What the page asks beside the API: rows of incidents, how many there are, and each day and severity, more groups than the API's statistics answer. */
const paged = (what, more = {}) => ask('GET', `/page/${what}?` + new URLSearchParams({findingCriteria: JSON.stringify(criteria()), ...more}));
/** So many findings the API lists or gets at once. */
const MOST = 50;
/** Findings by their ids, as many as there are. */
async function byIds(ids) {
  const parts = Array.from({length: Math.ceil(ids.length / MOST)}, (_, at) => ids.slice(at * MOST, at * MOST + MOST));
  return (await Promise.all(parts.map(findingIds => findings('/get', {findingIds})))).flatMap(answer => answer.findings);
}

const RESOURCES = {Instance: 'resource.instanceDetails.instanceId', S3Bucket: 'resource.s3BucketDetails.name', AccessKey: 'resource.accessKeyDetails.accessKeyId'};
const FACETS = [['type', 'Finding type', 'FINDING_TYPE', 'groupedByFindingType', 'findingType'], ['accountId', 'Account', 'ACCOUNT', 'groupedByAccount', 'accountId']];
const many = count => count.toLocaleString('en');
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const button = (field, values, name, count, most) => html`<li><button type="button" data-field="${field}" data-values="${JSON.stringify(values)}" aria-pressed="${String(same(state.criterion[field], values))}">${count > 0 && html`<svg class="share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${(count / most * 100).toFixed(1)}" height="1"/></svg>`}<span class="cut" title="${values.join(' ')}">${name}</span><span class="num dim">${many(count)}</span></button></li>`;
/** Each a value with its count, drawn as a share of the largest. */
const counted = (field, groups) => { const most = Math.max(...groups.map(group => group.count)); return groups.map(({values, name, count}) => button(field, values, name, count, most)); };

/** The days have what the facet of severities counts, unless one of these is chosen. */
async function severities(days) {
  return state.criterion.severity ? (await grouped('SEVERITY', 'severity')).groupedBySeverity : (await days).map(({severity, count}) => ({severity, totalFindings: count}));
}
async function facets(days) {
  const [severity, resources, ...others] = await Promise.all([severities(days), grouped('RESOURCE', ...Object.values(RESOURCES)), ...FACETS.map(([field, , by]) => grouped(by, field))]);
  const bySeverity = LEVELS.map(([key, name, sign, values]) => ({values, name: html`<i class="${key}" aria-hidden="true">${sign}</i> ${name}`, count: severity.filter(group => level(group.severity)[0] === key).reduce((sum, group) => sum + group.totalFindings, 0)}));
  return html`<aside aria-label="Filters"><h2>Severity</h2><ul>${counted('severity', bySeverity)}</ul>
    <h2>State</h2><ul>${[['false', 'Open'], ['true', 'Archived']].map(([value, name]) => button('service.archived', [value], name, ''))}</ul>
    ${FACETS.map(([field, name, , group, key], at) => html`<h2>${name}</h2><ul>${counted(field, others[at][group].slice(0, 12).map(each => ({values: [each[key]], name: each[key], count: each.totalFindings})))}</ul>`)}${affected(resources.groupedByResource)}</aside>`;
}
/** The resources that most findings are about, whatever they are. */
function affected(groups) {
  const known = groups.filter(group => RESOURCES[group.resourceType]).slice(0, 8);
  if (!known.length) return '';
  const most = known[0].totalFindings;
  return html`<h2>Resource</h2><ul>${known.map(group => button(RESOURCES[group.resourceType], [group.resourceId], group.resourceId, group.totalFindings, most))}</ul>`;
}

const FORTNIGHT = 13;
const within = date => ({greaterThanOrEqual: date * 1000, lessThan: (date + 86400) * 1000});
/** Bars by day, a fortnight at least, so that one day is a bar and no wall. */
function histogram(groups) {
  if (!groups.length) return '';
  const dates = groups.map(group => group.date), last = Math.max(...dates), days = Math.max(FORTNIGHT, (last - Math.min(...dates)) / 86400) + 1, first = last - (days - 1) * 86400, width = 860 / days, sums = new Map(), totals = {c: 0, h: 0, m: 0, l: 0};
  groups.forEach(group => { const key = level(group.severity)[0], day = sums.get(group.date) ?? sums.set(group.date, {c: 0, h: 0, m: 0, l: 0}).get(group.date); day[key] += group.count; totals[key] += group.count; });
  const highest = Math.max(...[...sums.values()].map(day => day.c + day.h + day.m + day.l)), x = date => (date - first) / 86400 * width;
  const bars = [...sums].map(([date, day]) => { let y = 76;
    return ['l', 'm', 'h', 'c'].filter(key => day[key]).map(key => { const height = day[key] / highest * 66; y -= height; return html`<rect class="f-${key}" x="${(x(date) + width * 0.15).toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(1, width * 0.7).toFixed(1)}" height="${Math.max(0.5, height - 1).toFixed(1)}" rx="1"><title>${clock(date * 1000).slice(0, 10)}: ${day[key]}</title></rect>`; }); });
  const every = Math.ceil(days / 7), ticks = Array.from({length: Math.floor((days - 1) / every) + 1}, (_, at) => last - at * every * 86400);
  return html`<div class="card hist"><svg viewBox="0 0 900 96" role="img" aria-label="Findings by day of their latest change and severity, at most ${highest} a day"><line x1="0" x2="860" y1="10" y2="10"/><line x1="0" x2="860" y1="43" y2="43"/><line x1="0" x2="860" y1="76" y2="76"/><text x="868" y="13">${many(highest)}</text><text x="868" y="79">0</text>${bars}
    ${[...sums.keys()].map(date => html`<rect class="day" x="${x(date).toFixed(1)}" y="10" width="${width.toFixed(1)}" height="66" data-field="updatedAt" data-values="${JSON.stringify(within(date))}"><title>${clock(date * 1000).slice(0, 10)}: ${Object.values(sums.get(date)).reduce((sum, each) => sum + each)}; a click shows that day</title></rect>`)}
    ${ticks.map(date => html`<text x="${(x(date) + width / 2).toFixed(1)}" y="91" text-anchor="middle">${clock(date * 1000).slice(5, 10)}</text>`)}</svg>
    <ul class="sum">${LEVELS.map(([key, name]) => html`<li><b class="${key} num">${many(totals[key])}</b> <span class="dim">${name}</span></li>`)}</ul></div>`;
}

const subject = ({name, kind}) => html`<div class="cut" title="${name}">${name}</div><div class="dim small">${kind}</div>`;
function row({finding, others, kid, more}, at) {
  const open = state.open.has(finding.id), [day, time] = clock(finding.service.eventLastSeen).split(' ');
  return html`<tr data-id="${finding.id}" class="${kid ? 'kid' : ''} ${at === state.current ? 'cur' : ''}"><td>${badge(finding.severity)}</td><td><a class="t" href="#/finding/${finding.id}"><span class="cut">${finding.title}</span></a><div class="mono dim cut">${finding.type}</div>${others > 0 && html`<div class="more"><button class="fold" type="button" data-fold="${finding.id}" aria-expanded="${String(open)}">${open ? '▾' : '▸'} ${many(others)} finding${others > 1 && 's'}</button>${tactics(finding)}</div>`}${more && html`<div class="more"><button class="fold" type="button" data-more="${more.finding.id}">▾ ${many(more.others - more.kids.length)} more</button></div>`}</td>
    <td>${subject(who(finding))}</td><td>${subject(far(finding))}</td><td class="right num">${finding.service.count}</td><td class="num right">${time}<div class="dim small">${day}</div></td></tr>`;
}
async function read(more) {
  const asked = state.asked, page = await paged('incidents', more ? {nextToken: state.token} : {}), got = new Map((await byIds(page.incidents.map(row => row.findingId))).map(finding => [finding.id, finding]));
  if (state.asked !== asked) return;
  const rows = page.incidents.filter(row => got.has(row.findingId)).map(({findingId, incidentId, others}) => ({finding: got.get(findingId), incident: incidentId, others, kids: [], token: ''}));
  state.rows = more ? [...state.rows, ...rows] : rows;
  state.token = page.nextToken;
  await Promise.all(rows.filter(row => row.others && state.open.has(row.finding.id)).map(unfold));
}
/** The findings of an incident that the question asks for, some at a time. */
async function unfold(row) {
  const {findingIds, nextToken} = await findings('', {findingCriteria: {criterion: {...criteria().criterion, incident: {equals: [row.incident]}}}, maxResults: MOST, ...(row.token && {nextToken: row.token})});
  row.kids.push(...(await byIds(findingIds)).filter(kid => kid.id !== row.finding.id));
  row.token = nextToken;
}
function shown() { return state.rows.flatMap(row => [{finding: row.finding, others: row.others}, ...(state.open.has(row.finding.id) ? row.kids.map((kid, at) => ({finding: kid, others: 0, kid: true, more: row.token && at === row.kids.length - 1 && row})) : [])]); }
async function fold(row) {
  if (!state.open.delete(row.finding.id)) { state.open.add(row.finding.id); if (!row.kids.length) await unfold(row); }
  table();
  // The rows are drawn anew: whoever moves by keyboard goes on from the same button.
  document.querySelector(`[data-fold="${row.finding.id}"]`)?.focus();
}

function table() {
  const rows = shown();
  state.current = Math.max(0, Math.min(state.current, rows.length - 1));
  show(document.querySelector('#rows'), rows.map(row));
  if (!rows.length) show(document.querySelector('#rows'), html`<tr><td colspan="6" class="none"><b>${Object.keys(state.criterion).length > 1 ? 'Nothing fits these filters' : 'No findings'}</b><p class="dim">${Object.keys(state.criterion).length > 1 ? 'A click on a filter above takes it away.' : 'A job that finds something shows it here at once; Health shows what it sees. ./vigil replay tries it on the sample logs.'}</p></td></tr>`);
  show(document.querySelector('#foot'), html`<span>${many(state.rows.length)} of ${many(state.incidents)} rows, each attack one, of ${many(state.total)} finding${state.total !== 1 && 's'}</span>${state.token && html`<button class="btn" type="button" id="more">More</button>`}<span class="grow"></span><span><kbd>j</kbd> <kbd>k</kbd> move <kbd>↵</kbd> open <kbd>e</kbd> archive <kbd>t</kbd> theme</span>`);
}
const SIGNS = {'!=': 'notEquals', '>': 'greaterThan', '>=': 'greaterThanOrEqual', '<': 'lessThan', '<=': 'lessThanOrEqual'};
const isTime = field => /At$|Seen$/.test(field);
/** A condition as people write it. */
function spoken(field, given) {
  if (Array.isArray(given)) return given.join(' or ');
  const value = bound => isTime(field) ? clock(bound).replace(' 00:00:00', '') : bound;
  return Object.entries(SIGNS).filter(([, word]) => given[word] !== undefined).map(([sign, word]) => `${sign} ${[given[word]].flat().map(value).join(' nor ')}`).join(' ');
}
/** What somebody typed: field=value, and != < <= > >= with a number, or a time such as 2026-06-12 or 2026-06-12T10:00Z. */
function typed(text) {
  const [, field, sign, value] = text.match(/^\s*([\w.-]+)\s*(!=|>=|<=|[=:<>])\s*(.+?)\s*$/) ?? [];
  if (!field) return;
  if (sign === '=' || sign === ':') return {field, given: [value]};
  const bound = isNaN(value) ? Date.parse(value) : Number(value), before = state.criterion[field];
  if (sign === '!=') return {field, given: {...(Array.isArray(before) ? {} : before), notEquals: [...(before?.notEquals ?? []), value]}};
  return isNaN(bound) ? undefined : {field, given: {...(Array.isArray(before) ? {} : before), [SIGNS[sign]]: bound}};
}
async function list() {
  const daily = paged('days'), [side, days, {totalIncidents}] = await Promise.all([facets(daily), daily, paged('incidents/count'), read(false)]);
  state.incidents = totalIncidents;
  state.total = days.reduce((sum, group) => sum + group.count, 0);
  const chosen = Object.entries(state.criterion).map(([field, values]) => html`<button class="crit" type="button" data-field="${field}" data-values="${JSON.stringify(values)}" aria-label="Remove ${field} ${spoken(field, values)}">${field} <b>${spoken(field, values)}</b> ×</button>`);
  const drawn = html`<div class="page">${side}<section class="list"><h1 class="vh">Findings</h1><form class="bar" id="query">${chosen}<input name="term" aria-label="Filter: field=value" placeholder="Filter: any field=value, such as severity>=7 or resource.instanceDetails.instanceId=i-…" autocomplete="off" spellcheck="false"><kbd>/</kbd><button class="btn" type="button" id="cli">Copy as AWS CLI</button></form>${histogram(days)}
    <div class="card"><table><thead><tr><th class="w-sev" scope="col">Severity</th><th scope="col">Finding</th><th class="w-who" scope="col">Who or what</th><th class="w-far" scope="col">Far side</th><th class="w-n right" scope="col" title="How often its detection reported it">Count</th><th class="w-t right" scope="col">Last seen, UTC</th></tr></thead><tbody id="rows"></tbody></table><div class="foot" id="foot"></div></div></section></div>`;
  return {title: 'Findings', drawn, after: table};
}
/** What a detection's authors say of it: '' of one that this console does not know. */
async function page(unit) {
  const answer = await fetch('/page/detection/' + encodeURIComponent(unit ?? ''));
  return answer.ok ? answer.text() : '';
}
/** Of a sequence the findings that it is made of, of any other the sequences that it is part of. */
const connected = finding => byIds(((sequence(finding) ? reported(finding).members : reported(finding).memberOf) ?? []).map(each => each.id));
async function one(id) {
  const got = await byIds([id]);
  if (!got.length) throw new Error('There is no such finding.');
  const [text, others] = await Promise.all([page(reported(got[0]).unit), connected(got[0])]);
  return {title: got[0].type, drawn: story(got[0], text, others), after: () => { state.finding = got[0]; }};
}
/** The gravest findings that name a thing, wherever they do, and how many of all there are each day. */
async function thing(kind, name) {
  const findingCriteria = {criterion: {entity: {equals: [name]}}};
  const [page, days] = await Promise.all([findings('', {findingCriteria, maxResults: MOST}), paged('days', {findingCriteria: JSON.stringify(findingCriteria)})]);
  return {title: name, drawn: entity(kind, name, await byIds(page.findingIds), days)};
}
async function units() {
  const [known, fired] = await Promise.all([ask('GET', '/page/detections'), ask('GET', '/page/fired')]);
  return {title: 'Detections', drawn: detections(known, fired)};
}
async function detection(unit) {
  const [text, values] = await Promise.all([page(unit), ask('GET', '/page/tunables/' + encodeURIComponent(unit))]);
  return {title: unit, drawn: whole(unit, text, tunables(values))};
}
async function wellbeing() {
  const [given, silent] = await Promise.all([ask('GET', '/page/health'), findings('', {findingCriteria: {criterion: {type: {equals: ['SelfCheck:Log/Silent.Vigil', 'SelfCheck:Log/Gap.Vigil', 'SelfCheck:Detection/Unproven.Vigil']}}}, maxResults: MOST})]);
  const reported = await byIds(silent.findingIds);
  return {title: 'Health', drawn: health(given, reported, Date.now())};
}
const VIEWS = {finding: one, entity: thing, detections: units, detection, health: wellbeing};
/** What was asked for last is shown, whichever answer comes first: a view draws when all is there, and only while nobody asked for another. */
async function route() {
  const [view, ...parts] = location.hash.slice(2).split('/').map(decodeURIComponent), asked = state.asked = {};
  const before = state.view;
  state.view = view ?? '';
  try {
    state.detector ||= (await ask('GET', '/detector')).detectorIds[0];
    const {title, drawn, after} = await (VIEWS[view] ?? list)(...parts);
    if (state.asked !== asked) return;
    state.finding = null;
    document.title = title + ' · Vigil';
    document.querySelectorAll('nav a').forEach(link => link.hash === '#/' + (VIEWS[view] ? view : '') ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
    if (!before) state.top = scrollY;
    show(main, drawn);
    after?.();
    // Another view begins at its top; the list goes on where it was left.
    if (state.place !== location.hash) scrollTo(0, state.view ? 0 : state.top);
    state.place = location.hash;
  } catch (failure) { if (state.asked === asked) show(main, html`<div class="wrap"><h1>That did not work</h1><p>${failure.message}</p></div>`); }
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
async function foresee() {
  const form = document.querySelector('#suppress');
  show(form.querySelector('#preview'), await preview(form, state.finding, findingCriteria => findings('/statistics', {groupBy: 'SEVERITY', findingCriteria, maxResults: 100}).then(answer => answer.findingStatistics.groupedBySeverity)));
}
function suppress() {
  const open = document.querySelector('#suppressing');
  if (open) return open.remove();
  document.querySelector('.head').insertAdjacentHTML('afterend', panel(state.finding).text);
  document.querySelector('#suppress [name=why]').focus();
  return foresee();
}
async function save(form) {
  const {name, why} = form.elements, status = form.querySelector('#preview');
  try {
    await ask('POST', `/detector/${state.detector}/filter`, {name: name.value, description: why.value, action: 'ARCHIVE', findingCriteria: {criterion: criterion(form)}});
    document.querySelector('#suppressing').remove();
    said.textContent = 'Findings like this are archived from now on.';
  } catch (refused) { show(status, html`<b class="c">${refused.message}</b>`); }
}
const ACTS = {archive: () => archive(state.finding), export: download, suppress};
const judge = feedback => findings('/feedback', {findingIds: [state.finding.id], feedback}).then(() => { said.textContent = 'Thank you.'; });
const shell = text => `'${text.replaceAll("'", "'\\''")}'`;
const capital = ([word, value]) => [word.charAt(0).toUpperCase() + word.slice(1), value];
const cli = () => `aws guardduty list-findings --endpoint-url ${location.origin} --detector-id ${state.detector} --finding-criteria ${shell(JSON.stringify({Criterion: Object.fromEntries(Object.entries(state.criterion).map(([field, given]) => [field, Object.fromEntries(Object.entries(condition(given)).map(capital))]))}))}`;
const theme = value => { document.documentElement.dataset.theme = value; localStorage.setItem('theme', value); };
const turn = () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');

function toggle(field, values) {
  if (same(state.criterion[field], values)) delete state.criterion[field]; else state.criterion[field] = values;
  state.current = 0;
  if (state.view) location.hash = '#/'; else return route();
}
document.addEventListener('click', async event => {
  const at = selector => event.target.closest(selector);
  if (at('#theme')) return turn();
  if (at('#more')) { const asked = state.asked; return read(true).then(() => state.asked === asked && table()); }
  if (at('#cli')) return navigator.clipboard.writeText(cli());
  if (at('[data-act]')) { const act = at('[data-act]').dataset.act; return (ACTS[act] ?? (() => judge(act)))(); }
  if (at('[data-fold]')) return fold(state.rows.find(row => row.finding.id === at('[data-fold]').dataset.fold));
  if (at('[data-more]')) return unfold(state.rows.find(row => row.finding.id === at('[data-more]').dataset.more)).then(table);
  if (at('[data-field]')) return toggle(at('[data-field]').dataset.field, JSON.parse(at('[data-field]').dataset.values));
  if (at('tr[data-id]') && !at('a, button')) location.hash = '#/finding/' + at('tr[data-id]').dataset.id;
});
document.addEventListener('submit', event => {
  event.preventDefault();
  if (event.target.id === 'suppress') return save(event.target);
  const wanted = typed(event.target.elements.term.value);
  if (wanted) toggle(wanted.field, wanted.given); else said.textContent = 'Write field=value, such as type=Recon:EC2/Portscan, or severity>=7, or updatedAt>=2026-06-12.';
});
document.addEventListener('change', event => { if (event.target.closest('#suppress') && event.target.name === 'field') foresee(); });
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea')) return;
  const rows = state.view ? [] : shown(), chosen = state.finding ?? rows[state.current]?.finding;
  if (event.key === 't') turn();
  else if (event.key === '/' && !state.view) { event.preventDefault(); document.querySelector('#query input').focus(); }
  else if (event.key === 'Escape') location.hash = '#/';
  else if (event.key === 's' && state.finding) { event.preventDefault(); suppress(); }
  else if (event.key === 'd') location.hash = '#/detections';
  else if (event.key === 'h') location.hash = '#/health';
  else if (event.key === 'e' && chosen) archive(chosen);
  else if (event.key === 'Enter' && chosen && !state.view && event.target.matches('body, main')) location.hash = '#/finding/' + chosen.id;
  else if (rows.length && (event.key === 'j' || event.key === 'k')) { state.current += event.key === 'j' ? 1 : -1; table(); document.querySelector('tr.cur')?.scrollIntoView({block: 'nearest'}); }
});
/** Who is asking, where that is more than whoever reaches this machine. */
async function caller() {
  const {name, role, signsOut} = await ask('GET', '/page/caller');
  if (signsOut) show(document.querySelector('#caller'), html`<span title="May act as ${role}">${name} <span class="dim">${role}</span></span><a href="/sign-out">Sign out</a>`);
}
addEventListener('hashchange', route);
theme(localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
route();
caller();
