using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking;

/// <summary>
/// Checks a justification in JSON against the policy and the case that it claims to justify: each statement in
/// it is worked out anew, from the contract (section 5), the published schema and the oracle. It shares nothing
/// with what makes justifications.
/// </summary>
internal sealed class JustificationCheck
{
    private static readonly string[] StandingWords = ["not stated", "not known", "assumed", "stated"];

    private const string MonthEnd =
        "Adding or taking months keeps the day of the month, or takes the month's last day where it has no such day.";
    private const string Anniversary =
        "Whole years and months are completed on the anniversary; one that does not exist in its year (29 February, "
            + "the 31st) is the first of the next month.";

    private readonly Policy _policy;
    private readonly Case _case;
    private readonly KnownCase _known;
    private readonly Findings _found = new();
    private readonly CheckedConditions _conditions;

    private JustificationCheck(Subject subject)
    {
        (_policy, _case, _known) = (subject.Known.Policy, subject.Case, subject.Known);
        _conditions = new CheckedConditions(_known, _found);
    }

    /// <summary>The faults of a justification, and how much of it was verified.</summary>
    /// <param name="compilation">The policy, with the files that it is made of.</param>
    /// <param name="case">
    /// The values, how each came about, and the judgements; nothing that a decision says of them.
    /// </param>
    /// <param name="json">The justification.</param>
    /// <param name="chosenBy">The date that chose the edition; null where the policy was used as it stands.</param>
    /// <param name="budget">
    /// The most ways of filling in the unknowns to try; beyond it the statements that need
    /// them are skipped and counted.
    /// </param>
    public static Findings Faults(Compilation compilation, Case @case, ReadOnlyMemory<byte> json,
        DateOnly? chosenBy = null, int budget = OracleEvaluator.UsualBudget) =>
        Faults(new Subject(compilation, @case, budget), json, chosenBy);

    /// <summary>The same of one case, worked out once for many justifications that claim to be its own.</summary>
    public static Findings Faults(Subject subject, ReadOnlyMemory<byte> json, DateOnly? chosenBy = null)
    {
        using var document = JsonDocument.Parse(json);
        var check = new JustificationCheck(subject);
        check.Check(document.RootElement, subject.Files, chosenBy);
        return check._found;
    }

    /// <summary>A policy and a case of it, with all that the oracle says of them.</summary>
    internal sealed class Subject(Compilation compilation, Case @case, int budget = OracleEvaluator.UsualBudget)
    {
        public Case Case { get; } = @case;

        public ImmutableArray<SourceText> Files { get; } = compilation.Files;

        public KnownCase Known { get; } = new(compilation.Policy!, @case.Values, budget);
    }

    private void Check(JsonElement root, ImmutableArray<SourceText> files, DateOnly? chosenBy)
    {
        var decided = _known.Decision is { } decision
            ? decision.Outcome is not null
            : root.GetProperty("status").ValueEquals("decided");
        if (!_found.Members("justification", root, "format", "engine", "policy", "id", "decidedOn",
            "status", "exact", decided ? "outcome" : "possible",
            "notices", "reasons", "exceptions", "rules", "needed", "facts", "assumed", "neverLookedAt", "conventions",
            "advice"))
            return;
        _found.Same("format", "eligibility-justification/1", root.GetProperty("format"));
        _found.Same("engine", Engine.Version, root.GetProperty("engine"));
        Heading(root.GetProperty("policy"), files, chosenBy);
        _found.Same("id", _case.Id, root.GetProperty("id"));
        _found.Same("decidedOn", CheckedRules.Iso(Day(_policy.DecisionDate)), root.GetProperty("decidedOn"));
        _found.Same("status", decided ? "decided" : "undecided", root.GetProperty("status"));
        // That it is not exact excuses nothing that can be worked out here; it must then be told in words too.
        var exact = root.GetProperty("exact").ValueKind == JsonValueKind.True;
        _found.Same("exact", exact, root.GetProperty("exact"));
        new CheckedRules(_known, _found, _conditions).Check(root);
        if (!decided && _known.Decision is { } undecided)
            _found.Same("possible", undecided.Possible.Select(o => o.Name), root.GetProperty("possible"));
        else if (!decided) _found.Skip();
        else if (_known.Decision is { Outcome: var outcome }) Outcome(outcome!, root.GetProperty("outcome"));
        else
            Outcome(_policy.Outcomes
                    .FirstOrDefault(o => root.GetProperty("outcome").GetProperty("name").ValueEquals(o.Name)),
                root.GetProperty("outcome"));
        new CheckedNotices(_policy, _known.Values, _found).Check(root.GetProperty("notices"), exact);
        if (_known.Decision is { } whole) _found.Each("needed", whole.Needed, root.GetProperty("needed"), Need);
        else _found.Skip();
        Facts(root);
        _found.Same("neverLookedAt", _case.NeverLookedAt, root.GetProperty("neverLookedAt"));
        if (_known.Decision is null) _found.Skip();
        else Conventions(root.GetProperty("conventions"));
        _found.Same("advice", "This is advice to an officer, who decides.", root.GetProperty("advice"));
    }

