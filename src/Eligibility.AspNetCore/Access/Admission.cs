using System.Net;
using Eligibility.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Access;

/// <summary>Lets a caller in, or says why not: by the machine where there are no keys, else by the key.</summary>
internal sealed class Admission(KeyRing keys)
{
    // Almost every request names the host as the one before it did.
    private volatile string? _ownHost;

    private const string Scheme = "Bearer ";

    private static readonly string[] Handed = ["Forwarded", "X-Forwarded-For"];

    /// <summary>Who asks.</summary>
    /// <param name="http">The request.</param>
    /// <param name="role">The role that the route needs; null where anybody may ask.</param>
    public Caller Admit(HttpContext http, ServiceRole? role)
    {
        RequireOwnOrigin(http.Request);
        // Whether the service is up may be asked by whoever can reach it, and tells nothing else.
        if (role is not { } needed) return Caller.Local;
        if (keys.IsEmpty)
        {
            RequireThisMachine(http);
            return Caller.Local;
        }
        RequireSealed(http);
        var caller = Named(http.Request);
        return caller.Role >= needed ? caller : throw Problem.At(ProblemKind.Role, FaultPlace.Header("Authorization"),
            $"the key of {caller.Name} has the role {Word(caller.Role)}, and this needs the role {Word(needed)}").Raise();
    }

    public static string Word(ServiceRole role) => role switch
    {
        ServiceRole.Reader => "reader", ServiceRole.Decider => "decider", _ => "administrator",
    };

    private Caller Named(HttpRequest request)
    {
        const string Write = "write `Authorization: Bearer KEY` with the key that was given to you";
        if (request.Headers.Authorization is not [{ } header])
            throw Unknown(request.Headers.Authorization.Count == 0 ? "found no key" : "found several keys", Write);
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw Unknown("found no bearer key", Write);
        return keys.Find(header[Scheme.Length..].Trim())
            ?? throw Unknown("found a key that is not known here", Write);
    }

    private static ProblemException Unknown(string found, string help) =>
        (Problem.At(ProblemKind.NoKey, FaultPlace.Header("Authorization"), found, help) with
        {
            Header = ("WWW-Authenticate", "Bearer realm=\"eligibility\""),
        }).Raise();

    /// <summary>
    /// Without keys whatever reaches another address than this machine's own is not answered, however the host was told
    /// to listen; nor what was sent to another name, as a page does that has its name resolve to this machine.
    /// </summary>
    private void RequireThisMachine(HttpContext http)
    {
        var connection = http.Connection;
        if (!IsHere(connection.LocalIpAddress) || !IsHere(connection.RemoteIpAddress))
            throw new Problem(ProblemKind.NotLocal,
                "there are no keys, so that only callers on the same machine are answered; configure TLS and keys").Raise();
        // What a proxy on this machine hands on comes from elsewhere.
        foreach (var header in Handed)
            if (http.Request.Headers.ContainsKey(header))
                throw Problem.At(ProblemKind.NotLocal, FaultPlace.Header(header),
                    "a proxy asks for somebody else, and there are no keys", "configure TLS and keys").Raise();
        if (http.Request.Host.Value is { } host && host == _ownHost) return;
        if (!IsHere(http.Request.Host.Host))
            throw Problem.At(ProblemKind.NotLocal, FaultPlace.Header("Host"),
                "found another name than this machine's own", "write localhost, 127.0.0.1 or [::1]").Raise();
        _ownHost = http.Request.Host.Value;
    }

    /// <summary>A key that travels in the open is everybody's.</summary>
    private static void RequireSealed(HttpContext http)
    {
        if (!http.Request.IsHttps && !IsHere(http.Connection.LocalIpAddress))
            throw new Problem(ProblemKind.NotLocal, "a key was sent without TLS; write https").Raise();
    }

    /// <summary>A page of another site may not have its reader's browser ask here.</summary>
    private static void RequireOwnOrigin(HttpRequest request)
    {
        if (request.Headers.Origin is not [{ Length: > 0 } origin]) return;
        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)) return;
        throw Problem.At(ProblemKind.NotLocal, FaultPlace.Header("Origin"), "a page of another site asks").Raise();
    }

    // Null in a test's host and for a socket of the file system: neither is reached from elsewhere.
    private static bool IsHere(IPAddress? address) => address is null || IPAddress.IsLoopback(address)
        || address.IsIPv4MappedToIPv6 && IPAddress.IsLoopback(address.MapToIPv4());

    private static bool IsHere(string host) => host.Length == 0 || ListenAddress.IsLoopback(host);
}
