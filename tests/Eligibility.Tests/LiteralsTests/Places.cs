using System.Text;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Cli;
using Eligibility.Cli.Commands;
using Eligibility.Model;
using Eligibility.Tests.BulkTests;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.LiteralsTests;

/// <summary>Every place where a literal is read: what it makes of a text, in words.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["number"] = "number", ["whole number"] = "whole number", ["tablets"] = "whole number of tablets",
        ["pills"] = "whole number of 10mg-tablets", ["weight"] = "amount in mg", ["money"] = "money in GBP",
        ["date"] = "date", ["yes or no"] = "yes or no",
    };

    private static readonly PolicyEvaluator Evaluator = BulkRun.Policy($$"""
        policy "A fact of each type"
        {{string.Join('\n', Types.Select(t => $"fact {NameOf(t.Key)}: {t.Value}"))}}
        outcome court "Court"
        otherwise court
        end
        """);

    /// <summary>The places in which a fact of a type can be written, in the order in which they are listed.</summary>
    public static string[] Of(string type) => type == "date"
        ? ["policy", "period", "text in JSON", "cell", "command"]
        : ["policy", "text in JSON", "cell"];

    /// <summary>What comes of a text in a place: the value in words, or the message after its code.</summary>
    public static string Read(string place, string type, string text) => place switch
    {
        "policy" => InPolicy(Types[type], text),
        "period" => InPeriod(text),
        "text in JSON" => InJson(NameOf(type), text),
        "cell" => InCell(type, text),
        _ => OnTheCommandLine(text),
    };

    private static string NameOf(string type) => "the " + type.Replace(" or ", " ", StringComparison.Ordinal);

    private static Fact Fact(string type) => Evaluator.Policy.Inputs.OfType<Fact>().Single(f => f.Name == NameOf(type));

    private static string InPolicy(string type, string text) =>
        Told($"fact f: {type}\n    assumed {text}\n", p => p.Inputs[0].Say(p.Inputs[0].Assumed!));

    private static string InPeriod(string text) =>
        Told($"    in force from {text}\n", p => Dates.InWords(p.Period!.From));

    private static string InJson(string name, string text) =>
        Told(CaseReader.Read(Evaluator.Policy,
            Encoding.UTF8.GetBytes($"{{\"{name}\": {JsonSerializer.Serialize(text)}}}")));

    private static string Told(string lines, Func<Policy, string> words)
    {
        var compilation = PolicyCompiler.Uncorrected(Library.Of(("policy.rules",
            $"policy \"P\"\n{lines}outcome court \"Court\"\notherwise court\nend\n")), "policy.rules");
        if (compilation.Policy is { } policy) return words(policy);
        var found = compilation.Diagnostics.First(d => d.IsError);
        return $"{found.Code} {found.Message}" + (found.Help is null ? "" : $" ({found.Help})");
    }

    private static string InCell(string type, string text)
    {
        var run = BulkRun.Of(o => new BulkDecider(Evaluator, o), $"{Fact(type).Name}\n\"{text}\"\n", BulkForm.Csv);
        if (run.Rejected.Count > 0) return Told(Assert.Single(Assert.Single(run.Rejected).Faults));
        return Stated(type, CellText.State(text, Fact(type).Type));
    }

    /// <summary>The value of a case that states this alone, as cells do.</summary>
    private static string Stated(string type, Stated? stated)
    {
        if (stated is null) return "nothing";
        var binder = new CaseBinder(Evaluator.Policy, CaseOptions.None, new CaseFaults(inCells: true));
        return Told(binder.Bind(new StatedObject([new(NameOf(type), stated)])));
    }

    private static string Told(CaseResult result)
    {
        if (result.Case is not { } @case) return Told(Assert.Single(result.Faults));
        var input = Evaluator.Policy.Inputs.Single(i => @case.Values[i.Slot] is not null);
        return input.Say(@case.Values[input.Slot]!);
    }

    private static string Told(CaseFault fault) =>
        $"{fault.Code} {fault.Message}" + (fault.Help is null ? "" : $" ({fault.Help})");

    private const string Option = "--on";

    private static string OnTheCommandLine(string text)
    {
        try
        {
            return Dates.InWords(Shared.ReadDate(text, Option));
        }
        catch (UsageException refused)
        {
            return refused.Message[(Option.Length + 2)..];
        }
    }
}
