// Everything the store knows of a principal, an instance, a bucket, an address or a domain: what its findings report of it.
import {badge, clock, far, feature as words, html, sequence, reported, who} from './story.js';

const HOURS = Array.from({length: 24}, (_, hour) => hour), MOST = 12;
/** Fields under which a thing is found, by what it is. The name of a field is that of the API's criteria. */
const KINDS = [
  ['Principal', ['resource.accessKeyDetails.userName', 'resource.accessKeyDetails.principalId', 'service.detection.sequence.actors.user.name', 'service.detection.sequence.actors.user.uid']],
  ['Instance', ['resource.instanceDetails.instanceId']], ['Bucket', ['resource.s3BucketDetails.name']],
  ['Address', ['service.action.awsApiCallAction.remoteIpDetails.ipAddressV4', 'service.action.networkConnectionAction.remoteIpDetails.ipAddressV4', 'service.detection.sequence.endpoints.ip']],
  ['Domain', ['service.action.dnsRequestAction.domain']]];
export const kindOf = field => KINDS.find(([, fields]) => fields.includes(field));
export const link = (field, name) => kindOf(field) && '#/entity/' + encodeURIComponent(kindOf(field)[0]) + '/' + encodeURIComponent(name);

function things(finding) {
  const remote = far(finding), subject = who(finding), found = [subject, remote, finding.resource.instanceDetails?.instanceId && {name: finding.resource.instanceDetails.instanceId, field: 'resource.instanceDetails.instanceId'},
    ...(finding.resource.s3BucketDetails ?? []).map(bucket => ({name: bucket.name, field: 'resource.s3BucketDetails.name'}))];
  return found.filter(thing => thing?.field && kindOf(thing.field));
}
/** How often each hour of each day: when it was seen, in UTC. */
function hours(findings) {
  const days = new Map();
  findings.forEach(finding => { const [day, time] = clock(finding.service.eventLastSeen).split(' '), at = days.get(day) ?? days.set(day, Array(24).fill(0)).get(day); at[Number(time.slice(0, 2))]++; });
  const rows = [...days].sort().slice(-14), most = Math.max(1, ...rows.flatMap(([, row]) => row));
  return html`<svg class="hours" viewBox="0 0 1000 ${28 + rows.length * 24}" role="img" aria-label="Findings by day and hour, UTC">${HOURS.filter(hour => hour % 3 === 0).map(hour => html`<text x="${110 + hour * 37}" y="14">${String(hour).padStart(2, '0')}</text>`)}
    ${rows.map(([day, row], at) => html`<text x="0" y="${40 + at * 24}">${day}</text>${row.map((count, hour) => html`<rect class="${count ? 'hot' : 'cold'}" x="${110 + hour * 37}" y="${25 + at * 24}" width="34" height="21" rx="3" fill-opacity="${count ? (0.35 + 0.65 * count / most).toFixed(2) : 1}"><title>${day} ${hour}:00: ${count}</title></rect>`)}`)}</svg>`;
}
function profile(findings) {
  const features = new Map();
  findings.flatMap(finding => reported(finding).observations ?? []).filter(seen => seen.scope !== 'account').forEach(seen => {
    const feature = features.get(seen.feature) ?? features.set(seen.feature, {usual: new Set(), now: new Set()}).get(seen.feature);
    seen.values.forEach(value => (seen.unusual ? feature.now : feature.usual).add(value));
  });
  return features.size > 0 && html`<section class="card"><h2>What it usually does, as its anomalies show</h2><div class="in two"><b>Feature</b><b>Usual</b><b>New in a finding</b>${[...features].map(([name, {usual, now}]) => html`<span class="dim">${words(name)}</span><span>${[...usual].slice(0, MOST).map(value => html`<span class="chip mono">${value}</span>`)}</span><span>${[...now].slice(0, MOST).map(value => html`<span class="chip bad mono">${value}</span>`)}</span>`)}</div></section>`;
}
function neighbours(findings, name) {
  const counts = new Map();
  findings.forEach(finding => new Map(things(finding).map(thing => [thing.name, thing])).forEach(thing => { if (thing.name !== name) counts.set(thing.name, {...thing, count: (counts.get(thing.name)?.count ?? 0) + 1}); }));
  const all = [...counts.values()].sort((one, other) => other.count - one.count).slice(0, MOST);
  return html`<section class="card"><h2>Seen together with</h2><div class="in"><dl>${all.map(thing => html`<dt>${kindOf(thing.field)[0]}</dt><dd><a class="chip mono" href="${link(thing.field, thing.name)}">${thing.name}</a> <span class="dim num">${thing.count}×</span></dd>`)}</dl>${!all.length && html`<p class="dim">Nothing.</p>`}</div></section>`;
}
/** What findings hold of a thing beside what is odd: each value with how often it was reported, the most frequent first. */
function seen(findings, name) {
  const facts = new Map(), add = (term, value, count = 1) => { if (value && value !== name) { const values = facts.get(term) ?? facts.set(term, new Map()).get(term); values.set(value, (values.get(value) ?? 0) + count); } };
  for (const finding of findings) {
    const vigil = reported(finding), {awsApiCallAction: call, networkConnectionAction: network} = finding.service.action ?? {}, remote = (call ?? network)?.remoteIpDetails;
    add('Account', finding.accountId); add('Region', finding.region);
    (vigil.accessKeys ?? []).forEach(key => add('Access key', key));
    (vigil.remotes ?? []).forEach(({ip, count}) => add('Far side', ip, count));
    add('Place', [remote?.city?.cityName, remote?.country?.countryName].filter(Boolean).join(', ')); add('Network', remote?.organization?.asnOrg);
    add('Tool', call?.userAgent);
    (finding.service.additionalInfo?.apiCalls ?? []).forEach(({name: api, count}) => add('Call', api, count));
    (vigil.domains ?? []).forEach(domain => add('Domain', domain));
    (vigil.listHits ?? []).forEach(({list, indicator}) => add('On list', `${indicator} on ${list}`));
  }
  return facts.size > 0 && html`<section class="card"><h2>What its findings report</h2><div class="in"><dl>${[...facts].map(([term, values]) => html`<dt>${term}</dt><dd>${[...values].sort((one, other) => other[1] - one[1]).slice(0, MOST).map(([value, count]) => html`<span class="chip mono">${value}${count > 1 && html` <span class="dim num">${count}×</span>`}</span> `)}${values.size > MOST && html`<span class="dim">and ${values.size - MOST} more</span>`}</dd>`)}</dl></div></section>`;
}
/**
 * @param findings the gravest that name it
 * @param days how many of all that name it changed last on each day, by severity
 */
