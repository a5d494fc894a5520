using System.Globalization;

namespace Eligibility.Tests.Support;

/// <summary>
/// Runs work under a culture that has broken programs before: Turkish has a dotted capital I, German a decimal comma,
/// Thai and Arabic other calendars, Arabic other digits, Swedish another minus sign.
/// </summary>
internal static class Cultures
{
    public static readonly string[] Names = ["tr-TR", "de-DE", "th-TH", "ar-SA", "sv-SE"];

    /// <summary>
    /// What the work yields on a thread of its own whose culture, and that of every thread it starts, is the named
    /// one; the invariant one for "".
    /// </summary>
    public static T Under<T>(string name, Func<T> work)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        var (before, beforeUI) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture);
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
            return Task.Factory.StartNew(() =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                return work();
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (before, beforeUI);
        }
    }
}

/// <summary>Tests that change the culture of new threads: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class CultureCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "cultures";
}
