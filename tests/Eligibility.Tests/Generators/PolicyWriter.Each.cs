namespace Eligibility.Tests.Generators;

/// <summary>A policy that decides each record of its first list: what is read of that record, and of the others.</summary>
internal sealed partial class PolicyWriter
{
    private ReadableList? _each;

    /// <summary>Whether what is written is said of the record that is decided: outcomes and rules are, definitions say so.</summary>
    private bool _isOfRecord;

    /// <summary>The lists that can be looked at here: the others of the record are none where no record is decided.</summary>
    private IEnumerable<ReadableList> Listed => _isOfRecord ? _lists : _lists.Where(l => l != _each);

    private string Called(ReadableList list) => list == _each ? $"other {list.Name}" : list.Name;

    private void DecideEach(ReadableList list)
    {
        _each = list;
        _head.Add(new TextLine($"decides each of {list.Name}"));
        var days = list.Fields.Where(f => f.Kind.Family == Family.Date && !f.Secret).ToList();
        if (days.Count == 0 || _head.Any(l => l.Words.StartsWith("dated by", StringComparison.Ordinal)) || !_dice.Chance(50)) return;
        _head.Add(new TextLine($"dated by {_dice.Pick(days).Name}"));
    }

    /// <summary>What a condition can read but for what it looks at: facts, and the fields of the record that is decided.</summary>
    private IEnumerable<Readable> Own(Where where) => !_isOfRecord ? _facts
        // Where another record, or another list, is looked at, they are those of this one.
        : where.Item is null ? _facts.Concat(_each!.Fields)
        : _facts.Concat(_each!.Fields.Select(f => f with { Name = "this one's " + f.Name }));

    // Of this one no number of values is said, nor how long.
    private static bool IsOfThis(Readable read) => read.Name.StartsWith("this one's ", StringComparison.Ordinal);

    /// <summary>A test, which where items are looked at holds nothing against itself: that is refused.</summary>
    private string OfTwo(Where where)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var test = TestOf(Subject(where), where);
            if (where.Item is null || !NamesOf(where.Item).Any(name => Times(test, name) > 1)) return test;
        }
        return "decision date is after 2018-01-01";
    }

    private IEnumerable<string> NamesOf(ReadableList list) =>
        list.Fields.Select(f => f.Name).Concat(_late.Where(l => l.Item == list).Select(l => l.Name));

    private static int Times(string text, string name)
    {
        var bare = text.Replace("this one's " + name, "", StringComparison.Ordinal);
        return (bare.Length - bare.Replace(name, "", StringComparison.Ordinal).Length) / name.Length;
    }

    /// <summary>
    /// Whether something may read the others of an item, so that it is none of what is looked at of another: it does itself, or
    /// is declared after what does.
    /// </summary>
    private bool IsOfThree(Late late, Where where) => _isOfRecord && where.Item == _each
        && _late.FindIndex(l => l.ReadsOthers) is >= 0 and var first && _late.IndexOf(late) >= first;
}
