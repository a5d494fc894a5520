using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Peers;

/// <summary>An engine on .NET that is given each case as an object with properties, made outside the time.</summary>
internal abstract class PersonContender(string name, Facts[] cases) : Contender(name)
{
    private Person[] _people = [];
    private int _first;

    public override void Prepare(int first, int count)
    {
        _first = first;
        _people = [.. Enumerable.Range(first, count).Select(i => new Person(cases[i]))];
    }

    public override Verdict Decide(int index) => Verdict.Of(Winner(_people[index - _first]));

    public override long Run(int first, int count)
    {
        var sum = 0L;
        foreach (var person in _people) sum += Winner(person);
        return sum;
    }

    /// <summary>The place of the rule that wins.</summary>
    protected abstract int Winner(Person person);
}
