using System.Collections.Immutable;

namespace Eligibility.DecisionLog.Chain;

/// <summary>A record of the log, as it stands in a row.</summary>
internal sealed record Entry
{
    /// <summary>What the engine advised.</summary>
    public const string Advice = "advice";

    /// <summary>What a person decided on it.</summary>
    public const string Decision = "decision";

    /// <summary>That what is personal of a record was erased.</summary>
    public const string Erasure = "erasure";

    /// <summary>How many parts a record has.</summary>
    public static int PartCount { get; } = Enum.GetValues<Part>().Length;

    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public long Number { get; init; }

    /// <summary>The caller's name for it; no two records share one.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>The hash of the policy that decided, in lower-case hexadecimal.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The version of the engine.</summary>
    public required string Engine { get; init; }

    /// <summary>When it was written, in UTC, to a ten-millionth of a second.</summary>
    public string At { get; init; } = "";

    public required string User { get; init; }

    /// <summary>The record that it is about: the advice decided on, or the record that was erased.</summary>
    public long? Answers { get; init; }

    /// <summary>The version of the word's layout; null where it has no word.</summary>
    public long? Layout { get; init; }

    /// <summary>The schema of the bytes that were shown; null where nothing was.</summary>
    public string? ShownAs { get; init; }

    /// <summary>What the digests of its parts are salted with; null where it was erased.</summary>
    public byte[]? Salt { get; init; }

    /// <summary>Its parts by their numbers; all null where it was erased.</summary>
    public required ImmutableArray<byte[]?> Parts { get; init; }

    /// <summary>The salted digests of its parts, one after another; they stay when it is erased.</summary>
    public byte[] Digests { get; init; } = [];

    /// <summary>What ties it to the record before it.</summary>
    public byte[] Link { get; init; } = [];

    public bool IsErased => Salt is null;

    public byte[]? this[Part part] => Parts[(int)part];

    /// <summary>The same with a salt of its own and the digests of its parts.</summary>
    public Entry Sealed()
    {
        var salt = SaltedDigest.NewSalt();
        return this with { Salt = salt, Digests = SaltedDigest.OfAll(salt, Parts) };
    }

    /// <summary>Whether another says the same, written at another time under another salt.</summary>
    public bool SaysTheSame(Entry other) =>
        !IsErased && !other.IsErased
        && (Kind, PolicyHash, Engine, User, Answers, Layout, ShownAs)
            == (other.Kind, other.PolicyHash, other.Engine, other.User, other.Answers, other.Layout, other.ShownAs)
        && Parts.Zip(other.Parts).All(pair => pair.First is null
            ? pair.Second is null
            : pair.Second is not null && pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <summary>Parts, of which those not named are null.</summary>
    public static ImmutableArray<byte[]?> PartsOf(params ReadOnlySpan<(Part Part, byte[]? Bytes)> named)
    {
        var parts = new byte[]?[PartCount];
        foreach (var (part, bytes) in named) parts[(int)part] = bytes;
        return [.. parts];
    }
}
