using System.Text;
using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>The record of a case of a policy of a few lines.</summary>
internal static class MadeUpRecord
{
    public const string Declared = """
        fact arrested on: date
            from 1 January 2010 to 31 December 2030
        fact cautioned on: date
            from 1 January 2010 to 31 December 2030
        fact agrees: yes or no
        fact sorry: yes or no
        fact drug: one of cannabis, heroin
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        outcome warning "A warning"
        """;

    public static JsonElement Of(string rest, string @case) => Of("", rest, @case);

    public static JsonElement Of(string ranked, string rest, string @case)
    {
        var heading = ranked.Length == 0 ? "policy \"Made up\"" : $"policy \"Made up\"\n    {ranked}";
        var compilation = Compiling.Text($"{heading}\n{rest}\nend\n");
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        var read = CaseReader.Read(compilation.Policy!, Encoding.UTF8.GetBytes(@case));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return JsonDocument.Parse(ExplanationJson.Render(compilation.Evaluator!.Decide(read.Case!))).RootElement;
    }
}
