using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>Links that are put in the place of others in one moment, which the framework does for files alone.</summary>
internal static partial class Links
{
    public static void Swap(string link, string over)
    {
        if (Rename(link, over) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);
}
