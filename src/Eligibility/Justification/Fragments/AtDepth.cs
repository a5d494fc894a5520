namespace Eligibility.Justification;

/// <summary>
/// What is prepared of one line or value for each layout and depth at which it was told so far: a definition is opened
/// wherever it is met first. Made when it is first asked for; two threads that ask at once make the same.
/// </summary>
/// <param name="make">Makes it.</param>
internal sealed class AtDepth<T>(Func<JsonLayout, int, T> make) where T : class
{
    // A hostile policy has a line told at thousands of depths: past these it is made each time.
    private const int Most = 16;

    private Made? _last;

    public T Of(JsonLayout layout, int depth)
    {
        var count = 0;
        for (var made = Volatile.Read(ref _last); made is not null; made = made.Before, count++)
            if (made.Depth == depth && ReferenceEquals(made.Layout, layout)) return made.What;
        var what = make(layout, depth);
        // One that another thread adds meanwhile is made again when it is asked for.
        if (count < Most) Volatile.Write(ref _last, new Made(layout, depth, what, _last));
        return what;
    }

    private sealed record Made(JsonLayout Layout, int Depth, T What, Made? Before);
}
