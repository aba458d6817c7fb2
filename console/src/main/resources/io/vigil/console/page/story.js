// What a finding reports: pure functions from the API's JSON to text and escaped markup.
const MARKUP = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
/** Markup made here. Everything else that is put into a template is a stranger's text, and escaped. */
class Markup { constructor(text) { this.text = text; } }
// A control could steer whatever shows the text, and a bidirectional one shows a name backwards: both are written as JSON does.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
export const visible = text => String(text ?? '').replace(HIDDEN, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const put = value => value instanceof Markup ? value.text
  : Array.isArray(value) ? value.map(put).join('')
  : value === false || value == null ? '' : visible(value).replace(/[&<>"']/g, c => MARKUP[c]);
export const html = (parts, ...values) => new Markup(parts.reduce((all, part, at) => all + part + (at < values.length ? put(values[at]) : ''), ''));
export const show = (element, markup) => { element.innerHTML = put(markup); };

export const LEVELS = [['c', 'Critical', '◆', ['9', '10']], ['h', 'High', '▲', ['7', '8']], ['m', 'Medium', '■', ['4', '5', '6']], ['l', 'Low', '●', ['1', '2', '3']]];
export const level = severity => LEVELS[severity >= 9 ? 0 : severity >= 7 ? 1 : severity >= 4 ? 2 : 3];
export const badge = severity => { const [key, name, sign] = level(severity); return html`<span class="sev ${key}" title="${name}"><span aria-hidden="true">${sign}</span>${severity.toFixed(1)}<span class="vh"> ${name}</span></span>`; };
export const clock = time => new Date(time).toISOString().replace('T', ' ').slice(0, 19);
export const reported = finding => finding.service.additionalInfo?.vigil ?? {};
export const sequence = finding => finding.service.detection?.sequence;
const words = text => { const plain = String(text ?? '').toLowerCase().replaceAll('_', ' '); return plain.charAt(0).toUpperCase() + plain.slice(1); };

const KINDS = {IAMUser: 'IAM user', AssumedRole: 'Assumed role', FederatedUser: 'Federated user', Root: 'Root user', AWSService: 'AWS service', AWSAccount: 'Other account'};
const ACCESS = 'resource.accessKeyDetails.', ACTION = 'service.action.';
/** What a value is called, and the field of the API's criteria that holds it. */
const value = (name, kind, field) => name && {name, kind, field};
export function who(finding) {
  const {accessKeyDetails: key, instanceDetails: instance, s3BucketDetails: buckets} = finding.resource, user = sequence(finding)?.actors?.[0]?.user, kind = KINDS[user?.type ?? key?.userType] ?? 'Identity';
  return value(user?.name ?? user?.uid, kind, 'service.detection.sequence.actors.user.' + (user?.name ? 'name' : 'uid')) || value(key?.userName, kind, ACCESS + 'userName') || value(key?.principalId, kind, ACCESS + 'principalId')
    || value(instance?.instanceId, 'Instance', 'resource.instanceDetails.instanceId') || value(buckets?.[0]?.name, 'Bucket', 'resource.s3BucketDetails.name') || {name: '–', kind: ''};
}
export function far(finding) {
  const {awsApiCallAction: call, networkConnectionAction: network, dnsRequestAction: dns} = finding.service.action ?? {};
  return value(call?.remoteIpDetails?.ipAddressV4, 'Address', ACTION + 'awsApiCallAction.remoteIpDetails.ipAddressV4') || value(network?.remoteIpDetails?.ipAddressV4, 'Address', ACTION + 'networkConnectionAction.remoteIpDetails.ipAddressV4')
    || value(dns?.domain, 'Domain', ACTION + 'dnsRequestAction.domain') || value(sequence(finding)?.endpoints?.[0]?.ip, 'Address', 'service.detection.sequence.endpoints.ip') || {name: '–', kind: ''};
}
/** The colour of a tactic is a class: the policy forbids styles in markup. */
const tone = tactic => 'tac-' + tactic.toLowerCase().replaceAll(/[^a-z]+/g, '-');
export function tactics(finding) {
  return [...new Set(signals(finding).map(lane => lane.tactic).filter(Boolean))].map(tactic => html`<span class="tac ${tone(tactic)}">${tactic}</span>`);
}
const millis = time => typeof time === 'number' ? time * 1000 : Date.parse(time);
function signals(finding) {
  const found = sequence(finding)?.signals ?? [];
  const lanes = found.map(signal => ({
    name: signal.description ?? signal.name, type: signal.name, from: millis(signal.firstSeenAt), to: millis(signal.lastSeenAt), count: signal.count,
    calls: [...new Set((signal.activities ?? []).map(activity => activity.api?.operation).filter(Boolean))],
    tactic: words(signal.signalIndicators?.find(indicator => indicator.key === 'ATTACK_TACTIC')?.values?.[0])}));
  return (lanes.length ? lanes : [{name: finding.title, type: finding.type, from: millis(finding.service.eventFirstSeen), to: millis(finding.service.eventLastSeen), count: finding.service.count, calls: [finding.service.action?.awsApiCallAction?.api].filter(Boolean), tactic: words(reported(finding).tactic)}])
    .sort((one, other) => one.from - other.from);
}
function chain(lanes) {
  const steps = new Map();
  lanes.forEach(lane => steps.set(lane.tactic, {from: lane.from, count: 0, ...steps.get(lane.tactic)}).get(lane.tactic).count++);
  return html`<ol class="chain">${[...steps].map(([tactic, {from, count}]) => html`<li class="${tone(tactic)}"><b class="cut">${tactic || 'No tactic'}</b><small class="num">${clock(from).slice(11)} · ${count} signal${count > 1 && 's'}</small></li>`)}</ol>`;
}
const STEPS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 10800, 21600, 43200, 86400].map(seconds => seconds * 1000);
/** One lane a signal, on a true axis of time. Places are SVG attributes: the policy forbids styles in markup. */
function timeline(lanes) {
  const first = Math.min(...lanes.map(lane => lane.from)), last = Math.max(...lanes.map(lane => lane.to)), room = Math.max(last - first, 1000) * 0.08;
  const start = first - room, whole = last + room - start, x = time => (330 + (time - start) / whole * 650).toFixed(1);
  const step = STEPS.find(each => whole / each <= 7) ?? Math.ceil(whole / 7 / 86400000) * 86400000, ticks = [];
  for (let time = Math.ceil(start / step) * step; time < start + whole; time += step) ticks.push(time);
  const cut = text => { const plain = visible(text); return plain.length > 48 ? plain.slice(0, 47) + '…' : plain; };
  return html`<svg class="lanes" viewBox="0 0 1000 ${30 + lanes.length * 42}" role="img" aria-label="Signals by time">
    ${ticks.map(time => html`<line x1="${x(time)}" x2="${x(time)}" y1="18" y2="${30 + lanes.length * 42}"/><text class="small" x="${x(time)}" y="12" text-anchor="middle">${clock(time).slice(step < 86400000 ? 11 : 5, step < 86400000 ? 19 : 10)}</text>`)}
    ${lanes.map((lane, at) => html`<g class="${tone(lane.tactic)}"><title>${lane.name} · ${clock(lane.from)} – ${clock(lane.to)} UTC</title><line x1="0" x2="1000" y1="${24 + at * 42}" y2="${24 + at * 42}"/><text x="0" y="${41 + at * 42}">${cut(lane.name)}</text><text class="small" x="0" y="${57 + at * 42}">${cut([lane.tactic, lane.type].filter(Boolean).join(' · '))}</text>
      <line class="span" x1="${x(lane.from)}" x2="${x(lane.to)}" y1="${46 + at * 42}" y2="${46 + at * 42}"/><circle cx="${x(lane.from)}" cy="${46 + at * 42}" r="5.5"/><circle cx="${x(lane.to)}" cy="${46 + at * 42}" r="5.5"/>${label(lane, x, at)}</g>`)}</svg>`;
}
/** What was called, beside its point: to the left of it where the right has no room. */
function label({calls, count, from, to}, x, at) {
  const text = [calls.slice(0, 2).join(', ') + (calls.length > 2 ? ` +${calls.length - 2}` : ''), count > 1 && `${count}×`].filter(Boolean).join('  '), right = Number(x(to)) + 12 + text.length * 6.6 < 1000;
  return text && html`<text class="small call" x="${right ? Number(x(to)) + 12 : Number(x(from)) - 12}" y="${50 + at * 42}" text-anchor="${right ? 'start' : 'end'}">${text}</text>`;
}
/** What a detection watches of an identity, in words. */
const FEATURES = {api: 'API calls', network: 'Network', userAgent: 'Tool', region: 'Region', bucket: 'Bucket', country: 'Country', asn: 'Provider'};
export const feature = name => FEATURES[name] ?? name;
/** Of the identity and of its whole account, each against its own past. */
function usual(finding) {
  const scopes = new Map();
  for (const seen of reported(finding).observations ?? []) {
    const scope = seen.scope === 'account' ? 'account' : 'identity', features = scopes.get(scope) ?? scopes.set(scope, new Map()).get(scope);
    const feature = features.get(seen.feature) ?? features.set(seen.feature, {usual: new Set(), now: new Set()}).get(seen.feature);
    seen.values.forEach(value => (seen.unusual ? feature.now : feature.usual).add(value));
  }
  return [...scopes].map(([scope, features]) => [scope, [...features].filter(([, feature]) => feature.now.size)]).filter(([, rows]) => rows.length).map(([scope, rows]) => html`<section class="card"><h2>Usual and unusual of the ${scope}</h2><div class="in two"><b>Feature</b><b>Usual</b><b>This time</b>
    ${rows.map(([name, seen]) => html`<span class="dim">${feature(name)}</span><span>${seen.usual.size ? [...seen.usual].slice(0, 12).map(value => html`<span class="chip mono">${value}</span>`) : html`<span class="dim">nothing yet</span>`}</span><span>${[...seen.now].map(value => html`<span class="chip bad mono">${value}</span>`)}</span>`)}</div></section>`);
}
const odds = chance => '1 in ' + Intl.NumberFormat('en', {notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2}).format(1 / chance);

const PARTS = {call: 'The call itself', place: 'Network, country', tool: 'Tool', target: 'Target', outcome: 'Outcome', sensitivity: 'Worth to attackers', suspicion: 'Acts before'};
/** What part each feature has in the score. */
function shares(finding) {
  const parts = reported(finding).scoreShares ?? [];
  return parts.length > 0 && html`<section class="card"><h2>What makes it odd</h2><div class="in parts">${parts.map(({feature, share}) => html`<span>${PARTS[feature] ?? feature}</span><svg class="share2" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${(share * 100).toFixed(1)}" height="6" rx="1"/></svg><span class="num right">${Math.round(share * 100)} %</span>`)}</div></section>`;
}

/** A section of the detection's own page, its sentences as they stand there. */
function section(page, heading) {
  const text = page.split(/^## /m).find(part => part.startsWith(heading + '\n'))?.slice(heading.length).trim();
  return text && html`<section class="card"><h2>${heading}</h2><div class="in prose">${text.split(/\n\n+/).map(paragraph => html`<p>${prose(paragraph)}</p>`)}</div></section>`;
}
const prose = text => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').split('`').map((part, at) => at % 2 ? html`<code>${part}</code>` : part.replaceAll(/\*\*?/g, ''));
/** All of a detection's own page. */
export function whole(unit, page, tunables) {
  const [head, ...sections] = page.split(/^## /m), [title, ...lead] = head.replace(/^# /, '').split('\n');
  return html`<div class="wrap"><p class="crumbs"><a href="#/detections">← Detections</a></p><h1>${title || unit}</h1><p class="mono dim">${unit} <button class="chip" type="button" data-field="service.additionalInfo.vigil.unit" data-values="${JSON.stringify([unit])}">Its findings</button></p><div class="prose lead"><p>${prose(lead.join('\n').trim())}</p></div>
    ${sections.map(text => section(page, text.split('\n')[0]))}${tunables}${!page && html`<p class="dim">This console knows no page of it.</p>`}</div>`;
}
const known = ({name, kind, field}) => ENTITIES.has(kind) && html` <a class="chip" href="#/entity/${encodeURIComponent(ENTITIES.get(kind))}/${encodeURIComponent(name)}" title="All that is known of it" aria-label="All that is known of ${name}">→</a>`;
const ENTITIES = new Map([...Object.values(KINDS), 'Identity'].map(kind => [kind, 'Principal']).concat(['Instance', 'Bucket', 'Address', 'Domain'].map(kind => [kind, kind])));
const pick = ({name, field}) => field ? html`<button class="chip mono" type="button" title="Findings with this" data-field="${field}" data-values="${JSON.stringify([name])}">${name}</button>` : name;
const fact = (term, value) => value && html`<dt>${term}</dt><dd>${value}</dd>`;

/** Where the far side is and whose network that is, as far as the databases know. */
function place(finding) {
  const {awsApiCallAction: call, networkConnectionAction: network} = finding.service.action ?? {}, remote = (call ?? network)?.remoteIpDetails, end = sequence(finding)?.endpoints?.find(each => each.location || each.autonomousSystem);
  const where = [remote?.city?.cityName ?? end?.location?.city, remote?.country?.countryName ?? end?.location?.country].filter(Boolean).join(', ');
  const {asn, asnOrg, org} = remote?.organization ?? {}, system = end?.autonomousSystem;
  return html`${fact('Place', where)}${fact('Network', asn || org ? [org ?? asnOrg, asn && html` <span class="dim num">AS${asn}</span>`] : system && [system.name, html` <span class="dim num">AS${system.number}</span>`])}`;
}
function facts(finding, others) {
  const vigil = reported(finding), call = finding.service.action?.awsApiCallAction, subject = who(finding), remote = far(finding);
  return html`<section class="card"><h2>Who, from where, to what</h2><div class="in"><dl>${fact(subject.kind || 'Who', [pick(subject), known(subject)])}${fact(remote.kind || 'Far side', [pick(remote), known(remote)])}${place(finding)}
   ${call && fact('Call', pick({name: call.api, field: 'service.action.awsApiCallAction.api'}))}${call?.userAgent && fact('Tool', html`<span class="mono">${call.userAgent}</span>`)}${fact('Account', pick({name: finding.accountId, field: 'accountId'}))}
   ${fact('Bucket', finding.resource.s3BucketDetails?.map(bucket => pick({name: bucket.name, field: 'resource.s3BucketDetails.name'})))}
   ${vigil.pValue > 0 && vigil.pValue < 0.01 && fact('Improbable', html`<b>${odds(vigil.pValue)}</b> days of a principal look as odd`)}
   ${(vigil.listHits ?? []).map(hit => fact('On list', html`${hit.list} <span class="mono dim">${hit.listVersion}</span>`))}
   ${(vigil.memberOf ?? []).map(({id, type}) => fact('Part of', html`<a class="chip" href="#/finding/${id}" title="${type}">${others.find(each => each.id === id)?.title ?? type}</a>`))}
   ${fact('ATT&CK', vigil.technique)}${fact('Detection', vigil.unit && html`<a class="chip mono" href="#/detection/${vigil.unit}">${vigil.unit}</a>`)}${fact('Id', html`<span class="mono">${finding.id}</span>`)}</dl></div></section>`;
}
/** Text as it stands, line by line. */
const pre = text => html`<pre tabindex="0">${text.split('\n').map((line, at) => [at > 0 && html`<br>`, line])}</pre>`;
/** A record of a log, its fields one a line where it is JSON. */
function record(text) {
  try { return pre(JSON.stringify(JSON.parse(text), null, 2)); } catch { return pre(text); }
}
/** What the log itself holds of the first event and of the last. */
function logLines(finding) {
  const {firstEvent, lastEvent} = reported(finding), shown = [[lastEvent ? 'The first event' : 'The event', firstEvent], ['The last event', lastEvent]].filter(([, text]) => text);
  return shown.length > 0 && html`<section class="card"><h2>Log lines</h2>${shown.map(([name, text]) => html`<details class="line"><summary>${name}</summary><div class="in">${record(text)}</div></details>`)}</section>`;
}
/** The findings that a sequence is made of, in the order they began, each with its log lines. */
function made(members) {
  const begun = each => Date.parse(each.service.eventFirstSeen);
  return members.length > 0 && html`<section class="card"><h2>Findings that it is made of</h2>${members.sort((one, other) => begun(one) - begun(other)).map(each => html`<div class="member"><span class="num dim">${clock(each.service.eventFirstSeen)}</span>${badge(each.severity)}<a class="t cut" href="#/finding/${each.id}">${each.title}</a></div>
    ${reported(each).firstEvent && html`<details class="line"><summary>Log line</summary><div class="in">${record(reported(each).firstEvent)}</div></details>`}`)}</section>`;
}
/**
 * @param page the README of the detection, empty if there is none
 * @param others of a sequence the findings that it is made of, of any other its sequences
 */
export function story(finding, page, others) {
  const lanes = signals(finding), [key, name] = level(finding.severity), from = clock(finding.service.eventFirstSeen), to = clock(finding.service.eventLastSeen);
  return html`<div class="wrap"><p class="crumbs"><a href="#/">← Findings</a> <span class="mono dim">${finding.type}</span></p>
  <div class="head"><div class="big ${key}">${finding.severity.toFixed(1)}</div><div class="grow"><h1>${finding.title}</h1><p class="dim"><b class="${key}">${name}</b> · ${from}${to !== from && ` – ${to.slice(to.slice(0, 10) === from.slice(0, 10) ? 11 : 0)}`} UTC · ${finding.accountId} · ${finding.region} · reported ${finding.service.count}×${finding.service.archived && ' · archived'}</p></div>
   <div class="acts"><button class="btn" type="button" data-act="USEFUL">Useful</button><button class="btn" type="button" data-act="NOT_USEFUL">Not useful</button><button class="btn" type="button" data-act="export">Export</button><button class="btn" type="button" data-act="suppress">Suppress <kbd>s</kbd></button><button class="btn pri" type="button" data-act="archive">${finding.service.archived ? 'Unarchive' : 'Archive'} <kbd>e</kbd></button></div></div>
  <div class="cols"><div><section class="card"><h2>What happened</h2><div class="in"><p class="lead">${finding.description}</p>${lanes.length > 1 && chain(lanes)}${timeline(lanes)}</div></section>${sequence(finding) && made(others)}${usual(finding)}${logLines(finding)}
   <details class="card"><summary>The finding as JSON</summary><div class="in">${pre(JSON.stringify(finding, null, 2))}</div></details></div>
  <div>${facts(finding, others)}${shares(finding)}${section(page, 'What to do')}${section(page, 'Innocent causes')}</div></div></div>`;
}
