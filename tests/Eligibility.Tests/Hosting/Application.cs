using Eligibility.Hosting;
using Eligibility.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eligibility.Tests.Hosting;

/// <summary>
/// An application with policies, in a folder of its own that goes away with it or in the repository's.
/// </summary>
internal sealed class Application : IDisposable
{
    private readonly string? _own;
    private readonly ServiceProvider _provider;

    private Application(string? own, Action<IServiceCollection> add)
    {
        _own = own;
        var services = new ServiceCollection();
        add(services);
        _provider =
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IServiceProvider Services => _provider;

    public PolicyCatalogue Catalogue => _provider.GetRequiredService<PolicyCatalogue>();

    /// <summary>The application's own folder.</summary>
    public string Folder => _own!;

    public static Application WithRulesOfTheRepository() =>
        new(null, services => services.AddEligibility(o => o.Folder = Repository.Rules));

    public static Application With(Action<IServiceCollection> add) => new(null, add);

    /// <summary>An application whose folder holds these files.</summary>
    public static Application With(params IEnumerable<(string Path, string Text)> files) =>
        With(files, (own, o) => o.Folder = own);

    /// <summary>An application with these files in a folder of its own, that says where the policies are.</summary>
    public static Application With(IEnumerable<(string Path, string Text)> files,
        Action<string, EligibilityOptions> configure, Action<string, IServiceCollection>? add = null)
    {
        var own = Directory.CreateTempSubdirectory("eligibility-").FullName;
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(own, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        return new Application(own, services =>
        {
            services.AddEligibility(o => configure(own, o));
            add?.Invoke(own, services);
        });
    }

    /// <summary>What a host does before anything else: it validates the options.</summary>
    public void Start() => _provider.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Why the application does not start.</summary>
    public string FailureAtStart()
    {
        var atStart = Assert.Throws<OptionsValidationException>(Start);
        // Without a host the first use says the same.
        Assert.Equal(atStart.Message, Assert.Throws<OptionsValidationException>(() => Catalogue).Message);
        return atStart.Message;
    }

    public void Dispose()
    {
        _provider.Dispose();
        if (_own is not null) Directory.Delete(_own, recursive: true);
    }
}
