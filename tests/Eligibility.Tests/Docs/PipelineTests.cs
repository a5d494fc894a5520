using System.Globalization;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Lines;
using Eligibility.Model;
using Eligibility.Plan;
using Eligibility.Syntax;
using Eligibility.Tests.Support;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Tests.Docs;

/// <summary>
/// docs/pipeline.md follows one case through the engine. What it shows of each stage, in blocks tagged
/// <c>text STAGE</c>, is what the stage yields for the policy and the case on the page.
/// </summary>
public class PipelineTests
{
    private const string File = "shop-theft.rules";
    private static readonly Page Shown = Page.Open("docs/pipeline.md");
    private static readonly string Policy = Shown.Tagged("rules").Single().Text;
    private static readonly string Stated = Shown.Tagged("json").Single().Text;

    [Theory]
    [InlineData("lines")]
    [InlineData("trees")]
    [InlineData("syntax")]
    [InlineData("model")]
    [InlineData("case")]
    [InlineData("plan")]
    [InlineData("runs")]
    [InlineData("pass")]
    [InlineData("residual")]
    [InlineData("completions")]
    [InlineData("decision")]
    [InlineData("justification")]
    public void What_the_page_shows_of_a_stage_is_what_the_stage_yields(string stage)
    {
        var yields = stage switch
        {
            "lines" => Lines(),
            "trees" => Trees(),
            "syntax" => Syntax(),
            "model" => Model(),
            "case" => TheCase(),
            "plan" => ThePlan(),
            "runs" => TheRuns(),
            "pass" => ThePass(),
            "residual" => TheResidual(),
            "completions" => TheCompletions(),
            "decision" => TheDecision(),
            _ => TheJustification(),
        };
        var shown = Shown.Tagged("text " + stage).Single();
        Assert.True(shown.Text == yields, $"{shown.Place} should read\n{yields}");
    }

