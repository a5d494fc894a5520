using System.Text;
using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>
/// A folder that is spoilt and mended step by step, as its seed says, and reloaded after each step. What must be in force
/// is told by the folder read afresh, and by which files are gone.
/// </summary>
internal sealed class FaultyScript(int seed)
{
    private const int Steps = 20;

    private static readonly string[] Paths = ["a.rules", "b.rules", "more/c.rules"];

    private readonly Random _random = new(seed);

    /// <summary>How many steps were refused, and how many came into force.</summary>
    public (int Refused, int Loaded) Counts { get; private set; }

    /// <summary>What was not as expected, or null.</summary>
    public async Task<string?> Run()
    {
        using var folder = new LiveFolder([.. Paths.Select((p, i) => (p, Good(i)))]);
        await folder.Reload();
        for (var step = 0; step < Steps; step++)
        {
            var before = folder.Policies.Status;
            var done = Spoil(folder, _random.Next(Paths.Length));
            var after = await folder.Reload();
            if (Difference(folder, before, after) is { } difference)
                return FormattableString.Invariant($"seed {seed}, step {step}, {done}: {difference}");
            Counts = after.Fault is null ? (Counts.Refused, Counts.Loaded + 1) : (Counts.Refused + 1, Counts.Loaded);
        }
        return null;
    }

    private static string? Difference(LiveFolder folder, PolicyStatus before, PolicyStatus after)
    {
        var fresh = PolicyLoad.Of(Library.Open(folder.Path), "", "the folder").Catalogue;
        var gone = before.Catalogue!.All.Any(e => !File.Exists(folder.At(e.Policy.Source.Path)));
        if (fresh is null || gone)
            return !ReferenceEquals(before.Catalogue, after.Catalogue) ? "what was in force did not stay"
                : after.LoadedAt != before.LoadedAt ? "its time moved"
                : after.Health != PolicyHealth.Stale || after.Fault is null || after.FaultySince is null ? "it is not told as stale"
                : null;
        return after.Health != PolicyHealth.Loaded || after.Fault is not null ? $"it is told as {after.Health}: {after.Fault}"
            : after.Catalogue!.Hash != fresh.Hash ? "what the folder holds is not in force"
            : null;
    }

    private string Good(int file) =>
        NumberedPolicy.Text(((char)('A' + file)).ToString(), _random.Next(1_000));

    private string Spoil(LiveFolder folder, int file)
    {
        var (path, text) = (folder.At(Paths[file]), Good(file));
        var kind = _random.Next(10);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        switch (kind)
        {
            case 0:
                File.WriteAllText(path, "");
                break;
            case 1:
                break;
            case 2:
                File.WriteAllText(path, text[.._random.Next(text.Length)]);
                break;
            case 3:
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var i = 0; i < 3; i++) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                File.WriteAllBytes(path, bytes);
                break;
            case 4:
                File.WriteAllText(path, text, Encoding.Unicode);
                break;
            case 5:
                // Another policy's title: two editions in force on one day.
                File.WriteAllText(path, Good((file + 1) % Paths.Length));
                break;
            case 6:
                File.WriteAllText(path, text.Replace("fact age", "use \"gone.rules\"\nfact age", StringComparison.Ordinal));
                break;
            case 7:
                File.CreateSymbolicLink(path, Path.GetTempPath());
                break;
            default:
                foreach (var (all, i) in Paths.Select((p, i) => (folder.At(p), i)))
                {
                    File.Delete(all);
                    File.WriteAllText(all, Good(i));
                }
                break;
        }
        return FormattableString.Invariant($"way {kind} in {Paths[file]}");
    }
}
