using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Eligibility.Cases;

namespace Eligibility.Hosting;

/// <summary>What watches the decisions of a set of policies.</summary>
/// <param name="Telemetry">What is told of them.</param>
/// <param name="Shadow">What decides beside them, or null.</param>
internal sealed record DecisionWatch(DecisionTelemetry Telemetry, PolicyShadow? Shadow);

/// <summary>A policy of a catalogue, decided and watched: each answer is given before anybody is told of it.</summary>
internal sealed class CataloguePolicy
{
    private readonly ConcurrentDictionary<Type, object> _bindings = new();
    private readonly DecisionTelemetry.TitleTelemetry? _telemetry;

    /// <param name="editions">The policy.</param>
    /// <param name="watch">What watches it, or null.</param>
    public CataloguePolicy(Editions editions, DecisionWatch? watch) =>
        (Editions, _telemetry, Shadow) = (editions, watch?.Telemetry.For(editions.Title), watch?.Shadow);

    /// <summary>The policy.</summary>
    public Editions Editions { get; }

    /// <summary>What decides beside it, or null.</summary>
    public PolicyShadow? Shadow { get; }

    /// <summary>A type of record bound to it, the same again for each type.</summary>
    /// <exception cref="RecordBindingException">It does not fit, which is found out once, too.</exception>
    [RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
    public RecordBinding<TRecord> Bind<TRecord>()
    {
        var bound = _bindings.TryGetValue(typeof(TRecord), out var known)
            ? known
            : _bindings.GetOrAdd(typeof(TRecord), BindNow<TRecord>());
        return bound as RecordBinding<TRecord>
            ?? throw new RecordBindingException(typeof(TRecord), Editions.Title, (ImmutableArray<string>)bound);
    }

    /// <summary>Decides a case in JSON.</summary>
    public EditionDecision Decide(ReadOnlySpan<byte> json, DateOnly? decidedOn, DecisionDetail detail)
    {
        var options = Editions.Options(decidedOn);
        var answer = Decide(new Utf8Case(json, options), Editions.LikelyDay(json, decidedOn), detail);
        Shadow?.Offer(Editions.Title, json, decidedOn, answer);
        return answer;
    }

    /// <summary>Decides a case of values.</summary>
    public EditionDecision Decide(IReadOnlyDictionary<string, object?> values, DateOnly? decidedOn, DecisionDetail detail)
    {
        ArgumentNullException.ThrowIfNull(values);
        var stated = HostValues.Read(values);
        var answer = Decide(new StatedCase(stated, Editions.Options(decidedOn)), Editions.LikelyDay(stated, decidedOn),
            detail);
        if (Shadow?.Takes() == true) Shadow.Offer(new OfferedValues(Editions.Title, decidedOn, answer, stated));
        return answer;
    }

    /// <summary>Decides a stream of cases.</summary>
    public static IAsyncEnumerable<EditionDecision> DecideManyAsync<TCase>(IAsyncEnumerable<TCase> cases,
        Func<TCase, EditionDecision> decide, int? workers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var atOnce = workers ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1, nameof(workers));
        return Run(stop);

        // Each time that it is gone through it begins anew, as far as the cases do.
        async IAsyncEnumerable<EditionDecision> Run([EnumeratorCancellation] CancellationToken ends)
        {
            await foreach (var answer in new DecisionStream<TCase>(decide, atOnce).RunAsync(cases, ends).ConfigureAwait(false))
                yield return answer;
        }
    }

    /// <summary>Decides a case, of which no shadow is told.</summary>
    public EditionDecision Decide<TSource>(TSource source, DateOnly? likely, DecisionDetail detail)
        where TSource : struct, ICaseSource, allows ref struct =>
        _telemetry is { IsHeard: true } heard
            ? DecideHeard(source, likely, detail, heard)
            : Editions.Decide(source, likely, detail);

    [RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
    private object BindNow<TRecord>()
    {
        try
        {
            return new RecordBinding<TRecord>(this);
        }
        catch (RecordBindingException misfit)
        {
            return misfit.Faults;
        }
    }

    private EditionDecision DecideHeard<TSource>(TSource source, DateOnly? likely, DecisionDetail detail,
        DecisionTelemetry.TitleTelemetry heard)
        where TSource : struct, ICaseSource, allows ref struct
    {
        using var activity = DecisionTelemetry.TitleTelemetry.Start();
        var since = Stopwatch.GetTimestamp();
        var answer = Editions.Decide(source, likely, detail);
        heard.Tell(answer, since, activity);
        return answer;
    }
}
