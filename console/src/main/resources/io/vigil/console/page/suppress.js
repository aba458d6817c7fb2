// Suppressing from a finding: first what it would have hidden, then a filter that archives from now on.
import {far, html, sequence, who} from './story.js';

const DAY = 86400000;
/** What a running job can archive by, and this finding has. */
const FIELDS = ['type', 'accountId', 'resource.accessKeyDetails.userName', 'resource.accessKeyDetails.principalId', 'service.detection.sequence.actors.user.name', 'service.detection.sequence.actors.user.uid',
  'resource.instanceDetails.instanceId', 'service.action.awsApiCallAction.remoteIpDetails.ipAddressV4', 'service.action.networkConnectionAction.remoteIpDetails.ipAddressV4'];
function offers(finding) {
  return [{field: 'type', kind: 'Finding type', name: finding.type}, {field: 'accountId', kind: 'Account', name: finding.accountId}, who(finding), far(finding)].filter(offer => FIELDS.includes(offer.field));
}
export function panel(finding) {
  const name = finding.type.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase().slice(0, 48) + '-' + finding.id.slice(0, 6);
  return html`<section class="card" id="suppressing" aria-label="Suppress findings like this"><h2>Suppress findings like this</h2><form class="in" id="suppress">
    <p class="lead">The job archives what fits all that is checked, from now on. It goes on counting, and an attack sequence still sees it.${sequence(finding) && html` <b class="c">This is an attack sequence: suppress what it is made of instead, if that is known.</b>`}</p>
    <ul class="pick">${offers(finding).map(({field, kind, name: text}, at) => html`<li><label><input type="checkbox" name="field" value="${field}" data-value="${text}" ${at !== 1 && html`checked`}> <span class="dim">${kind}</span> <span class="mono">${text}</span></label></li>`)}</ul>
    <p><label>Name <input class="field" name="name" value="${name}" required pattern="[A-Za-z0-9._\\-]{3,64}" autocomplete="off"></label> <label>Why <input class="field" name="why" required maxlength="300" autocomplete="off"></label></p>
    <p id="preview" role="status" class="dim">Counting …</p><p class="row"><button class="btn pri">Archive these from now on</button><button class="btn" type="button" data-act="suppress">Cancel</button></p></form></section>`;
}
export function criterion(form) {
  return Object.fromEntries([...form.querySelectorAll('[name=field]:checked')].map(box => [box.value, {equals: [box.dataset.value]}]));
}
/** @param count asks the API for counts by severity */
export async function preview(form, finding, count) {
  const chosen = criterion(form), since = Date.parse(finding.updatedAt) - 90 * DAY;
  if (!Object.keys(chosen).length) return html`<b class="c">It would hide everything: check at least one.</b>`;
  const groups = await count({criterion: {...chosen, 'service.archived': {equals: ['false']}, updatedAt: {greaterThanOrEqual: since}}});
  const sum = from => groups.filter(group => group.severity >= from).reduce((all, group) => all + group.totalFindings, 0), grave = sum(7);
  return html`Since 90 days before this finding it would have hidden <b class="num">${sum(0)}</b> open finding${sum(0) !== 1 && 's'}${grave > 0 ? html`, <b class="h num">${grave}</b> of them high or critical` : ', none of them high or critical'}.`;
}
