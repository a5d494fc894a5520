using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Eligibility.DecisionLog;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary>That a decision is kept in a log before it is told: where, for whom, and under what id.</summary>
internal sealed record Recording(string Place, string By, string Id)
{
    public static (Option<string> Log, Option<string> By, Option<string> Id) Options() => (
        new Option<string>("--log")
        {
            Description = "With --case: keeps the decision in a decision log before it is told; a file, or a database "
                + "as `log` takes it.",
            HelpName = "FILE"
        },
        Who("With --log: who asks."),
        new Option<string>("--log-id")
        {
            Description = "With --log: the id of the record, under which it stands once however often it is written. A "
                + "new one when silent.",
            HelpName = "ID"
        });

    public static Option<string> Who(string what) => new("--by") { Description = what, HelpName = "WHO" };

    /// <summary>What the options ask for; null where nothing is to be kept.</summary>
    public static Recording? Of(string? log, string? by, string? id) => (log, by) switch
    {
        ({ } place, { } who) => new Recording(place, who, id ?? NewId()),
        ({ }, null) => throw new UsageException("--log needs --by WHO: a record says who asked"),
        _ when by is not null || id is not null => throw new UsageException("--by and --log-id go with --log"),
        _ => null,
    };

    public static string NewId() => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Keeps a decision, and then tells what it said.</summary>
    /// <param name="terminal">Where both are told.</param>
    /// <param name="policy">The policy that decided.</param>
    /// <param name="decision">What came of the case.</param>
    /// <param name="shown">What is told of it, and in what form.</param>
    /// <param name="run">When and by whom it was decided; null where that was not given.</param>
    public void Tell(Terminal terminal, LoadedPolicy policy, Decision decision, (byte[] Bytes, string Form) shown,
        RunRecord? run)
    {
        var receipt = LogCommand.WriteAsync(Place, log =>
        {
            log.Archive(policy.Compilations.First(c => c.Policy?.Hash == decision.Policy.Hash));
            return log.AppendAsync(new Advice(Id, decision, By)
            {
                Shown = shown.Bytes, ShownAs = shown.Form, Run = run
            });
        }).GetAwaiter().GetResult();
        terminal.WriteBytes(shown.Bytes);
        terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"eligibility: record {receipt.Number}, ")
            + $"id {SafeText.Show(receipt.Id)}; a decision on it names "
            + Convert.ToHexStringLower(SHA256.HashData(shown.Bytes)));
    }
}
