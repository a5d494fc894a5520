namespace Eligibility.Tests.Brute;

/// <summary>Facts of few values: yes or no, choices, sets.</summary>
internal sealed partial class BruteWriter
{
    private static readonly string[] Shades = ["red", "green", "blue", "grey"];
    private static readonly string[] Weapons = ["knife", "bat", "chain", "bottle"];
    private readonly List<string> _flags = [];
    private readonly List<string> _sets = [];
    private readonly List<(string Name, int Values)> _choices = [];

    private void DeclareFlags(int count)
    {
        foreach (var name in new[] { "admits", "violent" }.Take(count))
        {
            Declare($"fact {name}: yes or no", _dice.Chance(8) ? [$"assumed {_dice.Pick("yes", "no")}"] : []);
            _flags.Add(name);
            Add(() => _dice.Chance(60) ? name : _dice.Chance(50) ? $"not {name}" : $"{name} is no");
        }
    }

    /// <summary>One to three choices of the same values, so that one may be another.</summary>
    private void DeclareChoices()
    {
        var size = _dice.Between(2, 4);
        _declared.Add(new Generators.TextLine($"values shade: {string.Join(", ", Shades.Take(size))}"));
        foreach (var name in new[] { "coat", "hood", "shoe" }.Take(_dice.Weighted((1, 1), (5, 2), (3, 3))))
        {
            var ranked = _dice.Chance(25);
            Declare($"fact {name}: one of shade", ranked ? ["in order"] : []);
            _choices.Add((name, size));
            Add(() => ChoiceTest(name, size, ranked));
        }
        if (_choices.Count < 2) return;
        for (var i = 0; i < _choices.Count; i++) Add(TiedChoice);
    }

    private string ChoiceTest(string name, int size, bool ranked) => _dice.Between(0, 4) switch
    {
        0 or 1 => $"{name} is {Not(25)}{_dice.Pick(Shades[..size])}",
        2 when ranked =>
            $"{name} is {_dice.Pick("at least", "at most", "over", "under")} {Shades[_dice.Between(0, size - 1)]}",
        3 when size > 2 => $"{name} is {Not(25)}one of {string.Join(", ", _dice.Some(Shades[..size], 2, size - 1))}",
        _ => $"{name} is {_dice.Pick(Shades[..size])}",
    };

    private string TiedChoice()
    {
        var two = _dice.Shuffled(_choices);
        Tie(BruteKinds.Tied, two[0].Name, two[1].Name);
        return $"{two[0].Name} is {Not(30)}{two[1].Name}";
    }

    private void DeclareSets()
    {
        foreach (var name in new[] { "weapons", "seized" }.Take(_dice.Weighted((3, 1), (1, 2))))
        {
            var size = _dice.Between(2, 4);
            Declare($"fact {name}: any of {string.Join(", ", Weapons.Take(size))}");
            _sets.Add(name);
            for (var i = 0; i < 3; i++) Add(() => SetTest(name, size));
        }
    }

    private string SetTest(string name, int size)
    {
        Mark(BruteKinds.Sets, name);
        return _dice.Between(0, 7) switch
        {
            6 or 7 => $"number of {name} is {NumberOfItem(size)}",
            0 => $"{name} are {Not(50)}empty",
            1 or 2 => $"{name} includes any of {string.Join(", ", _dice.Some(Weapons[..size], 2, size))}",
            3 => $"not {name} includes {_dice.Pick(Weapons[..size])}",
            _ => $"{name} includes {_dice.Pick(Weapons[..size])}",
        };
    }

    private string Not(int percent) => _dice.Chance(percent) ? "not " : "";
}
