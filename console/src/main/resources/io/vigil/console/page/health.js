// How well the job sees: what is silent, what each log delivered, how the job runs, and the files that it follows.
import {badge, clock, html} from './story.js';

const WEEK = 7 * 86400000;
/** How long ago, in one unit. */
const ago = (millis, now) => { const minutes = Math.max(0, Math.round((now - millis) / 60000)); return minutes < 120 ? minutes + ' min' : minutes < 2880 ? Math.round(minutes / 60) + ' h' : Math.round(minutes / 1440) + ' days'; };
const many = count => Intl.NumberFormat('en').format(count), size = bytes => Intl.NumberFormat('en', {notation: 'compact', style: 'unit', unit: 'byte', unitDisplay: 'narrow'}).format(bytes);
const state = (sign, key, text) => html`<span class="${key}"><span aria-hidden="true">${sign}</span> ${text}</span>`;
const table = (heads, rows) => html`<table class="auto"><thead><tr>${heads.map(([name, kind]) => html`<th scope="col" class="${kind ?? ''}">${name}</th>`)}</tr></thead><tbody>${rows.map(cells => html`<tr>${cells.map((cell, at) => html`<td class="${heads[at][1] ?? ''} ${heads[at][1] ? 'num' : ''}">${cell}</td>`)}</tr>`)}</tbody></table>`;
const card = (title, content) => html`<section class="card"><h2>${title}</h2>${content}</section>`;
/** A part of the answer, or why it cannot be had. */
const part = (given, draw) => given.problem ? html`<p class="in dim">${given.problem}</p>` : draw(given);

const silences = found => table([['Severity', ''], ['What is not seen', ''], ['Account', ''], ['Since, UTC', 'right']], found.map(each => [badge(each.severity), html`<a class="t" href="#/finding/${each.id}">${each.title}</a>`, each.accountId, clock(each.service.eventFirstSeen).slice(0, 16)]));
function logs(rows) {
  return table([['Log', ''], ['Account', ''], ['Region', ''], ['Hours with events', 'right'], ['Records', 'right'], ['Refused', 'right'], ['Late', 'right'], ['Not recorded', 'right'], ['Files missing', 'right'], ['Latest hour, UTC', 'right']],
    rows.map(row => [row.log, row.account, row.region || '–', many(row.hours), many(row.records), many(row.rejected), many(row.late), many(row.skipped), row.missing > 0 ? html`<b class="h">${many(row.missing)}</b>` : '0', row.latest.replace('T', ' ').slice(0, 16)]));
}
const tile = (name, value, more) => html`<div class="card tile"><p class="dim">${name}</p><p class="value num">${value}</p><p class="dim small">${more}</p></div>`;
function job(given, now) {
  const {checkpoint} = given, late = given.operators.filter(each => each.watermark > 0), furthest = Math.min(...late.map(each => each.watermark));
  return html`<div class="tiles">${tile('Job', state(given.state === 'RUNNING' ? '●' : '▲', given.state === 'RUNNING' ? 'good' : 'h', given.state.toLowerCase()), `${given.name}, for ${ago(given.since, now)}; restarted ${given.restored}×`)}
    ${tile('Events', many(given.events ?? 0), `${many(given.signals ?? 0)} signals since it was submitted`)}${tile('Refused input', many(given.rejected ?? 0), `${many(given.late ?? 0)} late`)}
    ${tile('Checkpoint', checkpoint ? ago(checkpoint.at, now) + ' ago' : 'none yet', checkpoint ? `${size(checkpoint.bytes)}, took ${(checkpoint.millis / 1000).toFixed(1)} s; ${given.failedCheckpoints} failed` : `${given.failedCheckpoints} failed`)}
    ${tile('Behind', late.length ? ago(furthest, now) : '–', 'the operator that is furthest behind in event time')}</div>
    ${card('Operators', table([['Operator', ''], ['State', ''], ['Events seen until, UTC', 'right'], ['Oldest list', 'right']], given.operators.map(each => [html`<span class="cut" title="${each.name}">${each.name}</span>`, each.state.toLowerCase(), each.watermark > 0 ? clock(each.watermark) : '–', each.oldestList > 0 ? age(each.oldestList * 1000, now) : '–'])))}`;
}
/** A list that a week has not changed: its feed may have stopped. */
const age = (millis, now) => now - millis > WEEK ? state('▲', 'h', ago(millis, now)) : state('●', 'good', ago(millis, now));
function files(rows, now) {
  return table([['Kind', ''], ['File', ''], ['Entries', 'right'], ['Changed', 'right']], rows.map(row => [{tuning: 'Tuning', threat: 'Threat list', trusted: 'Trusted list', outputs: 'Outputs'}[row.kind] ?? row.kind, html`<span class="mono">${row.file}</span>`, many(row.entries), row.kind.startsWith('t') && row.kind !== 'tuning' ? age(row.changed, now) : ago(row.changed, now)]));
}
/**
 * @param given of the console: job, logs, files
 * @param silent findings of the job about its own logs and detections
 */
export function health(given, silent, now) {
  const open = silent.filter(each => !each.service.archived);
  return html`<div class="wrap"><div class="head"><div><h1>Health</h1><p class="lead">${open.length ? state('▲', 'h', `${open.length} blind spot${open.length > 1 ? 's' : ''} reported and not archived`) : state('●', 'good', 'Every log is seen and every detection proved, as far as the job has reported')}</p></div></div>
    ${open.length > 0 && card('What is blind', silences(open))}${given.job.problem ? card('Job', part(given.job)) : job(given.job, now)}${card('What each log delivered', part(given.logs, logs))}${card('Files that the job follows', part(given.files, rows => files(rows, now)))}</div>`;
}
/** The parameters of a detection, with what is in force and where it comes from. */
export function tunables(rows) {
  return rows.length > 0 && card('Parameters', table([['Parameter', ''], ['In force', 'right'], ['From', ''], ['Allowed', ''], ['Why', '']],
    rows.map(row => [html`<span class="mono">${row.name}</span>`, html`<b>${row.value}</b>`, row.tuned ? html`<b>tuning.yaml</b>, shipped ${row.standard}` : 'as shipped', [row.min, row.max].some(Boolean) ? `${row.min ?? ''} – ${row.max ?? ''}` : '–', row.why])));
}
