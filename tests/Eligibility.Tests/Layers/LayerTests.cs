using System.Text.RegularExpressions;
using Eligibility.Tests.Support;
using Eligibility.Text;
using Mono.Cecil;

namespace Eligibility.Tests.Layers;

/// <summary>
/// A folder is a stage and knows only those that stand before it: read from the built assembly, type by type, so that
/// no <c>using</c> that is not there hides what is used. Where a type stands is read from the sources: what callers see
/// has the namespace <c>Eligibility</c> whatever its folder.
/// </summary>
public partial class LayerTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "Eligibility");
    private static readonly Dictionary<string, string> Folders = ReadFolders();

    /// <summary>
    /// What each folder may use beside itself. The root, where callers come in, may use all.
    /// Lines come after Diagnostics, since reading them tells of faults; what they are made of stands in Text.
    /// What people meant stands in two folders: of the tokens of a line beside the parser, since a syntax error is told
    /// before any name is bound (Syntax/Mistakes); of names, types and facts beside the binder (Binding/Mistakes).
    /// Cases come after Evaluation, which holds the case that they are read into; Editions choose by a case which
    /// policy decides it, and look first at the date that it states. Handling reads what people state beside a case and
    /// its decision: it knows what was advised, and nothing of how that is told.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Literals"] = ["Text"],
        ["Diagnostics"] = ["Text"],
        ["Lines"] = ["Text", "Diagnostics"],
        ["Syntax"] = ["Text", "Literals", "Diagnostics", "Lines"],
        ["Model"] = ["Text"],
        ["Binding"] = ["Text", "Literals", "Diagnostics", "Lines", "Syntax", "Model"],
        ["Corrections"] = ["Text", "Diagnostics", "Lines", "Syntax"],
        ["World"] = ["Model"],
        ["Plan"] = ["Text", "Model"],
        ["Evaluation"] = ["Text", "Model", "World", "Plan"],
        ["Explaining"] = ["Text", "Model", "World", "Plan", "Evaluation"],
        ["Handling"] = ["Text", "Model", "Evaluation"],
        ["Cases"] = ["Text", "Literals", "Diagnostics", "Model", "Evaluation"],
        ["Editions"] = ["Text", "Literals", "Model", "Evaluation", "Cases"],
        ["Rendering"] = ["Text"],
        ["Justification"] = ["Text", "Model", "Plan", "Evaluation", "Explaining", "Handling", "Cases", "Editions", "Rendering"],
        ["Formatting"] = ["Text", "Literals", "Diagnostics", "Lines", "Syntax"],
        ["Analysis"] = ["Text", "Diagnostics", "Model", "Evaluation"],
        ["Comparing"] = ["Text", "Model", "Evaluation", "Cases", "Editions", "Rendering", "Justification"],
        ["Documenting"] = ["Text", "Model", "Evaluation", "Cases", "Editions", "Rendering", "Justification", "Comparing"],
        ["SemanticDiff"] = ["Text", "Model", "World", "Plan", "Evaluation", "Cases", "Editions", "Rendering",
            "Justification", "Documenting", "Analysis"],
        ["Promises"] = ["Text", "Diagnostics", "Model", "World", "Evaluation", "SemanticDiff"],
        ["Mutating"] = ["Text", "Diagnostics", "Lines", "Syntax", "Model", "Evaluation", "Analysis", "SemanticDiff"],
        ["Interviewing"] = ["Text", "Model", "Plan", "Evaluation", "Cases", "Editions", "Explaining"],
        ["Bulk"] = ["Text", "Model", "Evaluation", "Cases", "Editions", "Rendering", "Justification"],
    };

    /// <summary>
    /// What a decision is made of: all that whoever tells one may use of Evaluation. None of it decides or searches.
    /// One works out, when it is asked for, what is told beside the outcome (<see cref="Again"/>).
    /// </summary>
    private static readonly SortedDictionary<string, string> OfADecision = new(StringComparer.Ordinal)
    {
        ["Case"] = "what was stated",
        ["Provenance"] = "how a fact came to its value",
        ["Judgement"] = "who judged, and why",
        ["FieldPlace"] = "of which field of a record that is told",
        ["Decision"] = "what came of it",
        ["Means"] = "what told its outcome",
        ["DecisionDetail"] = "what was asked for beside",
        ["Reason"] = "by which rule",
        ["Need"] = "what can still matter",
        ["RuleStatus"] = "what became of a rule",
        ["Truth"] = "what a condition came to",
        ["Truths"] = "what conditions come to together",
        ["DecisionReading"] = "what there is to read of it",
        ["PlanReading"] = "the same of a known case, worked out from the plan and the case and nothing else",
        ["OpenReading"] = "the same of a case with unknowns that the plan tells all of",
        ["NeedsReading"] = "what can still change it",
        ["OpenWay"] = "one way of filling in what ties its lines",
        ["OpenConditions"] = "what its conditions came to there",
        ["OpenNeeds"] = "what can still matter there",
        ["DecisionTrace"] = "what each line came to",
        ["Finding"] = "what one line came to",
        ["BroughtLine"] = "what a line below its outcome came to",
        ["LineState"] = "whether it held, failed, stayed open or was not needed",
        ["DateConventions"] = "the conventions for dates that were relied on",
        ["RecordDecision"] = "what came of one of them",
        ["EachDecision"] = "the decisions about the records of a case, each by itself",
        ["KnownStatuses"] = "of a known case: what its conditions and rules came to, worked out from the plan",
        ["LineEvaluator"] = "what is told beside the outcome is worked out with, when it is told",
        ["WithheldDecision"] = "what may be told to the person decided about",
    };

    /// <summary>
    /// What that one holds beside what a decision is made of. Neither knows the evaluator that decided, nor what other
    /// policies it has beside it.
    /// </summary>
    private static readonly SortedDictionary<string, string> Again = new(StringComparer.Ordinal)
    {
        ["LineEvaluator._first: Eligibility.Evaluation.FirstNeeds"] = "what is needed where nothing is stated, which it keeps",
        ["LineEvaluator._residual: Eligibility.Evaluation.ResidualDecider"] = "what proves, where the plan does not tell",
        ["LineEvaluator._rules: Eligibility.Evaluation.RuleEvaluator"] = "the policy's, which never change",
    };

    /// <summary>Who decides before it tells, in a folder that tells.</summary>
    private static readonly SortedDictionary<string, string> Deciding = new(StringComparer.Ordinal)
    {
        ["Comparing: PolicyComparison uses PolicyEvaluator"] =
            "a case is decided under each policy before what came of it is compared",
    };

    [Fact]
    public void What_tells_a_decision_uses_of_Evaluation_only_what_a_decision_is_made_of()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Engine).Assembly.Location);
        var others = module.GetTypes().Where(type => FolderOf(type) is "Justification" or "Rendering" or "Comparing")
            .SelectMany(type => Used(type).Select(used => (From: type, To: used)))
            .Where(pair => FolderOf(pair.To) == "Evaluation" && !OfADecision.ContainsKey(NameOf(pair.To)))
            .Select(pair => $"{FolderOf(pair.From)}: {NameOf(pair.From)} uses {NameOf(pair.To)}")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(Deciding.Keys, others);
    }

    [Fact]
    public void What_a_decision_is_made_of_holds_its_plan_and_what_works_out_the_rest_and_not_what_decided_it()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Engine).Assembly.Location);
        var own = module.GetTypes()
            .Where(type => FolderOf(type) == "Evaluation" && OfADecision.ContainsKey(type.Name)).ToList();
        Assert.Equal(OfADecision.Keys, own.Select(type => type.Name).Order(StringComparer.Ordinal));
        var held = own.SelectMany(type =>
            type.Fields.Where(f => !f.IsStatic).SelectMany(f => UsedTypes.Parts(f.FieldType), (f, part) => (type, f, part)));
        Assert.Equal(Again.Keys, held.Where(h => IsOwn(h.part) ? !IsPlain(h.part) : IsDelayed(h.part))
            .Select(h => $"{h.type.Name}.{h.f.Name}: {h.part}").Order(StringComparer.Ordinal));

        bool IsPlain(TypeReference part) => FolderOf(part) is "Model" or "Plan" || OfADecision.ContainsKey(NameOf(part));

        static bool IsDelayed(TypeReference part) =>
            part.Name.StartsWith("Func`", StringComparison.Ordinal)
                || part.Name.StartsWith("Lazy`", StringComparison.Ordinal)
            || part.Name.StartsWith("Action", StringComparison.Ordinal)
                || part.Name.StartsWith("IEnumerable`", StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_uses_only_the_folders_before_it()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Engine).Assembly.Location);
        var upward = module.GetTypes()
            .SelectMany(type => Used(type).Select(used => (From: type, To: used)))
            .Where(pair => !MayUse(FolderOf(pair.From), FolderOf(pair.To)))
            .Select(pair =>
                $"{FolderOf(pair.From)} uses {FolderOf(pair.To)}: {NameOf(pair.From)} uses {NameOf(pair.To)}")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(upward.Count == 0, string.Join('\n', upward));
    }

    [Fact]
    public void Each_folder_has_a_row_and_uses_folders_above_its_own()
    {
        var folders = Folders.Values.Where(f => f.Length > 0).Distinct();
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
        var inOrder = Allowed.Keys.ToList();
        Assert.All(Allowed, row =>
            Assert.All(row.Value, used => Assert.True(inOrder.IndexOf(used) < inOrder.IndexOf(row.Key), row.Key)));
    }

    [Fact]
    public void What_callers_do_not_see_has_the_namespace_of_its_folder()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Engine).Assembly.Location);
        var apart = module.Types.Where(type => !type.IsPublic && IsOwn(type) && Folders.ContainsKey($"{type.Namespace}.{NameOf(type)}"))
            .Where(type => type.Namespace != string.Join('.', ((string[])["Eligibility", FolderOf(type)]).Where(n => n.Length > 0)))
            .Select(type => $"{type.FullName} stands in {FolderOf(type)}");
        Assert.Empty(apart);
    }

    private static bool MayUse(string from, string to) =>
        from.Length == 0 || from == to || (to.Length > 0 && Allowed[from].Contains(to));

    private static string FolderOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return Folders.TryGetValue($"{type.Namespace}.{NameOf(type)}", out var folder)
            ? folder
            : !IsOwn(type) ? "" : throw new InvalidOperationException($"no source declares {type.FullName}");
    }

    /// <summary>The folder of each type that a file declares, by its whole name; empty for those of the root.</summary>
    private static Dictionary<string, string> ReadFolders()
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(Sources, file).Split(Path.DirectorySeparatorChar);
            if (parts[0] is "bin" or "obj") continue;
            var text = File.ReadAllText(file);
            foreach (Match declared in Declared().Matches(text))
                folders[$"{Space().Match(text).Groups["name"].Value}.{declared.Groups["name"].Value}"] =
                    parts.Length > 1 ? parts[0] : "";
        }
        return folders;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?:\w+ )*(?:class|record struct|record|struct|enum|interface|delegate [\w<>?]+) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();

    private static string NameOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Name.Split('`')[0];
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type) => UsedTypes.Of(type).Where(IsOwn);

    private static bool IsOwn(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type is not GenericParameter
            && (type.Namespace == "Eligibility" || type.Namespace.StartsWith("Eligibility.", StringComparison.Ordinal));
    }
}