    private DateOnly? Day(Fact fact) =>
        _case.Values[fact.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;

    private static string Said(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";

    private void Heading(JsonElement told, ImmutableArray<SourceText> files, DateOnly? chosenBy)
    {
        if (!_found.Members("policy", told, "title", "edition", "force", "file", "choice", "hash")) return;
        _found.Same("policy.title", _policy.Title, told.GetProperty("title"));
        _found.Same("policy.edition", _policy.Edition, told.GetProperty("edition"));
        _found.Same("policy.force", _policy.Force, told.GetProperty("force"));
        _found.Same("policy.file", _policy.Source.Path, told.GetProperty("file"));
        var period = _policy.Period is { } p
            ? $"in force {p.Words}"
            : "prospective, with no day from which it is in force";
        _found.Same("policy.choice",
            $"{period}; {(chosenBy is null ? "used as it stands" : $"chosen by the {_policy.DatedBy.Name}, {Said(chosenBy)}")}",
            told.GetProperty("choice"));
        // For each file its path, a line feed, its text, a zero byte; the policy first, then by path.
        var bytes = new List<byte>();
        foreach (var file in files.Where(f => f.Path == _policy.Source.Path)
            .Concat(files.Where(f => f.Path != _policy.Source.Path).OrderBy(f => f.Path, StringComparer.Ordinal)))
            bytes.AddRange([.. Encoding.UTF8.GetBytes(file.Path), (byte)'\n', .. Encoding.UTF8.GetBytes(file.Text), 0]);
        _found.Same("policy.hash", Convert.ToHexStringLower(SHA256.HashData([.. bytes])), told.GetProperty("hash"));
    }

    private void Outcome(Outcome? outcome, JsonElement told)
    {
        if (outcome is null) { _found.Fault("outcome", "is none of the policy"); return; }
        var (length, discretion) = (outcome.Length, outcome.Discretion);
        string?[] ofLength = Beside("lasts", length, told), ofDiscretion = Beside("discretionary", discretion, told);
        if (!_found.Members("outcome", told, ["name", "text", "lasts", .. ofLength, outcome.Refers ? "refers" : null,
            "obligations", "discretionary", discretion?.When is null ? null : "discretionaryWhen", .. ofDiscretion,
            "authority", "tells"]))
            return;
        _found.Same("outcome.name", outcome.Name, told.GetProperty("name"));
        _found.Same("outcome.text", outcome.Text, told.GetProperty("text"));
        if (outcome.Refers && _found.Members("outcome.refers", told.GetProperty("refers"), "to", "because", "sources"))
        {
            _found.Same("outcome.refers.to", outcome.RefersTo, told.GetProperty("refers").GetProperty("to"));
            Grounds("outcome.refers", outcome.RefersOn, told.GetProperty("refers"), "because", "sources");
        }
        _found.Each("outcome.obligations", outcome.Obligations,
            told.GetProperty("obligations"), (path, owed, each) => Consequence(path, owed, each, "text"));
        // Each form tells them in its own order; definitions are opened in this one.
        _found.Each("outcome.authority", outcome.Authorities,
            told.GetProperty("authority"), (path, owed, each) => Consequence(path, owed, each, "role"));
        string[] words = ["no", "open", "yes"];
        if (discretion is null)
            _found.Same("outcome.discretionary", "no", told.GetProperty("discretionary"));
        else if (Owed(discretion) is { } truth)
            _found.Same("outcome.discretionary", words[(int)truth], told.GetProperty("discretionary"));
        else _found.Skip();
        if (discretion?.When is { } when)
            _conditions.Node("outcome.discretionaryWhen", told.GetProperty("discretionaryWhen"), when, true);
        if (discretion is not null && told.TryGetProperty("discretionaryNeeds", out var needs))
            Hangs("outcome.discretionary", discretion, told.GetProperty("discretionary").ValueEquals("open"), needs);
        _found.Each("outcome.tells", outcome.Tells, told.GetProperty("tells"), Told);
        // What is worked out opens what it names after all that is tested.
        foreach (var ((line, each), at) in outcome.Tells.Zip(told.GetProperty("tells").EnumerateArray()).Select((t, i) => (t, i)))
            if (line.Value is { } value && !each.GetProperty("status").ValueEquals("not told"))
                _conditions.Told(FormattableString.Invariant($"outcome.tells[{at}].from"), From(each, "from"), value);
        if (length?.Value is { } lasts) _conditions.Told("outcome.lastsFrom", From(told, "lastsFrom"), lasts);
        Length(length, told);
        foreach (var (name, line) in new[] { ("lasts", length), ("discretionary", discretion) })
            if (line is { Grounds.AreNone: false })
                Grounds("outcome", line.Grounds, told, name + "Because", name + "Sources");
    }

    private static JsonElement From(JsonElement told, string name) =>
        told.TryGetProperty(name, out var from) ? from : default;

    /// <summary>The members beside a line that is a member by itself: which of them are there its own state says.</summary>
    private static string?[] Beside(string name, Consequence? line, JsonElement told) =>
    [
        line?.Value is not null && told.TryGetProperty(name + "From", out _) ? name + "From" : null,
        told.TryGetProperty(name + "Needs", out _) && line is not null ? name + "Needs" : null,
        .. line is { Grounds.AreNone: false } ? [name + "Because", name + "Sources"] : Array.Empty<string>(),
    ];

    private void Length(Consequence? length, JsonElement told)
    {
        var lasts = told.GetProperty("lasts");
        var isOpen = told.TryGetProperty("lastsNeeds", out var needs);
        if (length?.Value is not { } value) _found.Same("outcome.lasts", length?.Text, lasts);
        else if (isOpen) Open("outcome.lasts", value, lasts);
        else if (lasts.GetString() is { } said && said.StartsWith(length.Text, StringComparison.Ordinal))
            True("outcome.lasts", value, said[length.Text.Length..]);
        else _found.Fault("outcome.lasts", $"{lasts} is told");
        if (isOpen) Hangs("outcome.lasts", length!, true, needs);
    }

    private void Grounds(string path, Grounds grounds, JsonElement told, string because, string sources)
    {
        _found.Same($"{path}.{because}", grounds.Because, told.GetProperty(because));
        _found.Each($"{path}.{sources}", grounds.Citations, told.GetProperty(sources),
            new CheckedRules(_known, _found, _conditions).Source);
    }

    private OracleTruth? Owed(Consequence consequence) =>
        consequence.When is null ? OracleTruth.Held : _known.TruthOf(consequence.When, -1);

    private void Consequence(string path, Consequence consequence, JsonElement told, string text)
    {
        if (!_found.Members(path, told, text, "status", consequence.When is null ? null : "when", "needs", "because",
            "sources")) return;
        _found.Same(path + "." + text, consequence.Text, told.GetProperty(text));
        string[] words = ["not owed", "open", "owed"];
        if (Owed(consequence) is { } truth)
            _found.Same(path + ".status", words[(int)truth], told.GetProperty("status"));
        else _found.Skip();
        Rest(path, consequence, told);
    }

    private void Rest(string path, Consequence line, JsonElement told)
    {
        if (line.When is { } when) _conditions.Node(path + ".when", told.GetProperty("when"), when, true);
        Hangs(path, line, told.GetProperty("status").ValueEquals("open"), told.GetProperty("needs"));
        Grounds(path, line.Grounds, told, "because", "sources");
    }

    private void Told(string path, Consequence line, JsonElement told)
    {
        if (!_found.Members(path, told, "label", "value", "text", "status", line.When is null ? null : "when",
            line.Value is not null && told.TryGetProperty("from", out _) ? "from" : null, "needs", "because", "sources")) return;
        _found.Same(path + ".label", line.Value is null ? null : line.Text, told.GetProperty("label"));
        var (status, text) = (told.GetProperty("status").GetString(), told.GetProperty("text"));
        if (line.Value is not { } value) _found.Same(path + ".text", line.Text, text);
        else if (status != "told") _found.Same(path + ".text", (string?)null, text);
        else True(path + ".text", value, text.GetString());
        if (line.Value is null || status != "told") _found.Same(path + ".value", (string?)null, told.GetProperty("value"));
        else AsStated(path + ".value", line.Value.Type, text.GetString()!, told.GetProperty("value"));
        string[] words = ["not told", "open", "told"];
        if (Owed(line) is not { } owed) _found.Skip();
        // One that is owed may be open, since its value is.
        else if (owed != OracleTruth.Held || line.Value is null)
            _found.Same(path + ".status", words[(int)owed], told.GetProperty("status"));
        else if (status == "open") Open(path + ".status", line.Value, text);
        else _found.Same(path + ".status", "told", told.GetProperty("status"));
        Rest(path, line, told);
    }

    /// <summary>A value is what is told, in every way of filling in what is unknown.</summary>
    private void True(string path, Term value, string? text)
    {
        if (text is null) _found.Fault(path, "is told without a value");
        else if (_known.IsTrue(value, -1, text) is not { } isTrue) _found.Skip();
        else if (isTrue) _found.Count();
        else _found.Fault(path, $"tells that {value.Span.Words} is {text}");
    }

    /// <summary>A value that is open hangs on something unknown.</summary>
    private void Open(string path, Term value, JsonElement told)
    {
        _found.Same(path, (string?)null, told);
        if (_known.IsKnown(value, -1)) _found.Fault(path, $"{value.Span.Words} is told as open, and all it reads is known");
    }

    /// <summary>A value as a case would state it, told beside its words.</summary>
    private void AsStated(string path, FactType type, string words, JsonElement told)
    {
        if (type is DateType)
            _found.Same(path, CheckedRules.Iso(DateOnly.ParseExact(words, "d MMMM yyyy", CultureInfo.InvariantCulture)), told);
        else if (type is NumberType { Written: false } && told.ValueKind == JsonValueKind.Number)
            _found.Same(path, words.Split(' ')[0], JsonSerializer.SerializeToElement(told.GetRawText()));
        else _found.Same(path, words, told);
    }

    /// <summary>What an open line hangs on is unknown, is read by it, and stands in order of declaration.</summary>
    private void Hangs(string path, Consequence line, bool isOpen, JsonElement told)
    {
        var names = new List<string>();
        foreach (var need in told.EnumerateArray())
        {
            if (!_found.Members(path + ".needs", need, "fact", "ask")) continue;
            var name = need.GetProperty("fact").GetString()!;
            names.Add(name);
            _found.Same(path + ".needs.ask", AskOf(name), need.GetProperty("ask"));
        }
        var unknown = Reads.Of(new Node?[] { line.When, line.Value }.OfType<Node>()).Select(r => r.Input)
            .DistinctBy(i => i.Slot).OrderBy(i => i.Slot).SelectMany(Unknown).ToList();
        if (isOpen == (names.Count == 0) || !names.SequenceEqual(unknown.Where(names.Contains)))
            _found.Fault(path + ".needs", $"[{string.Join("; ", names)}] is told, and unknown is [{string.Join("; ", unknown)}]");
        else _found.Count();
    }

    private IEnumerable<string> Unknown(Input input) => _known.Values[input.Slot] switch
    {
        null => [input.Name],
        Items { Rows: var rows } => rows.SelectMany((row, i) => ((ListInput)input).Fields
            .Where(f => row[f.Index] is null).Select(f => FormattableString.Invariant($"{input.Name} {i + 1}: {f.Name}"))),
        _ => [],
    };

    private void Need(string path, OracleNeed need, JsonElement told)
    {
        if (!_found.Members(path, told, "fact", "ask", "alone")) return;
        _found.Same(path + ".fact", need.Name, told.GetProperty("fact"));
        _found.Same(path + ".ask", AskOf(need.Name), told.GetProperty("ask"));
        _found.Same(path + ".alone", need.Alone, told.GetProperty("alone"));
    }

    /// <summary>
    /// The question of a fact, a list, or <c>LIST N: FIELD</c>; of a field that has none, that of its list.
    /// </summary>
    private string? AskOf(string name)
    {
        if (_policy.Inputs.FirstOrDefault(i => i.Name == name) is { } input) return input.Ask;
        var (list, field) = (name[..name.LastIndexOf(' ', name.IndexOf(':', StringComparison.Ordinal))],
            name[(name.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        var asked = (ListInput)_policy.Inputs.First(i => i.Name == list);
        return asked.Fields.First(f => f.Name == field).Ask ?? asked.Ask;
    }

    private void Facts(JsonElement root)
    {
        // A rule's own period is a line that reads the date by which the policy is dated.
        if (_policy.Rules.Any(r => r.Period is not null)) _conditions.Used.Add(_policy.DatedBy.Slot);
        _found.Each("facts", _policy.Inputs, root.GetProperty("facts"), Fact);
        _found.Same("assumed",
            _policy.Inputs.Where(i => _case.Provenances[i.Slot] == Provenance.Assumed).Select(i => i.Name),
            root.GetProperty("assumed"));
    }

    private void Fact(string path, Input input, JsonElement told)
    {
        var (value, judged) = (_case.Values[input.Slot], _case.Judgements.GetValueOrDefault(input.Slot));
        if (!_found.Members(path, told, "fact", "value", "standing", "used", judged is null ? null : "judged",
            value is Items ? "items" : null, _case.JudgedItems.Any(j => j.Key.Slot == input.Slot) ? "judgedItems" : null))
            return;
        _found.Same(path + ".fact", input.Name, told.GetProperty("fact"));
        _found.Same(path + ".value", value is null ? null : input.Say(value), told.GetProperty("value"));
        _found.Same(path + ".standing", StandingWords[(int)_case.Provenances[input.Slot]],
            told.GetProperty("standing"));
        _found.Same(path + ".used", _conditions.Used.Contains(input.Slot), told.GetProperty("used"));
        if (judged is not null && _found.Members(path + ".judged", told.GetProperty("judged"), "by", "because"))
        {
            _found.Same(path + ".judged.by", judged.By, told.GetProperty("judged").GetProperty("by"));
            _found.Same(path + ".judged.because", judged.Because, told.GetProperty("judged").GetProperty("because"));
        }
        if (_case.JudgedItems.Where(j => j.Key.Slot == input.Slot).ToList() is { Count: > 0 } ofItems)
            _found.Each(path + ".judgedItems", ofItems, told.GetProperty("judgedItems"), (at, of, item) =>
            {
                if (!_found.Members(at, item, "item", "field", "by", "because")) return;
                _found.Same(at + ".item", of.Key.Row + 1, item.GetProperty("item"));
                _found.Same(at + ".field", ((ListInput)input).Fields[of.Key.Field].Name, item.GetProperty("field"));
                _found.Same(at + ".by", of.Value.By, item.GetProperty("by"));
                _found.Same(at + ".because", of.Value.Because, item.GetProperty("because"));
            });
        if (value is Items { Rows: var rows })
            _found.Each(path + ".items", rows, told.GetProperty("items"), (at, row, item) =>
            {
                var fields = ((ListInput)input).Fields;
                if (!_found.Members(at, item, fields.Select(f => f.Name))) return;
                foreach (var field in fields)
                    _found.Same($"{at}.{field.Name}", row[field.Index] is { } known ? field.Type.Say(known) : null,
                        item.GetProperty(field.Name));
            });
    }

    private void Conventions(JsonElement told)
    {
        var texts = told.EnumerateArray().Select(t => t.ToString()).ToList();
        List<string> expected = [.. On(_conditions.TookMonthEnd, MonthEnd),
            .. On(_conditions.MetAnniversary, Anniversary)];
        _found.Same("conventions", expected, told);

        IEnumerable<string> On(bool? relied, string text) =>
            relied ?? texts.Contains(text, StringComparer.Ordinal) ? [text] : [];
    }
}
