using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>
/// Looks at a place of policies. A folder is looked at until two looks in a row saw the same, so that no file is taken
/// while it is written, nor some files from before a link was swapped and some from after.
/// </summary>
/// <param name="options">Valid options.</param>
/// <param name="start">Where relative paths start.</param>
/// <param name="time">The clock.</param>
internal sealed class LookingSource(LivePoliciesOptions options, string start, TimeProvider time)
{
    private const int MostLooks = 20;

    // What was last handed out: seen again, it has settled already.
    private string? _settled;

    public ValueTask<SourceLook> LookAsync(CancellationToken stop) =>
        options.Source is { } source ? AskAsync(source, stop) : SettleAsync(stop);

    private static async ValueTask<SourceLook> AskAsync(Func<CancellationToken, ValueTask<Library>> source,
        CancellationToken stop)
    {
        const string name = "the source of the policies";
        try
        {
            return await source(stop).ConfigureAwait(false) is { } library
                ? SourceLook.Of(library, "", name)
                : SourceLook.Faulty(name, $"{name} gave none");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            // What the exception says may be confidential, such as a connection's password.
            return SourceLook.Faulty(name, $"{name} failed with {fault.GetType().Name}");
        }
    }

    private async ValueTask<SourceLook> SettleAsync(CancellationToken stop)
    {
        var look = Look();
        for (var looks = 1; look.Digest != _settled; looks++)
        {
            if (looks == MostLooks) return SourceLook.Faulty(look.Name,
                $"the files in {look.Name} were changed again and again while they were read");
            await Task.Delay(options.Settle, time, stop).ConfigureAwait(false);
            var next = Look();
            if (next.Digest == look.Digest) _settled = next.Digest;
            look = next;
        }
        return look;
    }

    private SourceLook Look()
    {
        var name = $"`{SafeText.Show(options.Folder)}`";
        try
        {
            var (place, fault) = PolicyPlace.Find(nameof(LivePoliciesOptions), options.Folder, options.Root, start);
            return place is null
                ? SourceLook.Faulty(name, fault!)
                : SourceLook.Of(place.Library, place.Below, place.Name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return SourceLook.Faulty(name, $"{name} cannot be read");
        }
    }
}
