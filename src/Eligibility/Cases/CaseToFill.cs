using System.Text;

namespace Eligibility.Cases;

/// <summary>
/// The empty case for whoever fills it in by hand. Above each null stands what to write in its place, after <c>//</c>.
/// </summary>
internal sealed class CaseToFill
{
    private const int Width = 100;
    private const string Step = "  ";
    private readonly Policy _policy;
    private readonly SuchAs _suchAs;
    private readonly MayBeWritten _mayBeWritten;
    private readonly StringBuilder _text = new();

    public CaseToFill(Policy policy)
    {
        _policy = policy;
        // No clock: the first day of the policy, or a day like any other.
        _suchAs = new SuchAs(policy.InForceFrom ?? new DateOnly(2026, 1, 15));
        _mayBeWritten = new MayBeWritten(_suchAs, policy.DecisionDate.Range);
    }

    public string Write()
    {
        var entries = Entry.Of(_policy).Where(entry => entry.Asked).ToList();
        Note("", $"A case of {_policy.Title}{(_policy.Edition is null ? "" : ": " + _policy.Edition)}.");
        Note("", "Write what is known in the place of null. What is not known stays null. A line may be taken out; "
            + "behind the last one that is left there is no comma. What stands behind // is for you: it is not read.");
        _text.Append("{\n");
        Note(Step, "a name or a number for the case, such as \"2018/0042\"; no rule reads it");
        Null("id", isLast: false);
        for (var at = 0; at < entries.Count; at++)
        {
            _text.Append('\n');
            Above(entries[at]);
            Null(entries[at].Name, at == entries.Count - 1);
        }
        return _text.Append("}\n").ToString();
    }

    private void Null(string name, bool isLast) =>
        _text.Append(Step).Append(SuchAs.Json(name)).Append(isLast ? ": null\n" : ": null,\n");

    private void Above(Entry entry)
    {
        if (entry.Ask is not null) Note(Step, entry.Ask);
        if (entry.Allowed is not { } allowed) List(entry);
        else if (entry.JudgedBy is null) Note(Step, _mayBeWritten.Words(allowed));
        else Note(Step, $"{Judged(allowed, 0).Replace(' ', MayBeWritten.Unbroken)}, {Judge(entry.JudgedBy, allowed)}");
        if (entry.AssumedWords is not null)
            Note(Step, entry.Allowed is null ? "taken out: taken to be []"
                : "taken out: taken to be " + SuchAs.Json(entry.Allowed.Value.Type, entry.Assumed!));
    }

    private string Judge(string role, Allowed allowed) =>
        $"judged by {role}, with who that is and why; the value is {_mayBeWritten.Words(allowed)}";

    private string Judged(Allowed allowed, int nth) =>
        $$"""{"value": {{Plain(allowed, nth)}}, "by": "who judged", "because": "why"}""";

    private string Plain(Allowed allowed, int nth) => SuchAs.Json(allowed.Type, _suchAs.Value(allowed, nth));

    /// <summary>As few records as it may hold, and at least one, with all their fields: as they are written.</summary>
    private void List(Entry list)
    {
        var (least, most) = list.Holds;
        var range = least == most ? "exactly" : least == 0 ? "at most" : FormattableString.Invariant($"{least} to");
        var records = FormattableString.Invariant($"{range} {most} record{(most == 1 ? "" : "s")}");
        Note(Step, records + ", written like this without the //"
            + (least == 0 ? "; [] says that there are none" : "")
            + (list.OnePer.IsEmpty ? "" : "; no two may have the same " + string.Join(" and ", list.OnePer)));
        Shown("[");
        for (var nth = 0; nth < Math.Max(least, 1); nth++)
        {
            Shown(Step + "{");
            for (var at = 0; at < list.Fields.Length; at++)
                Field(list.Fields[at], nth, at == list.Fields.Length - 1 ? "" : ",");
            Shown(Step + (nth < least - 1 ? "}," : "}"));
        }
        Shown("]");
    }

    /// <summary>What may be written is said of the first record's fields.</summary>
    private void Field(Entry field, int nth, string comma)
    {
        var allowed = field.Allowed!.Value;
        var indent = Step + "// " + Step + Step;
        if (nth == 0 && field.Ask is not null) Note(indent, field.Ask);
        if (nth == 0)
            Note(indent, field.JudgedBy is null ? _mayBeWritten.Words(allowed) : Judge(field.JudgedBy, allowed));
        var value = field.JudgedBy is null ? Plain(allowed, nth) : Judged(allowed, nth);
        Shown($"{Step}{Step}{SuchAs.Json(field.Name)}: {value}{comma}");
    }

    private void Shown(string line) => _text.Append(Step).Append("// ").Append(line).Append('\n');

    /// <summary>A comment, which goes on in the next line, further in, where it runs past the width.</summary>
    private void Note(string indent, string words)
    {
        var column = 0;
        foreach (var word in words.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length <= Width)
            {
                _text.Append(' ');
                column++;
            }
            else
            {
                var opening = indent + (column == 0 ? "// " : "//     ");
                if (column > 0) _text.Append('\n');
                _text.Append(opening);
                column = opening.Length;
            }
            _text.Append(word.Replace(MayBeWritten.Unbroken, ' '));
            column += word.Length;
        }
        _text.Append('\n');
    }
}
