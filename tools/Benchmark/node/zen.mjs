// The policy for zen-engine as a decision table: the first row that fits decides. A rule with `or` takes several rows.
import { ZenEngine } from '@gorules/zen-engine';

const rows = [
  [0, { age: '< 18' }],
  [1, { lives_in_force_area: 'false' }],
  [2, { sufficient_evidence: 'false' }],
  [3, { offence: '"robbery", "rape", "murder"' }],
  [4, { weapon_used: 'true', offence: '"criminal damage", "common assault", "burglary"' }],
  [5, { hate_crime: 'true' }],
  [6, { domestic_risk: '"medium", "high"' }],
  [6, { domestic_risk: '"standard"', offence: '"common assault"', victim_under_18: 'true' }],
  [7, { on_court_order: 'true' }],
  [7, { suspended_sentence: 'true' }],
  [8, { previous_checkpoint: '>= 2' }],
  [8, { previous_checkpoint: '>= 1', risk_band: '"high"' }],
  [9, { days_since_offence: '> 180' }],
  [9, { agrees_to_contract: 'false' }],
  [10, { offence: '"supply", "cultivation", "importation"', supply_motive: '"profit"' }],
  [11, { offence: '"possession"', drug_class: '"class A", "class B", "class C"', convictions: '0',
    risk_band: '"low"' }],
  [12, { offence: '"possession"', drug_class: '"class A", "class B", "class C"' }],
  [13, { offence: '"supply"', drug_class: '"class A", "class B", "class C"', supply_motive: '"to fund own habit"',
    quantity: '< 10' }],
  [14, { offence: '"cultivation"', drug_class: '"class B"', quantity: '< 500' }],
  [15, { offence: '"criminal damage"', convictions: '0', co_accused: 'false', admission: '"admitted"' }],
  [16, { offence: '"theft"', convictions: '< 3' }],
  [17, { offence: '"criminal damage", "common assault"', convictions: '< 3', risk_band: '"low", "moderate"',
    victim_under_18: 'false' }],
  [18, { offence: '"burglary"', convictions: '< 3', risk_band: '"low", "moderate"', co_accused: 'false',
    admission: '"admitted", "no reply"' }],
  [19, { offence: '"driving"', age: '<= 25', convictions: '0', admission: '"admitted"' }],
  [20, {}],
];

const facts = [...new Set(rows.flatMap(([, cells]) => Object.keys(cells)))];

const table = {
  hitPolicy: 'first',
  inputs: facts.map((field) => ({ id: field, name: field, field })),
  outputs: [{ id: 'place', name: 'place', field: 'place' }],
  rules: rows.map(([place, cells], i) => ({
    _id: `row${i}`, place: String(place), ...Object.fromEntries(facts.map((fact) => [fact, cells[fact] ?? ''])),
  })),
};

const graph = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', type: 'inputNode', name: 'case', position: { x: 0, y: 0 } },
    { id: 'table', type: 'decisionTableNode', name: 'checkpoint', content: table, position: { x: 1, y: 0 } },
    { id: 'out', type: 'outputNode', name: 'decision', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
  ],
};

export async function byZen() {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return async (facts) => {
    const { result, trace } = await decision.evaluate(facts, { trace: true });
    if (!trace) throw new Error('zen-engine gave no trace');
    return result.place;
  };
}
