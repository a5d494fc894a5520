using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using NRules;
using NRules.Fluent;

namespace Eligibility.Benchmarking.Peers;

/// <summary>NRules: one session, into which each case is put, and taken out of it when its rule has fired.</summary>
internal sealed class NRulesSession : PersonContender
{
    private readonly ISession _session;

    public NRulesSession(Facts[] cases) : base("NRules 1.0.4", cases)
    {
        var rules = new RuleRepository();
        rules.Load(load => load.NestedTypes().PrivateTypes().From(NRulesPolicy.Rules));
        _session = rules.Compile().CreateSession();
    }

    protected override int Winner(Person person)
    {
        person.Winner = Verdict.Rules.Length - 1;
        _session.Insert(person);
        _session.Fire();
        _session.Retract(person);
        return person.Winner;
    }
}
