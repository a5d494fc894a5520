using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>Where options say that the policies are: a folder of a library.</summary>
/// <param name="Library">The library.</param>
/// <param name="Below">The folder's path from the library's root.</param>
/// <param name="Name">The folder as it is named in messages.</param>
internal sealed record PolicyPlace(Library Library, string Below, string Name)
{
    /// <summary>The place, or why there is none.</summary>
    /// <param name="options">The type of the options, which a message names.</param>
    /// <param name="folder">The folder that they name.</param>
    /// <param name="root">The root that they name, or null.</param>
    /// <param name="start">Where relative paths start: never the working folder, which differs between a service and a
    /// terminal.</param>
    public static (PolicyPlace? Place, string? Fault) Find(string options, string folder, string? root, string start)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return (null, $"{options}.Folder is not set: it names the folder that holds the policies");
        // Path.Combine lets a malformed path through, to be refused as no folder.
        folder = Path.Combine(start, folder);
        if (!Directory.Exists(folder))
            return (null,
                $"there is no folder {Quote(folder)}: {options}.Folder names the folder that holds the policies");
        root = string.IsNullOrWhiteSpace(root) ? Library.RootOf(folder) : Path.Combine(start, root);
        if (!Directory.Exists(root))
            return (null,
                $"there is no folder {Quote(root)}: {options}.Root names the root of the library, or stays unset");
        var library = Library.Open(root);
        return library.PathFromRoot(folder) is { } below
            ? (new PolicyPlace(library, below, Quote(folder)), null)
            : (null, $"{Quote(folder)} lies outside the root of the library, {Quote(root)}");
    }

    private static string Quote(string path) => $"`{SafeText.Show(path)}`";
}
