using System.Collections.Immutable;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>
/// Writes one small policy of which every case can be tried: few facts of few values each, tied to each other more
/// often than people would. This file: the policy and which topics it is about.
/// </summary>
internal sealed partial class BruteWriter(int seed)
{
    private readonly Dice _dice = new(seed);

    // What is a case has dice of its own, so that the rest of a policy is what it was.
    private readonly Dice _bounds = new(~seed);
    private readonly List<TextLine> _head = [];
    private readonly List<TextLine> _declared = [];
    private readonly List<TextLine> _rules = [];
    private readonly List<BruteMark> _marks = [];

    /// <summary>Who writes a test of one topic, another each time.</summary>
    private readonly List<Func<string>> _tests = [];
    private readonly List<Func<string>> _first = [];
    private Queue<Func<string>> _next = [];
    private List<Func<string>> _mostly = [];

    /// <summary>
    /// The policy of a seed; one in twelve is of those whose ranges begin and end at each other throughout, and one in six decides
    /// each record of its list.
    /// </summary>
    public static BrutePolicy Write(int seed)
    {
        if (seed % 12 == 7) return RangeWriter.Write(seed);
        var writer = new BruteWriter(seed) { _isEach = seed % 6 == 3 };
        var statements = writer.Statements();
        return new BrutePolicy(new GeneratedPolicy(seed, [new PolicyFile(GeneratedPolicy.Path, statements)]),
            [.. writer._marks], [.. writer._days]);
    }

    private ImmutableArray<TextLine> Statements()
    {
        ChooseEra();
        DeclareFlags(_dice.Weighted((1, 0), (4, 1), (2, 2)));
        foreach (var topic in Topics())
        {
            var before = _tests.Count;
            topic();
            // What can be together is told by several tests of one topic: now and then most are.
            if (_dice.Chance(25)) _mostly = _tests[before..];
        }
        if (_dice.Chance(22)) DeclareTable();
        if (_dice.Chance(20)) DeclareScore();
        if (_dice.Chance(25)) DeclareDefinition();
        WriteRules();
        var title = new TextLine("policy \"Made up\"", _head);
        var outcomes = Outcomes().ToList();
        var otherwise = new TextLine($"otherwise {_outcomes[_dice.Weighted((1, 0), (5, _outcomes.Count - 1))]}");
        ImmutableArray<TextLine> all = [title, .. _declared, .. outcomes, .. _rules, otherwise, new TextLine("end")];
        return _isEach ? OfRecords(all) : all;
    }

    /// <summary>Two or three topics; more would leave too little of each to try.</summary>
    private List<Action> Topics()
    {
        var left = new List<(int Weight, Action Topic)>
        {
            (32, DeclareNumbers), (20, DeclareWide), (40, DeclareDates), (20, DeclareChoices), (17, DeclareSets),
            (48, DeclareList),
        };
        var chosen = new SortedSet<int>(_isEach ? [left.Count - 1] : []);
        for (var count = _dice.Weighted((2, 1), (7, 2), (3, 3)); count > 0; count--)
            chosen.Add(_dice.Weighted([.. left.Select((pair, at) => (chosen.Contains(at) ? 0 : pair.Weight, at))]));
        // In order: an item of the list may be held against any of the others.
        return [.. chosen.Select(at => left[at].Topic)];
    }

    /// <summary>A test of the topic whose turn it is: each of them before any comes twice.</summary>
    private string Test()
    {
        if (_mostly.Count > 0 && _first.Count == 0 && _dice.Chance(60)) return _dice.Pick(_mostly)();
        if (_next.Count == 0) _next = new Queue<Func<string>>(_first.Concat(_dice.Shuffled(_tests)));
        _first.Clear();
        // Hardly ever is nothing asked of the kinds that were picked.
        if (_next.Count == 0) return "decision date is on or after 2020-01-01";
        return _next.Dequeue()();
    }

    private void Add(Func<string> test) => _tests.Add(test);

    private void Mark(BruteKinds kind, params ReadOnlySpan<string> inputs) => _marks.Add(BruteMark.Of(kind, inputs));

    private void Tie(BruteKinds kind, params ReadOnlySpan<string> inputs) => _marks.Add(BruteMark.Tie(kind, inputs));

    private void Declare(string words, params ReadOnlySpan<string> properties) =>
        _declared.Add(new TextLine(words, properties.ToArray().Select(p => new TextLine(p))));

    private static string Number(int number) => Digits.Of(number);
}
