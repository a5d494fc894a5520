using System.Collections.Immutable;

namespace Eligibility.Tests.Generators;

/// <summary>Moves declarations of a policy into vocabularies that it uses.</summary>
internal static class Vocabularies
{
    private static readonly string[] Shareable = ["source", "values", "fact", "list", "define", "table", "score"];
    private static readonly string[] Paths = ["shared/common.rules", "shared/deeper/more.rules"];

    public static bool MayMove(TextLine statement) => Shareable.Contains(statement.Keyword);

    /// <summary>
    /// The policy with some of its declarations in so many vocabularies, each of which uses the next.
    /// </summary>
    public static ImmutableArray<PolicyFile> Split(TextLine head, IReadOnlyList<TextLine> statements,
        int vocabularies, Dice dice)
    {
        var place = statements.Select(s => MayMove(s) && vocabularies > 0 ? dice.Between(0, vocabularies) : 0).ToList();
        List<TextLine> Of(int file) => [.. statements.Where((_, i) => place[i] == file)];
        var end = new TextLine("end");
        var files = ImmutableArray.CreateBuilder<PolicyFile>();
        files.Add(new PolicyFile(GeneratedPolicy.Path, [head, .. Use(0), .. Of(0), end]));
        for (var i = 1; i <= vocabularies; i++)
            files.Add(new PolicyFile(Paths[i - 1], [new TextLine("vocabulary \"Shared\"",
                    dice.Chance(50) ? [new TextLine("summary \"What all use.\"")] : []),
                .. Use(i), .. Of(i), end]));
        if (vocabularies > 0) files.Add(new PolicyFile("library.rules", [new TextLine("library \"Made up\""), end]));
        return files.ToImmutable();

        TextLine[] Use(int file) => file < vocabularies ? [new TextLine($"use \"{Paths[file]}\"")] : [];
    }
}
