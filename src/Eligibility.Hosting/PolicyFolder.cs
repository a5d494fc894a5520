using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Eligibility.Hosting;

/// <summary>
/// Reads and checks the policies that the options name, so that options are valid exactly when there is a catalogue.
/// </summary>
/// <param name="environment">The host, or null where there is none.</param>
internal sealed class PolicyFolder(IHostEnvironment? environment = null) : IValidateOptions<EligibilityOptions>
{
    // Options are validated again for each way in which they are asked for; the folder is read once.
    private readonly Lock _reading = new();
    private (string Folder, string? Root)? _place;
    private PolicyLoad? _read;

    public ValidateOptionsResult Validate(string? name, EligibilityOptions options)
    {
        if (name != Options.DefaultName) return ValidateOptionsResult.Skip;
        return Read(options).WholeFault is { } fault
            ? ValidateOptionsResult.Fail(fault)
            : ValidateOptionsResult.Success;
    }

    /// <summary>The catalogue of options that are valid.</summary>
    public PolicyCatalogue Open(EligibilityOptions options)
    {
        var read = Read(options);
        return read.Catalogue ?? throw new OptionsValidationException(Options.DefaultName, typeof(EligibilityOptions),
            [read.WholeFault!]);
    }

    private PolicyLoad Read(EligibilityOptions options)
    {
        lock (_reading)
        {
            var place = (options.Folder, options.Root);
            if (_read is null || _place != place) (_place, _read) = (place, ReadNow(options));
            return _read;
        }
    }

    private PolicyLoad ReadNow(EligibilityOptions options)
    {
        var (place, fault) = PolicyPlace.Find(nameof(EligibilityOptions), options.Folder, options.Root,
            environment?.ContentRootPath ?? AppContext.BaseDirectory);
        return place is null ? PolicyLoad.Refused(fault!) : PolicyLoad.Of(place.Library, place.Below, place.Name);
    }
}
