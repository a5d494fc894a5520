using Eligibility.Hosting;
using Eligibility.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>Live policies of a folder of their own, looked at when a test says so, with a clock that stands still.</summary>
internal sealed class LiveFolder : IDisposable
{
    public const string Title = "Warnings";
    public static readonly DateOnly Day = new(2024, 5, 6);
    public static readonly DateTimeOffset Start = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public LiveFolder(params (string Path, string Text)[] files) : this(o => { }, files)
    {
    }

    public LiveFolder(Action<LivePoliciesOptions> configure, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files) Write(path, text);
        var options = new LivePoliciesOptions { Folder = _folder.Path, Settle = TimeSpan.Zero };
        configure(options);
        var name = Guid.NewGuid().ToString("N");
        Compiles = new CompileCount(name);
        Policies = new LivePolicies(name, options, "/", Clock, new ReloadTelemetry(name, Log, null));
    }

    public string Path => _folder.Path;

    public FakeTimeProvider Clock { get; } = new(Start);

    public LogLines Log { get; } = new();

    public CompileCount Compiles { get; }

    public LivePolicies Policies { get; }

    /// <summary>The number of the policy in force: by its edition, and by what it decides.</summary>
    public int Number => NumberIn(Policies.Current);

    public string At(string path) => System.IO.Path.Combine(_folder.Path, path);

    public void Write(string path, string text) => _folder.Write(path, text.TrimEnd('\n'));

    public void WriteNumber(int number, string path = "policy.rules") => Write(path, NumberedPolicy.Text(Title, number));

    public Task<PolicyStatus> Reload(bool withdraw = false) => Policies.ReloadAsync(withdraw);

    public static int NumberIn(PolicyCatalogue catalogue, string title = Title)
    {
        var decided = catalogue.Decide(title, """{"age": 45}"""u8, Day).Decision!;
        var number = int.Parse(decided.Policy.Edition!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(NumberedPolicy.Outcome(number, 45), decided.Outcome!.Name);
        return number;
    }

    public void Dispose()
    {
        Policies.Dispose();
        Compiles.Dispose();
        _folder.Dispose();
    }
}
