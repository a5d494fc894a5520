using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Problems;

namespace Eligibility.AspNetCore.Log;

/// <summary>
/// The last answers that were given under a key, in memory: the oldest give way. What is older, or from before the host
/// was started, is known to the log alone, which holds the same record once and refuses another.
/// </summary>
internal sealed class KeptAnswers(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _done = new();

    /// <summary>Begins to answer under a key, or gives the answer that it has.</summary>
    public Answer? Begin(string id, string digest)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue(id, out var kept))
            {
                _answers[id] = new Kept(digest, null, 0, [], []);
                return null;
            }
            if (kept.Digest != digest)
                throw Problem.At(ProblemKind.KeyReused, FaultPlace.Header(AnswerKeeping.KeyHeader),
                    "the key was used for a request with another address or body",
                    "write a key of its own for each request").Raise();
            if (kept.MediaType is not { } mediaType)
                throw new Problem(ProblemKind.InProgress, "a request with this key is being answered; ask again")
                {
                    Header = ("Retry-After", "1"),
                }.Raise();
            var again = new Answer(mediaType, kept.Bytes, kept.Status);
            foreach (var (name, value) in kept.Headers) again.With(name, value);
            return again;
        }
    }

    /// <summary>Ends what was begun: with an answer that is kept, or with none.</summary>
    public void End(string id, Answer? answer)
    {
        lock (_lock)
        {
            if (answer is null || most == 0)
            {
                _answers.Remove(id);
                return;
            }
            _answers[id] = new Kept(_answers[id].Digest, answer.MediaType, answer.Status, answer.Bytes.ToArray(),
                [.. answer.Headers ?? []]);
            _done.Enqueue(id);
            while (_done.Count > most) _answers.Remove(_done.Dequeue());
        }
    }

    private sealed record Kept(string Digest, string? MediaType, int Status, byte[] Bytes,
        IReadOnlyList<(string Name, string Value)> Headers);
}