export function entity(kind, name, findings, days) {
  const times = findings.flatMap(finding => [finding.service.eventFirstSeen, finding.service.eventLastSeen]).sort(), sequences = findings.filter(sequence).length, worst = Math.max(0, ...findings.map(finding => finding.severity)), all = days.reduce((sum, day) => sum + day.count, 0);
  return html`<div class="wrap"><p class="crumbs"><a href="#/">← Findings</a></p><div class="head"><div class="grow"><p class="dim">${kind}</p><h1 class="mono">${name}</h1><p class="dim">${all ? html`<button class="chip" type="button" data-field="entity" data-values="${JSON.stringify([name])}">${all} finding${all > 1 && 's'}</button>${sequences > 0 && html` <b class="c">${sequences} attack sequence${sequences > 1 && 's'}</b>`} · ${clock(times[0])} – ${clock(times.at(-1))} UTC` : 'No finding names it.'}</p></div><div>${worst > 0 && badge(worst)}</div></div>
  <div class="cols"><div><section class="card"><h2>When</h2><div class="in">${hours(findings)}</div></section>${profile(findings)}
   <section class="card"><h2>Findings</h2><table><thead><tr><th class="w-sev" scope="col">Severity</th><th scope="col">Finding</th><th class="w-n right" scope="col" title="How often its detection reported it">Count</th><th class="w-t right" scope="col">Last seen</th></tr></thead><tbody>${findings.map(finding => html`<tr data-id="${finding.id}"><td>${badge(finding.severity)}</td><td><a class="t" href="#/finding/${finding.id}"><span class="cut">${finding.title}</span></a><div class="mono dim cut">${finding.type}</div></td><td class="right num">${finding.service.count}</td><td class="right num small">${clock(finding.service.eventLastSeen).slice(5, 16)}</td></tr>`)}</tbody></table></section>
   <p class="dim">${all > findings.length ? `This page is drawn from the ${findings.length} gravest of these ${all} findings` : 'This page is drawn from these findings'}: the store keeps no other record of what anybody does, so what no detection reported is not here.</p></div>
  <div>${seen(findings, name)}${neighbours(findings, name)}</div></div></div>`;
}
/** @param fired how many findings each unit made: id, count, latest */
export function detections(units, fired) {
  const by = new Map(fired.map(each => [each.unit, each])), all = [...new Set([...units, ...by.keys()])].map(unit => ({unit, count: 0, latest: '', ...by.get(unit)})).sort((one, other) => other.count - one.count || one.unit.localeCompare(other.unit));
  const most = Math.max(1, ...all.map(each => each.count));
  return html`<div class="wrap"><div class="head"><div><h1>Detections</h1><p class="lead">${by.size} of ${all.length} fired in this store.</p></div></div><section class="card"><table><thead><tr><th scope="col">Detection</th><th class="w-n right" scope="col">Findings</th><th scope="col"><span class="vh">Share</span></th><th class="w-far right" scope="col">Latest change, UTC</th></tr></thead><tbody>${all.map(({unit, count, latest}) => html`<tr><td><a class="t" href="#/detection/${unit}">${unit}</a></td><td class="right num">${count > 0 ? html`<button class="chip" type="button" data-field="service.additionalInfo.vigil.unit" data-values="${JSON.stringify([unit])}">${count}</button>` : html`<span class="dim">0</span>`}</td><td><svg class="share2" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${(count / most * 100).toFixed(1)}" height="6" rx="1"/></svg></td><td class="right num dim">${latest && clock(latest).slice(0, 16)}</td></tr>`)}</tbody></table></section></div>`;
}
