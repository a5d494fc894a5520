using System.Net;

namespace Eligibility.AspNetCore.Access;

/// <summary>Where a host is told to listen, and whether it may.</summary>
internal static class ListenAddress
{
    /// <summary>Whether a host's name is this machine's own, which nobody else reaches.</summary>
    public static bool IsLoopback(string host)
    {
        var plain = host.Trim('[', ']');
        return string.Equals(plain, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(plain, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Why a host may not listen on an address, and what to write; null where it may.</summary>
    /// <param name="address">Such as <c>https://*:8443</c>.</param>
    /// <param name="hasKeys">Whether callers have keys.</param>
    public static string? Refusal(string address, bool hasKeys)
    {
        // Kestrel's + and * are no names of hosts to anybody else.
        var read = address.Trim().Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
            .Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        var shown = $"`{Text.SafeText.Show(address)}`";
        if (!Uri.TryCreate(read, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return $"{shown} is no address to listen on; write such as http://localhost:5080 or https://*:8443";
        if (uri.Host.Length == 0) return $"{shown} names no host; write such as http://localhost:5080";
        if (IsLoopback(uri.Host)) return null;
        if (uri.Scheme != "https")
            return $"{shown} is reached from other machines without TLS; write https and configure a certificate "
                + "(Kestrel:Certificates:Default:Path and :Password), or listen on localhost";
        return hasKeys ? null
            : $"{shown} is reached from other machines, and there are no keys; configure one under Eligibility:Keys "
                + "(Name, Role, Sha256), or listen on localhost";
    }
}
