using Eligibility.Documenting;
using Eligibility.Rendering;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.DocumentingTests;

/// <summary>Policies to print, and what stands on their pages.</summary>
internal static class Printed
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "DocumentingTests");

    /// <summary>A small policy in two editions, with all that a page tells.</summary>
    public static Editions ShopTheft { get; } = Of(Library.Open(Path.Combine(Folder, "shop-theft"))).Single();

    /// <summary>Every policy that comes with the engine, with its editions.</summary>
    public static IReadOnlyList<Editions> Shipped { get; } = Of(Library.Open(Repository.Rules));

    /// <summary>The policies of some files that are no folder of the machine.</summary>
    public static Editions Editions(params (string Path, string Text)[] files) => Of(Library.Of(files)).Single();

    private static IReadOnlyList<Editions> Of(Library library) => Eligibility.Editions.Of(
        library.Files().Select(f => PolicyCompiler.Compile(library, f).Evaluator).OfType<PolicyEvaluator>());

    public static Policy Last(this Editions editions) => editions.All[^1].Policy;

    public static string Snapshot(string name) => Path.Combine(Folder, name + ".txt");

    public static Document Page(Policy policy, Editions? among = null, bool forPublic = false) =>
        PolicyPages.Of(policy, among, forPublic, null);

    /// <summary>A printed policy in one line, so that no line break parts the words of a name.</summary>
    public static string InRow(Policy policy, Editions? among = null, bool forPublic = false) =>
        string.Join(' ', PolicyDocument.Text(policy, among, forPublic).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All that stands on a page, entry by entry.</summary>
    public static IEnumerable<string> Entries(Document page) => page.Sections.SelectMany(s => s.Entries).Select(InRow);

    public static string InRow(Entry entry) =>
        string.Join(' ', entry.Items.SelectMany(Texts).Prepend(Plain(entry.Words)));

    private static IEnumerable<string> Texts(Item item) => item.Items.SelectMany(Texts).Prepend(Plain(item.Words));

    private static string Plain(Words words) => string.Concat(words.Runs.Select(r => r.Text));

    public static bool Names(string text, string name) => PlainWords.Names(text, name);
}
