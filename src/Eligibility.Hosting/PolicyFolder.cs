using Eligibility.Diagnostics;
using Eligibility.Text;
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
    private (PolicyCatalogue? Catalogue, string? Fault) _read;

    public ValidateOptionsResult Validate(string? name, EligibilityOptions options)
    {
        if (name != Options.DefaultName) return ValidateOptionsResult.Skip;
        return Read(options).Fault is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }

    /// <summary>The catalogue of options that are valid.</summary>
    public PolicyCatalogue Open(EligibilityOptions options)
    {
        var (catalogue, fault) = Read(options);
        return catalogue
            ?? throw new OptionsValidationException(Options.DefaultName, typeof(EligibilityOptions), [fault!]);
    }

    private (PolicyCatalogue? Catalogue, string? Fault) Read(EligibilityOptions options)
    {
        lock (_reading)
        {
            var place = (options.Folder, options.Root);
            if (_place != place) (_place, _read) = (place, ReadNow(options));
            return _read;
        }
    }

    private (PolicyCatalogue? Catalogue, string? Fault) ReadNow(EligibilityOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
            return Refuse(
                $"{nameof(EligibilityOptions)}.{nameof(options.Folder)} is not set: it names the folder that holds the policies");
        var folder = FullPath(options.Folder);
        if (!Directory.Exists(folder))
            return Refuse(
                $"there is no folder {Quote(folder)}: {nameof(EligibilityOptions)}.{nameof(options.Folder)} names "
                    + "the folder that holds the policies");
        var root = string.IsNullOrWhiteSpace(options.Root) ? Library.RootOf(folder) : FullPath(options.Root);
        if (!Directory.Exists(root))
            return Refuse(
                $"there is no folder {Quote(root)}: {nameof(EligibilityOptions)}.{nameof(options.Root)} names the "
                    + "root of the library, or stays unset");
        var library = Library.Open(root);
        if (library.PathFromRoot(folder) is not { } below)
            return Refuse($"{Quote(folder)} lies outside the root of the library, {Quote(root)}");

        var check = LibraryChecker.Check(library, library.Files(below));
        var errors = check.Diagnostics.Where(d => d.IsError).ToList();
        if (errors.Count > 0)
            return Refuse(
                $"the policies in {Quote(folder)} have errors; no case is decided before they are mended\n\n{string.Join('\n',
                    errors.Select(e => DiagnosticText.Render(e)))}");
        var evaluators = check.Compilations.Select(c => c.Evaluator).OfType<PolicyEvaluator>().ToList();
        if (evaluators.Count == 0) return Refuse(
            $"{Quote(folder)} holds no policy: a policy is a file that ends in .rules and begins with the word policy");
        // A service takes its time when it starts, and not at its first case.
        foreach (var evaluator in evaluators) evaluator.Prepare();
        return (new PolicyCatalogue(evaluators), null);
    }

    private static (PolicyCatalogue? Catalogue, string? Fault) Refuse(string fault) => (null, fault);

    // Never from the working folder, which differs between a service and a terminal. Path.Combine lets a malformed path
    // through, to be refused as no folder.
    private string FullPath(string path) =>
        Path.Combine(environment?.ContentRootPath ?? AppContext.BaseDirectory, path);

    private static string Quote(string path) => $"`{SafeText.Show(path)}`";
}
