using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>A case with one thing wrong.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Path">The member that must be told.</param>
internal sealed record InvalidCase(string What, string Json, string Path);

/// <summary>Takes a case that could be stated, and makes one that could not (language, section 6).</summary>
internal static class InvalidCaseGenerator
{
    /// <summary>Every fault that the policy's inputs allow, each alone in a case that is else sound.</summary>
    public static IEnumerable<InvalidCase> All(GeneratedCase @case, Dice dice)
    {
        var policy = @case.Policy;
        var sound = JsonCase.Of(@case, null);
        yield return new("an unknown member", sound.With("quite unheard of", "3").Text, "quite unheard of");
        var twice = dice.Pick(policy.Inputs);
        var members = sound.Members.Where(m => m.Name != twice.Name);
        yield return new("a member twice",
            new JsonCase([.. members, (twice.Name, "null"),
                (twice.Name.Replace(' ', '_').ToUpperInvariant(), "null")]).Text,
            twice.Name);
        yield return new("an id that is an object", sound.With("id", "{}").Text, "id");
        foreach (var fact in policy.Facts)
        {
            if (fact.JudgedBy is not null)
            {
                var value = Valid(fact, @case);
                yield return new("a judgement without who and why", sound.With(fact.Name, value).Text, fact.Name);
                yield return new("a judgement without why",
                    sound.With(fact.Name, $"{{\"value\": {value}, \"by\": \"Sergeant 1234\"}}").Text, fact.Name);
                yield return new("a judgement of nothing",
                    sound.With(fact.Name, "{\"value\": null, \"by\": \"Sergeant 1234\", \"because\": \"so\"}").Text,
                    fact.Name + ": value");
                continue;
            }
            foreach (var (what, json) in Wrong(fact.Type, fact.Range))
                yield return new(what, sound.With(fact.Name, json).Text, fact.Name);
            if (fact.EndsAtDecisionDate && @case.Values[^1] is Scalar decided && decided.Value < fact.Range!.Value.High)
                yield return new("later than the decision",
                    sound.With(fact.Name, JsonCase.Quote(JsonCase.Day(decided.Value + 1))).Text, fact.Name);
            if (fact.Type is SetType set)
            {
                yield return new("an unknown member of a set", sound.With(fact.Name, "[\"quite unheard of\"]").Text,
                    fact.Name + " 1");
                yield return new("a member of a set twice",
                    sound.With(fact.Name,
                        $"[{JsonCase.Quote(set.Values.Names[0])}, {JsonCase.Quote(set.Values.Names[0])}]").Text,
                    fact.Name + " 2");
            }
        }
        foreach (var list in policy.Inputs.OfType<ListInput>())
        {
            yield return new("a record for a list", sound.With(list.Name, "{}").Text, list.Name);
            yield return new("a number for a record", sound.With(list.Name, "[3]").Text, list.Name + " 1");
            yield return new("101 records",
                sound.With(list.Name, $"[{string.Join(", ", Enumerable.Repeat("{}", 101))}]").Text, list.Name);
            yield return new("an unknown field", sound.With(list.Name, "[{\"quite unheard of\": 3}]").Text,
                $"{list.Name} 1: quite unheard of");
            foreach (var field in list.Fields)
                foreach (var (what, json) in Wrong(field.Type, field.Range).Take(2))
                    yield return new($"{what}, in a record",
                        sound.With(list.Name, $"[{(list.Most > 1 ? "{}, " : "")}{{{JsonCase.Quote(field.Name)}: {json}}}]").Text,
                        $"{list.Name} {(list.Most > 1 ? 2 : 1)}: {field.Name}");
            if (list.Least > 0) yield return new("no record", sound.With(list.Name, "[]").Text, list.Name);
            if (list.Most < ListInput.MostItems)
                yield return new("a record too many",
                    sound.With(list.Name, $"[{string.Join(", ", Enumerable.Repeat("{}", list.Most + 1))}]").Text, list.Name);
            if (!list.OnePer.IsEmpty && list.Most > 1 && @case.Values[list.Slot] is Items { Rows.IsEmpty: false } items)
                yield return new("two records alike", Again(@case, list, items).Json(), list.Name);
        }
    }

    private static GeneratedCase Again(GeneratedCase @case, ListInput list, Items items) => @case with
    {
        Values = @case.Values.SetItem(list.Slot, new Items(items.Rows.Add(items.Rows[0]))),
        Provenances = @case.Provenances.SetItem(list.Slot, Provenance.Stated),
    };

    private static string Valid(Fact fact, GeneratedCase @case) => JsonCase.Say(fact.Type, @case.Values[fact.Slot]!);

    /// <summary>Values that no fact of a type takes.</summary>
    private static IEnumerable<(string What, string Json)> Wrong(FactType type, (Int128 Low, Int128 High)? range)
    {
        switch (type)
        {
            case YesNoType:
                yield return ("a text for yes or no", "\"yes\"");
                yield return ("a number for yes or no", "1");
                break;
            case NumberType number:
                yield return ("yes for a number", "true");
                yield return ("a text for a number", "\"many\"");
                yield return ("below the range", "-1");
                if (JsonCase.Say(new NumberType(number.Unit, true, number.Written),
                        new Scalar(range!.Value.High + Number.One.Units * (number.Unit?.Factor ?? 1))) is var above
                    && !above.StartsWith('"'))
                    yield return ("above the range", above);
                if (number.Whole) yield return ("a fraction", "2.5");
                yield return ("too many digits", "1.1234567");
                yield return ("another unit", number.Unit?.Kind == UnitKind.Weight ? "\"3 ml\"" : "\"3 mg\"");
                break;
            case DateType:
                yield return ("a number for a date", "2018");
                yield return ("no such day", "\"2018-02-30\"");
                yield return ("a day in another form", "\"1 May 2018\"");
                yield return ("before the range", "\"1899-12-31\"");
                yield return ("after the range", "\"2200-01-01\"");
                break;
            case ChoiceType:
                yield return ("an unknown value", "\"quite unheard of\"");
                yield return ("a number for a value", "1");
                break;
            default:
                yield return ("a text for a set", "\"low\"");
                yield return ("yes for a set", "true");
                break;
        }
    }
}