    [Fact]
    public void Every_block_of_the_page_is_checked() =>
        Assert.Equal(
            [
                "case", "completions", "decision", "justification", "lines", "model", "pass", "plan", "residual", "runs",
                "syntax", "trees",
            ],
            Shown.Blocks.Where(b => b.Tag.StartsWith("text", StringComparison.Ordinal)).Select(b => b.Tag[5..])
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_that_the_page_names_exists()
    {
        var page = System.IO.File.ReadAllText(Path.Combine(Repository.Root, Shown.Path));
        foreach (var file in page.Split('`').Where(words => words.EndsWith(".cs", StringComparison.Ordinal)))
            Assert.True(System.IO.File.Exists(Path.Combine(Repository.Root, "src", "Eligibility", file)), file);
    }

    private static SourceText Source(DiagnosticBag found) =>
        SourceReader.Read(File, Encoding.UTF8.GetBytes(Policy), found);

    private static PolicyEvaluator Evaluator => PolicyCompiler.Compile(Library.Of((File, Policy)), File).Evaluator!;

    private static Case ReadCase(string json) => CaseReader.Read(Evaluator.Policy, Encoding.UTF8.GetBytes(json)).Case!;

    /// <summary>The lines of the rule that the page follows.</summary>
    private static bool IsShown(LineTree line) => line.Span.Words.StartsWith("rule small", StringComparison.Ordinal);

    private static string Lines()
    {
        var found = new DiagnosticBag();
        var shown = new LineReader(Source(found), found).ReadAll().SkipWhile(l => !IsShown(l))
            .TakeWhile((l, i) => i == 0 || l.Indent > 0);
        return string.Concat(shown.Select(l => FormattableString.Invariant(
            $"{l.Indent,2}  {string.Join("  ", l.Tokens.Select(t => $"{t.Kind}:{Words(t)}"))}\n")));
    }

    private static string Words(Token token) => token.Kind == TokenKind.Text ? "\"" + token.Text + "\"" : token.Text;

    private static string Trees()
    {
        var found = new DiagnosticBag();
        var text = new StringBuilder();
        Tell(LineTreeReader.Read(Source(found), found, out _).Single(IsShown), 0);
        return text.ToString();

        void Tell(LineTree line, int depth)
        {
            text.Append(' ', depth * 4).Append("- ").Append(string.Join(' ', line.Tokens.Select(Words))).Append('\n');
            foreach (var child in line.Children) Tell(child, depth + 1);
        }
    }

    private static string Syntax()
    {
        var found = new DiagnosticBag();
        var rule = new SyntaxParser(Source(found), found).Parse().Statements.OfType<RuleStatement>()
            .Single(r => IsShown(r.Line));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{nameof(RuleStatement)} `{rule.Title.Words}`\n");
        foreach (var clause in rule.Clauses)
            switch (clause)
            {
                case VerdictClause verdict:
                    text.Append(CultureInfo.InvariantCulture,
                        $"  {nameof(VerdictClause)} `{verdict.Outcome!.Words}` when\n");
                    Tell(verdict.When!, 2);
                    break;
                case TextClause words:
                    text.Append(CultureInfo.InvariantCulture,
                        $"  {nameof(TextClause)} {words.Kind} \"{words.Text.Text}\"\n");
                    break;
            }
        return text.ToString();

        void Tell(ExpressionSyntax syntax, int depth)
        {
            text.Append(' ', depth * 2).Append(syntax.GetType().Name);
            switch (syntax)
            {
                case GroupSyntax group:
                    text.Append(CultureInfo.InvariantCulture, $" {group.Kind}\n");
                    foreach (var line in group.Lines) Tell(line, depth + 1);
                    break;
                case TestSyntax { Predicate: CompareSyntax compare } test:
                    text.Append(CultureInfo.InvariantCulture,
                        $" `{test.Subject.Span.Words}` is {nameof(CompareSyntax)} {compare.Relation} `{compare.Value.Span.Words}`\n");
                    break;
                default: text.Append(CultureInfo.InvariantCulture, $" `{syntax.Span.Words}`\n"); break;
            }
        }
    }

    private static string Model()
    {
        var policy = Evaluator.Policy;
        var text = new StringBuilder();
        foreach (var input in policy.Inputs)
            text.Append(CultureInfo.InvariantCulture, $"slot {input.Slot}  {input.Name}: {((Fact)input).Type.Words}\n");
        foreach (var condition in policy.Conditions)
            text.Append(CultureInfo.InvariantCulture, $"condition {condition.Index}  {Told(condition)}\n");
        foreach (var rule in policy.Rules)
            text.Append(CultureInfo.InvariantCulture,
                $"rule {rule.Index}  {rule.Name}: outcome {rule.Outcome!.Index}, when {rule.When!.Index}\n");
        foreach (var outcome in policy.Outcomes)
            text.Append(CultureInfo.InvariantCulture, $"outcome {outcome.Index}  {outcome.Name}\n");
        return text.ToString();
    }

    private static string Told(Condition condition) => condition switch
    {
        GroupCondition group => FormattableString.Invariant(
            $"{nameof(GroupCondition)} {group.Kind} of {string.Join(", ", group.Operands.Select(o => o.Index))}"),
        Comparison { Left: FactTerm left, Right: ConstantTerm right } comparison => FormattableString.Invariant(
            $"{nameof(Comparison)} slot {left.Fact.Slot} {comparison.Relation} {right.Type.Say(right.Value)}"),
        FlagCondition { Term: FactTerm fact } =>
            FormattableString.Invariant($"{nameof(FlagCondition)} slot {fact.Fact.Slot}"),
        _ => condition.GetType().Name,
    };

    private static string TheCase()
    {
        var @case = ReadCase(Stated);
        return string.Concat(Evaluator.Policy.Inputs.Select(i => FormattableString.Invariant(
            $"slot {i.Slot}  {(@case.Values[i.Slot] is { } value ? i.Say(value) : "unknown")} ({@case.Provenances[i.Slot]})\n")));
    }

    private static string ThePlan()
    {
        var (policy, plan) = (Evaluator.Policy, Evaluator.Plan);
        var names = policy.Inputs.Select(i => i.Name).ToList();
        var text = new StringBuilder();
        for (var f = 0; f < plan.Features.Length; f++)
            text.Append(CultureInfo.InvariantCulture,
                $"feature {f}  {names[plan.Features[f].Slot]}: {ClassesOf(policy, plan.Features[f])}\n");
        for (var c = 0; c < plan.Rules.Conjunctions.Length; c++)
        {
            var tests = plan.Rules.Conjunctions[c].Tests.Select(t =>
            {
                var classes = plan.Features.First(f => f.Slot == t.Feature).ClassesOf(t.Holds);
                return $"{names[t.Feature]} {string.Join('/', classes.Select(r => r.From))}";
            });
            text.Append(CultureInfo.InvariantCulture,
                $"clause {c}  {policy.Rules[plan.Rules.RuleOf[c]].Name}: {string.Join(", ", tests)}\n");
        }
        return text.ToString();
    }

    private static string ClassesOf(Policy policy, Feature feature)
    {
        if (feature.IsPlace) return "no | yes";
        var form = policy.SlotForms[feature.Slot];
        var cuts = feature.Cuts.Select(cut => form.Input.Say(form.Read(cut))).ToList();
        return $"below {cuts[0]} | {string.Join(" | ", cuts.Select(cut => "from " + cut))}";
    }

    private static string TheRuns()
    {
        var (evaluator, open) = (Evaluator, ReadCase(Stated));
        var (policy, plan) = (evaluator.Policy, evaluator.Plan);
        var text = new StringBuilder();
        foreach (var feature in plan.Features)
        {
            var slot = open.Row.Slot(policy.SlotForms[feature.Slot]);
            var name = policy.Inputs[feature.Slot].Name;
            text.Append(CultureInfo.InvariantCulture,
                $"{name,-20}{(slot == SlotForm.NotKnown ? "unknown" : $"class {feature.ClassOf(slot)}")}\n");
        }
        var (may, must) = (new ulong[1], new ulong[1]);
        plan.Open!.Run(open.Row, may, must);
        text.Append(CultureInfo.InvariantCulture, $"may hold            {Clauses(may[0])}\n");
        text.Append(CultureInfo.InvariantCulture, $"must hold           {Clauses(must[0])}\n");
        var possible = plan.Settle(open.Row);
        text.Append(CultureInfo.InvariantCulture,
            $"possible outcomes   {string.Join(", ", Enumerable.Range(0, 64).Where(o => (possible >> o & 1) != 0))}\n");
        var known = ReadCase(Stated.Replace("}", ", \"admits it\": true}", StringComparison.Ordinal));
        var word = plan.WordOf(known.Row)!.Value;
        plan.TryDecide(known.Row, out var rule);
        text.Append(CultureInfo.InvariantCulture,
            $"with admits it yes  the word is {word:B8}, and clause {Array.IndexOf(plan.Rules.RuleOf, rule)} decides: "
                + $"{plan.OutcomeOf(rule)!.Name}\n");
        return text.ToString();
    }

    private static string Clauses(ulong clauses) => clauses == 0 ? "none" : string.Join(", ",
        Enumerable.Range(0, 64).Where(c => (clauses >> c & 1) != 0).Select(c => FormattableString.Invariant($"clause {c}")));

    private static string ThePass()
    {
        var evaluator = Evaluator;
        var pass = evaluator.Rules.Work(ReadCase(Stated).Values);
        return string.Concat(pass.Truths.Select((truth, i) => FormattableString.Invariant($"condition {i}  {truth}\n")))
            + string.Concat(evaluator.Policy.Rules.Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"rule {r.Index}  in force {pass.InForce[r.Index]}, applies {pass.Applies[r.Index]}, undefeated "
                    + $"{pass.Undefeated[r.Index]}\n")))
            + FormattableString.Invariant(
                $"possible outcomes  {string.Join(", ", evaluator.Rules.PossibleOutcomes(pass))}\n");
    }

    /// <summary>Each way of filling in the one thing that is unknown and read, by a case that states it.</summary>
    private static string TheResidual()
    {
        var (evaluator, policy) = (Evaluator, Evaluator.Policy);
        var rules = new RuleEvaluator(policy);
        var parts = new PartBuilder(rules, ReadCase(Stated).Values, null, policy.Conditions, new Effort(1_000));
        var question = new OutcomeQuestion(new ResidualRules(parts, evaluator.Rules, 0), evaluator.Rules);
        var settled = new ResidualSearch(parts, [evaluator.Rules], 1).Ask(question, 1_000);
        var slot = policy.Inputs.Single(i => i.Name == "admits it").Slot;
        return string.Concat(settled.Found
            .Select(f => (policy.Outcomes[f.Key].Name, Admits: f.Value[0][slot]!.Equals(Datum.Yes) ? "true" : "false"))
            .OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name,-9}  admits it = {f.Admits}\n"));
    }

    private static string TheCompletions() =>
        string.Concat(new[] { "false", "true" }.Select(value => FormattableString.Invariant(
            $"admits it = {value}  {Evaluator.Decide(ReadCase(Stated.Replace("}", $", \"admits it\": {value}}}",
                StringComparison.Ordinal))).Outcome!.Name}\n")));

    private static string TheDecision()
    {
        var decision = Evaluator.Decide(ReadCase(Stated));
        var trace = decision.Trace!;
        var lines = decision.Policy.Conditions.Select(condition => trace[trace.Numbers[condition], -1].State);
        return string.Join('\n',
            $"outcome   {decision.Outcome?.Name ?? "none"}",
            $"possible  {string.Join(", ", decision.Possible.Select(o => o.Name))}",
            $"statuses  {string.Join(", ", decision.Statuses)}",
            $"needed    {string.Join(", ", decision.Needed.Select(n => n.Name))}",
            $"exact     {decision.Exact}", $"lines     {string.Join(", ", lines)}", "");
    }

    /// <summary>The justification up to its last part, which names the engine.</summary>
    private static string TheJustification()
    {
        var text = JustificationForms.Text(JustificationBuilder.Build(Evaluator.Decide(ReadCase(Stated))));
        return text[..text.IndexOf("\nRecord\n", StringComparison.Ordinal)];
    }
}
