using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Eligibility.Hosting;

/// <summary>
/// Reads and checks the policies that the options name, so that options are valid exactly when there is a catalogue.
/// </summary>
/// <param name="environment">The host, or null where there is none.</param>
/// <param name="meters">What makes meters in a host, or null.</param>
internal sealed class PolicyFolder(IHostEnvironment? environment = null, IMeterFactory? meters = null)
    : IValidateOptions<EligibilityOptions>, IDisposable
{
    // Options are validated again for each way in which they are asked for; a place is read once.
    private readonly Lock _reading = new();
    private readonly Dictionary<string, Read> _read = new(StringComparer.Ordinal);

    public ValidateOptionsResult Validate(string? name, EligibilityOptions options) =>
        Load(name ?? Options.DefaultName, options).WholeFault is { } fault
            ? ValidateOptionsResult.Fail(fault)
            : ValidateOptionsResult.Success;

    /// <summary>The catalogue of options that are valid.</summary>
    public PolicyCatalogue Open(string name, EligibilityOptions options)
    {
        var load = Load(name, options);
        return load.Catalogue
            ?? throw new OptionsValidationException(name, typeof(EligibilityOptions), [load.WholeFault!]);
    }

    public void Dispose()
    {
        lock (_reading)
            foreach (var read in _read.Values) read.Telemetry.Dispose();
    }

    private PolicyLoad Load(string name, EligibilityOptions options)
    {
        var place = (options.Folder, options.Root, options.Source);
        lock (_reading)
        {
            if (_read.TryGetValue(name, out var read) && read.Place == place) return read.Load;
            read?.Telemetry.Dispose();
            var telemetry = new ReloadTelemetry(name, null, meters);
            _read[name] = read = new Read(place, LoadNow(options, new DecisionWatch(telemetry.Decisions!, null)), telemetry);
            return read.Load;
        }
    }

    private PolicyLoad LoadNow(EligibilityOptions options, DecisionWatch watch)
    {
        if (options.Source is { } source)
            return string.IsNullOrWhiteSpace(options.Folder)
                ? LoadNow(source, watch)
                : PolicyLoad.Refused($"{nameof(EligibilityOptions)}.Folder and {nameof(EligibilityOptions)}.Source are "
                    + "both set: policies come from one place");
        var (place, fault) = PolicyPlace.Find(nameof(EligibilityOptions), options.Folder, options.Root,
            environment?.ContentRootPath ?? AppContext.BaseDirectory);
        return place is null
            ? PolicyLoad.Refused(fault!)
            : PolicyLoad.Of(place.Library, place.Below, place.Name, watch: watch);
    }

    private static PolicyLoad LoadNow(Func<Library> source, DecisionWatch watch)
    {
        const string name = "the source of the policies";
        try
        {
            return source() is { } library
                ? PolicyLoad.Of(library, "", name, watch: watch)
                : PolicyLoad.Refused($"{name} gave none");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What the exception says may be confidential, such as a connection's password.
            return PolicyLoad.Refused($"{name} failed with {fault.GetType().Name}");
        }
    }

    private sealed record Read((string Folder, string? Root, Func<Library>? Source) Place, PolicyLoad Load,
        ReloadTelemetry Telemetry);
}
