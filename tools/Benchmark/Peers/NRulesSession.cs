using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using NRules;
using NRules.Fluent;

namespace Eligibility.Benchmarking.Peers;

/// <summary>NRules: one session, into which each case is put, and taken out of it when its rule has fired.</summary>
internal sealed class NRulesSession : Contender
{
    private readonly Facts[] _cases;
    private readonly ISession _session;
    private Person[] _people = [];
    private int _first;

    public NRulesSession(Facts[] cases) : base("NRules 1.0.4")
    {
        _cases = cases;
        var rules = new RuleRepository();
        rules.Load(load => load.NestedTypes().PrivateTypes().From(NRulesPolicy.Rules));
        _session = rules.Compile().CreateSession();
    }

    public override void Prepare(int first, int count)
    {
        _first = first;
        _people = [.. Enumerable.Range(first, count).Select(i => new Person(_cases[i]))];
    }

    public override Verdict Decide(int index) => Verdict.Of(Winner(_people[index - _first]));

    public override long Run(int first, int count)
    {
        var sum = 0L;
        foreach (var person in _people) sum += Winner(person);
        return sum;
    }

    private int Winner(Person person)
    {
        person.Winner = Verdict.Rules.Length - 1;
        _session.Insert(person);
        _session.Fire();
        _session.Retract(person);
        return person.Winner;
    }
}
