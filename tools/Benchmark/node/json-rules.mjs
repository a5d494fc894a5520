// The policy for json-rules-engine: the first rule that applies stops the engine. Its results tell every condition.
import { Engine } from 'json-rules-engine';

const is = (fact, value) => ({ fact, operator: 'equal', value });
const isNot = (fact, value) => ({ fact, operator: 'notEqual', value });
const isIn = (fact, ...value) => ({ fact, operator: 'in', value });
const under = (fact, value) => ({ fact, operator: 'lessThan', value });
const atMost = (fact, value) => ({ fact, operator: 'lessThanInclusive', value });
const atLeast = (fact, value) => ({ fact, operator: 'greaterThanInclusive', value });
const all = (...parts) => ({ all: parts });
const any = (...parts) => ({ any: parts });

const rules = [
  all(under('age', 18)),
  all(is('lives_in_force_area', false)),
  all(is('sufficient_evidence', false)),
  all(isIn('offence', 'robbery', 'rape', 'murder')),
  all(is('weapon_used', true), isIn('offence', 'criminal damage', 'common assault', 'burglary')),
  all(is('hate_crime', true)),
  any(isIn('domestic_risk', 'medium', 'high'),
    all(is('domestic_risk', 'standard'), is('offence', 'common assault'), is('victim_under_18', true))),
  any(is('on_court_order', true), is('suspended_sentence', true)),
  any(atLeast('previous_checkpoint', 2), all(atLeast('previous_checkpoint', 1), is('risk_band', 'high'))),
  any(atLeast('days_since_offence', 181), is('agrees_to_contract', false)),
  all(isIn('offence', 'supply', 'cultivation', 'importation'), is('supply_motive', 'profit')),
  all(is('offence', 'possession'), isNot('drug_class', 'no drug'), is('convictions', 0), is('risk_band', 'low')),
  all(is('offence', 'possession'), isNot('drug_class', 'no drug')),
  all(is('offence', 'supply'), isIn('drug_class', 'class A', 'class B', 'class C'),
    is('supply_motive', 'to fund own habit'), under('quantity', 10)),
  all(is('offence', 'cultivation'), is('drug_class', 'class B'), under('quantity', 500)),
  all(is('offence', 'criminal damage'), is('convictions', 0), is('co_accused', false), is('admission', 'admitted')),
  all(is('offence', 'theft'), under('convictions', 3)),
  all(isIn('offence', 'criminal damage', 'common assault'), under('convictions', 3),
    isIn('risk_band', 'low', 'moderate'), is('victim_under_18', false)),
  all(is('offence', 'burglary'), under('convictions', 3), isNot('risk_band', 'high'), is('co_accused', false),
    isNot('admission', 'denied')),
  all(is('offence', 'driving'), atMost('age', 25), is('convictions', 0), is('admission', 'admitted')),
];

export async function byJsonRules() {
  const engine = new Engine();
  rules.forEach((conditions, place) =>
    engine.addRule({ conditions, event: { type: 'decided', params: { place } }, priority: rules.length - place }));
  engine.on('success', () => engine.stop());
  return async (facts) => {
    const { results } = await engine.run(facts);
    return results.length ? results[0].event.params.place : rules.length;
  };
}
